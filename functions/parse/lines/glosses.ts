import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { RawPage } from '../page/raw-page.ts';

/** 會(huì)議, 計(jì)劃: mirrors that convert the script put the reading of a character behind it. */
const GLOSS = /(?<=\p{Script=Han})[(（][a-zà-ɏ]{1,6}[)）]/gu;
/** What every gloss with a tone holds. Hardly any line does. */
const TONE = /[(（][a-z]{0,4}[à-ɏ]/u;
const WITH_TONE = /\p{Script=Han}[(（][a-z]{0,4}[à-ɏ][a-zà-ɏ]{0,4}[)）]/gu;
/** A page that writes a gloss or two itself explains a rare character. */
const SO_MANY = 5;

/** Leaves out the pinyin in brackets that a mirror put behind the characters of a page, and says so. */
export function withoutGlosses(page: RawPage): RawPage {
  let count = 0;
  for (const line of page.lines) if (TONE.test(line)) count += line.match(WITH_TONE)?.length ?? 0;
  if (count < SO_MANY) return page;
  const bare = (text: string): string => text.replace(GLOSS, '');
  const issue: QualityIssue = {
    code: 'injected-text',
    severity: 'warning',
    message: `The readings of characters that stand in brackets behind them were left out, ${count} of them with a tone.`,
  };
  return {
    ...page,
    lines: page.lines.map(bare),
    metadata: Object.fromEntries(
      Object.entries(page.metadata).map(([field, value]) => [
        field,
        typeof value === 'string' ? bare(value) : value,
      ]),
    ),
    issues: [...page.issues, issue],
  };
}
