import type { Line } from '../landmarks/line.ts';
import type { Range, Reading } from '../reading.ts';

/** An agenda item while its lines are gathered. */
export interface Draft {
  /** The numeral on the page. */
  readonly numeral: number | undefined;
  readonly heading: Range;
  /** Words that tell what kind of item it is. */
  readonly kindText: string;
  /** All its lines, the heading's among them. */
  readonly lines: Line[];
}

/** Words with which a subject is taken up: they open a heading. */
export const SUBJECT =
  /^(?:会议)?(?:首先|接着|随后|最后|还|又|分别|集中|集体|专题|认真|书面|共同|逐项|重点|组织|再次|深入|，)*(?:传达|学习|听取|审议|研究(?!决定|认为|同意|议定|确定|要求|提出|指出)|讨论(?!决定|认为|同意)|审定|审查|审核|审阅|通报|观看|宣读|开展)/u;

export const wordsOf = (reading: Reading, range: Range): string =>
  reading.plain.slice(range.start, range.end).replaceAll('\n', '');
