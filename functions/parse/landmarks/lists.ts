import labels from '../data/attendance-labels.json' with { type: 'json' };
import type { Reading } from '../reading.ts';
import { alternatives, type Line } from './line.ts';
import { markOf, withoutMark } from './numbering.ts';

const PARTICULAR = new RegExp(`^[【［]?(?:${alternatives(labels.particulars)})(?:[：】］]|$)`, 'u');
const LABEL_AT = new RegExp(
  `^[【［（]?(?:会议)?(?:${alternatives(labels.attendance)})(?:（[^（）]{1,16}）)?[】］）]?`,
  'u',
);
const PROSE_LIST =
  /^(?:会议)?(?:应邀)?(?:出席|参加|列席|请假|缺席|未出席)(?:本次|此次|这次)?(?:会议)?的?(?:领导|同志|人员)?(?:还)?(?:有|为|包括)(?!关)/u;

/**
 * A line that opens an attendance list: a label with a colon, a label alone on its line, a label set off by a gap,
 * or 出席会议的有. A sentence that merely begins with 参加 or 记录 does not.
 */
export function isAttendanceLabel(reading: Reading, line: Line): boolean {
  const mark = markOf(line.plain)?.length ?? 0;
  const plain = line.plain.slice(mark);
  if (PROSE_LIST.test(plain)) return true;
  const label = LABEL_AT.exec(plain);
  if (label === null) return false;
  const after = plain[label[0].length];
  if (after === undefined || after === '：' || /[】］]$/u.test(label[0])) return true;
  const gap = reading.gapBefore(line.range.start + mark + label[0].length);
  return gap >= 1 && !/[。；]./u.test(plain);
}

/** 时间：, 地点： in a record that opens with a table of particulars. */
export const isParticular = (plain: string): boolean =>
  PARTICULAR.test(withoutMark(plain)) || PARTICULAR.test(plain);
