import type { Passage } from '../../../clauses/passage.ts';
import { none, type Rule, RuleBook, rule } from '../../../grammar/rule.ts';
import { surfaceOf } from '../../../grammar/surface.ts';
import { thingsIn } from '../../../mentions/things.ts';
import type { Range } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { DeadlineFact } from '../../facts.ts';
import { DAY, firstLimit, isSeenByLimits, type Limit } from '../../limits.ts';
import { lexicon } from '../lexicon.ts';

/** How records of Taiwan say until when. */
export const limitRules: readonly Rule<Limit>[] = [
  rule('deadline/tw-day', {
    over: 'dates',
    match: `limit:((${DAY} | year:numeral 年 part:底) by)`,
    yields: 'by',
    examples: {
      '114年6月30日前完成': { limit: '114年6月30日前' },
      于十二月十日前完成: { limit: '十二月十日前' },
      '114年底前完成': { limit: '114年底前', year: '114' },
      会议前说明: none,
    },
  }),
  rule('deadline/tw-this-month', {
    over: 'dates',
    match: '<!(年 | 月 | 本 | 下 | 次) limit:(月底 by)',
    yields: 'this-month',
    examples: { 于月底前完成: { limit: '月底前' }, 本月底前完成: none },
  }),
  rule('deadline/tw-each', {
    over: 'dates',
    match: 'limit:(每 (年 | 季 | 月 | 周 | 星期) (numeral (日 | 号))? by)',
    yields: 'open',
    examples: { 于每月10日前填报: { limit: '每月10日前' }, 每月填报: none },
  }),
  rule('deadline/tw-span', {
    over: 'dates',
    match: 'limit:((会 后)? numeral 个? period within)',
    yields: 'open',
    examples: { 于2个月内完成: { limit: '2个月内' }, 一周内回报: { limit: '一周内' }, 三个月的试办期: none },
  }),
  rule('deadline/tw-occasion', {
    over: 'dates',
    match: 'limit:((下 (次 | 周) (会议 | 会报 | 市政会议)? | occasion) by)',
    yields: 'open',
    examples: { 于暑假前完成: { limit: '暑假前' }, 暑假期间: none },
  }),
];

const limits = new RuleBook(limitRules, lexicon);

/** The time limit in a stretch. */
export function limitOf(
  { reading, tracer }: { readonly reading: Pick<Reading, 'plain'> } & Pick<Passage, 'tracer'>,
  range: Range,
  heldOn: string | undefined,
): DeadlineFact | undefined {
  const { plain } = reading;
  if (!limits.mayMatchIn(plain.slice(range.start, range.end))) return undefined;
  const surface = surfaceOf(plain, range, thingsIn(reading, range).filter(isSeenByLimits));
  return firstLimit([limits], plain, surface, range, heldOn, tracer);
}
