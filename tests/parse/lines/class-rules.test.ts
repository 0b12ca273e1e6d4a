import { describe, expect, it } from 'vitest';
import { ITEM, OPENING, readText, TITLE } from './read.ts';

/** Id of a rule, a page, and the line of it, in matching form, that the rule tells. */
const EXAMPLES: readonly (readonly [rule: string, line: string, page: readonly string[]])[] = [
  ['line/title', TITLE, [TITLE, OPENING, ...ITEM]],
  ['line/masthead', '〔2024〕7号', [TITLE, '〔2024〕7号', OPENING, ...ITEM]],
  ['line/above-body', '会议内容', [TITLE, '会议时间', '2024年3月8日', '会议内容', OPENING, ...ITEM]],
  ['line/day-of-publication', '时间：2024-03-12', [TITLE, '时间：2024-03-12', OPENING, ...ITEM]],
  ['line/furniture', '【正文】', [TITLE, `【正文】${OPENING}`, ...ITEM]],
  ['line/opening', OPENING, [TITLE, OPENING, ...ITEM]],
  ['line/heading', ITEM[0], [TITLE, OPENING, ...ITEM]],
  ['line/prose', ITEM[1], [TITLE, OPENING, ...ITEM]],
  ['line/attendance-label', '出席：林知远、苏明澈', [TITLE, OPENING, ...ITEM, '出席：林知远、苏明澈']],
  ['line/in-attendance-list', '苏明澈、陆云舟', [TITLE, OPENING, ...ITEM, '出席：林知远', '苏明澈、陆云舟']],
  ['line/particular', '会议时间：2024年3月8日', [TITLE, '会议时间：2024年3月8日', '主持人：林知远', ...ITEM]],
  ['line/value-below-label', '2024年3月8日', [TITLE, '会议时间', '2024年3月8日', OPENING, ...ITEM]],
  ['line/closing', '会议还研究了其他事项。', [TITLE, OPENING, ...ITEM, '会议还研究了其他事项。']],
  ['line/byline', '（记者陆云舟）', [TITLE, OPENING, ...ITEM, '（记者陆云舟）']],
  ['line/disclosure', '（此件公开发布）', [TITLE, OPENING, ...ITEM, '（此件公开发布）']],
  ['line/distribution', '抄送：县委办公室。', [TITLE, OPENING, ...ITEM, '抄送：县委办公室。']],
  [
    'line/after-distribution',
    '区档案馆存档三份',
    [TITLE, OPENING, ...ITEM, '抄送：县委办公室。', '区档案馆存档三份'],
  ],
  [
    'line/signature',
    '青溪区人民政府办公室',
    [TITLE, OPENING, ...ITEM, '青溪区人民政府办公室', '2024年3月12日'],
  ],
];

describe('what a line is', () => {
  it.each(EXAMPLES)('is told by %s: %s', (rule, line, page) => {
    expect(readText(...page).lines.find(({ plain }) => plain === line)?.rule).toBe(rule);
  });
});
