import type { Passage } from '../../../clauses/passage.ts';
import { RuleBook, rule } from '../../../grammar/rule.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import { lexicon } from '../lexicon.ts';
import type { Matter } from '../record/parts.ts';

/** What matters ask of the meeting, behind their subject. */
export const requestRules = [
  rule<'asks'>('tw/asks', {
    match:
      '，? ( 提请 | 敬请 | 报请 | 请 | 拟请 | 擬请 ) ( 审议 | 讨论 | 核议 | 核定 | 鉴核 | 公鉴 | 公决 | 核示 | 审查 | 议决 ) rest',
    yields: 'asks',
    over: 'words',
    examples: { '制定「甲自治條例」草案，提請審議': {}, 請核議案: {}, 甲計畫案: null },
  }),
];
const requests = new RuleBook(requestRules, lexicon);
const SHORTEST_SUBJECT = 4;

/** What a matter is about, without what it asks for. */
export function subjectOf(passage: Passage, { heading }: Matter): Range {
  const surface = passage.surfaceOf(heading);
  const asks = requests.first(surface);
  if (asks === undefined || asks.from < SHORTEST_SUBJECT) return heading;
  return rangeOf(heading.start, surface.placeOf(asks.from));
}
