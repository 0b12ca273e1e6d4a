import { NUMERAL_UNITS } from '../text/numerals.ts';
import { type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { UnitSet } from '../text/unit-set.ts';
import type { Mention } from './mention.ts';

const OPENS = new Set(['《', '〈']);
const CLOSES = new Set(['》', '〉']);
const TITLE_OPENS = '《'.charCodeAt(0);
/** A title is no longer than this; a mark that is not closed within it is none. */
const LONGEST_TITLE = 160;
/** （送审稿）, （2024年修订）: the edition of a document behind its title. */
const EDITION = /（[^（）《》\n]{1,20}(?:稿|案|送审|修订|修正|试行|暂行|版|本)[^（）《》\n]{0,6}）/uy;

/** Where the document whose title opens at a place ends, with its edition; undefined where it is not closed. */
export function documentAt(text: string, at: number, limit: number): number | undefined {
  if (text.charCodeAt(at) !== TITLE_OPENS) return undefined;
  let depth = 0;
  const last = Math.min(limit, at + LONGEST_TITLE);
  for (let i = at; i < last; i++) {
    const unit = text.charAt(i);
    if (unit === '\n') return undefined;
    if (OPENS.has(unit)) depth++;
    else if (CLOSES.has(unit) && --depth === 0) {
      EDITION.lastIndex = i + 1;
      const edition = EDITION.exec(text)?.[0].length ?? 0;
      return Math.min(limit, i + 1 + edition);
    }
  }
  return undefined;
}

const N = `[${NUMERAL_UNITS}]`;
/** 2024年5月9日, 二〇二四年五月, 5月底, 2024年. What stands behind it (前, 以前) is not part of it. */
const DATE = new RegExp(
  `${N}{2,4}年(?:度)?${N}{1,3}月(?:份)?(?:${N}{1,3}[日号]|[上中下]旬|底|初|末|中旬)?|${N}{1,3}月(?:${N}{1,3}[日号]|[上中下]旬|底|初|末|份)|${N}{4}年(?:度|底|初|末|上半年|下半年)?`,
  'uy',
);
/** 1,200万元, 3.5亩, 60户, 人民币5亿元 */
const AMOUNT =
  /(?:人民币)?\d[\d,，]{0,24}(?:\.\d{1,12})?(?:余|多)?[十百千万亿]{0,8}(?:余|多)?(?:元|平方米|平方公里|公里|千米|米|亩|公顷|吨|人|名|户|个|套|辆|台|栋|家|处|座|宗|件|项|万元|亿元|%)/uy;
const FORMS = [
  ['date', DATE],
  ['amount', AMOUNT],
] as const;
const BEGINS = new UnitSet(`${NUMERAL_UNITS.replace('\\d', '0123456789')}人`);

/** Documents, dates and amounts of a range, in their order. */
export function thingsIn({ plain }: Pick<Reading, 'plain'>, { start, end }: Range): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = start; at < end; at++) {
    const document = documentAt(plain, at, end);
    if (document !== undefined) {
      found.push({ kind: 'document', range: rangeOf(at, document), probability: 1 });
      at = document - 1;
    } else if (BEGINS.isAt(plain, at)) {
      for (const [kind, pattern] of FORMS) {
        pattern.lastIndex = at;
        const length = pattern.exec(plain)?.[0].length ?? 0;
        if (length === 0 || at + length > end) continue;
        found.push({ kind, range: rangeOf(at, at + length), probability: 1 });
        at += length - 1;
        break;
      }
    }
  }
  return found;
}
