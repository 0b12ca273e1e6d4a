import { endOfDate } from '../text/dates.ts';
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

/** 1,200万元, 3.5亩, 60户, 人民币5亿元 */
const AMOUNT =
  /(?:人民币)?\d[\d,，]{0,24}(?:\.\d{1,12})?(?:余|多)?[十百千万亿]{0,8}(?:余|多)?(?:元|平方米|平方公里|公里|千米|米|亩|公顷|吨|人|名|户|个|套|辆|台|栋|家|处|座|宗|件|项|万元|亿元|%)/uy;
const BEGINS_AMOUNT = new UnitSet('0123456789人');

function endOfAmount(text: string, at: number): number | undefined {
  if (!BEGINS_AMOUNT.isAt(text, at)) return undefined;
  AMOUNT.lastIndex = at;
  const match = AMOUNT.exec(text);
  return match === null ? undefined : at + match[0].length;
}

/** Where a thing ends that begins at a place of a text, by its kind. */
const ENDS = [
  ['document', documentAt],
  ['date', endOfDate],
  ['amount', endOfAmount],
] as const;

/** Documents, dates and amounts of a range, in their order. */
export function thingsIn({ plain }: Pick<Reading, 'plain'>, { start, end }: Range): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = start; at < end; at++)
    for (const [kind, endOf] of ENDS) {
      const to = endOf(plain, at, end);
      if (to === undefined || to > end) continue;
      found.push({ kind, range: rangeOf(at, to), probability: 1 });
      at = to - 1;
      break;
    }
  return found;
}
