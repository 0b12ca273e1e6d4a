import labels from '../lexicon/zh/list-labels.json' with { type: 'json' };
import { CHINESE_NUMERAL } from '../text/numerals.ts';
import type { Reading } from '../text/reading.ts';
import type { Line, UnclassedLine } from './line.ts';
import { alternatives, holdsSentence } from './words.ts';

const PARTICULAR = new RegExp(
  `^[【［]?(?:(?:${alternatives(labels.particulars)})(?:[：】］]|$)|(?:会议|召开|开会)?(?:时间|日期)(?=\\d{4}年)|会议地点(?=[\\p{Script=Han}])|(?:召开|开会)?地点[^，。；：]{2,28}$)`,
  'u',
);
const LABEL_AT = new RegExp(
  // 附：参会人员名单
  `^(?:附件?\\d?：)?[【［（]?(?:会议)?(?:${alternatives(labels.attendance)})(?:（[^（）]{1,16}）)?[】］）]?`,
  'u',
);
const PROSE_LIST =
  /^(?:会议)?(?:应邀)?(?:出席|参加|列席|请假|缺席|未出席)(?:本次|此次|这次)?(?:会议)?的?(?:领导|同志|人员)?(?:还)?(?:有|为|包括)(?!关)/u;

const LABEL_ALONE = new RegExp(
  `^(?:会议)?(?:${alternatives([...labels.particulars, ...labels.attendance])})$`,
  'u',
);
/** The name of a particular or of a list, without its value: the cell 地点 of a table. */
export const isLabelAlone = (plain: string): boolean => LABEL_ALONE.test(plain);

/** 序号 姓名 单位及职务 备注: the head of a table of people. */
const HEAD_OF_TABLE = new RegExp(`^(?:${alternatives(labels.headers)}){1,12}$`, 'u');
export const isHeadOfTable = (plain: string): boolean =>
  plain.length >= 4 && plain.length <= 40 && plain.includes('姓名') && HEAD_OF_TABLE.test(plain);

/**
 * A line that opens an attendance list: a label with a colon, a label alone on its line, a label set off by a gap,
 * 出席会议的有, or the head of a table of people. A sentence that merely begins with 参加 or 记录 does not.
 */
export function isAttendanceLabel(reading: Reading, line: UnclassedLine): boolean {
  const mark = line.mark?.length ?? 0;
  const plain = line.plain.slice(mark);
  if (PROSE_LIST.test(plain) || isHeadOfTable(plain)) return true;
  const label = LABEL_AT.exec(plain);
  if (label === null) return false;
  const after = plain[label[0].length];
  if (after === undefined || after === '：' || /[】］]$/u.test(label[0])) return true;
  const gap = reading.gapBefore(line.range.start + mark + label[0].length);
  return gap >= 1 && !/[。；]./u.test(plain);
}

const NUMERAL = `(?:${CHINESE_NUMERAL}{1,3}|\\d{1,2})`;
const NUMERALS = `${NUMERAL}(?:[、，和及至到-]第?${NUMERAL})*`;
/** 第一项：, 第二、三项议题：, 议题一： */
const FOR_ITEMS = new RegExp(
  `^（?(?:第${NUMERALS}[项个]?(?:议题|议程|事项|议案)?|(?:议题|议程|事项)${NUMERALS})）?：`,
  'u',
);
/** What the words of an agenda item have and a list of people does not. */
const OF_AN_ITEM =
  /[《。]|^(?:会议)?(?:关于|传达|学习|听取|审议|审定|研究|讨论|通报|部署)|(?:汇报|报告|情况|方案|办法|意见|工作|事宜|事项|问题|计划)$/u;

/** Lines of attendance lists that say who came for which item (第一项：区财政局某某某); they look like items themselves. */
export function linesForItems<T extends UnclassedLine>(
  reading: Reading,
  lines: readonly T[],
): ReadonlySet<T> {
  const found = new Set<T>();
  let listing = false;
  for (const line of lines) {
    if (isAttendanceLabel(reading, line)) {
      listing = true;
    } else if (listing && FOR_ITEMS.test(line.plain) && !OF_AN_ITEM.test(line.plain.replace(FOR_ITEMS, ''))) {
      found.add(line);
    } else if (listing && (line.mark?.style === 'major' || holdsSentence(line.plain))) {
      listing = false;
    }
  }
  return found;
}

/** 时间：, 地点： in a record that opens with a table of particulars. */
export function isParticular({ plain, mark }: Pick<Line, 'plain' | 'mark'>): boolean {
  return PARTICULAR.test(plain.slice(mark?.length ?? 0)) || (mark !== undefined && PARTICULAR.test(plain));
}
