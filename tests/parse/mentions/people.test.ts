import { describe, expect, it } from 'vitest';
import { knownOf, NOTHING_KNOWN } from '../../../functions/parse/mentions/known.ts';
import { type PeopleOptions, readPeople } from '../../../functions/parse/mentions/people.ts';
import type { Range } from '../../../functions/parse/text/range.ts';
import { read } from '../../../functions/parse/text/reading.ts';

/** The people of a list without a label, each as `organizations name posts (notes) role`, and what else it holds. */
function listed(
  text: string,
  options?: PeopleOptions,
  known = NOTHING_KNOWN,
): { people: string[]; rest: string[] } {
  const reading = read(text);
  const lines = reading.lines.filter(({ start, end }) => end > start);
  const { people, unread, bare, asides } = readPeople(reading, lines, known, options);
  const words = (ranges: readonly Range[], open = '', close = ''): string[] =>
    ranges.length === 0 ? [] : [`${open}${ranges.map((range) => reading.value(range)).join('、')}${close}`];
  return {
    people: people.map(({ name, organizations, posts, notes, role }) =>
      [
        ...words(organizations),
        reading.value(name),
        ...words(posts),
        ...words(notes, '(', ')'),
        ...(role === undefined ? [] : [role]),
      ].join(' '),
    ),
    rest: [...unread, ...bare, ...asides].map((range) => reading.value(range)),
  };
}

describe('reads lists of people', () => {
  it.each([
    ['林知远、周启明　宋雅琴', ['林知远', '周启明', '宋雅琴']],
    ['区财政局局长李卫国、副局长赵敏', ['区财政局 李卫国 局长', '区财政局 赵敏 副局长']],
    ['区财政局李卫国区审计局赵敏区司法局何晓峰', ['区财政局 李卫国', '区审计局 赵敏', '区司法局 何晓峰']],
    ['李卫国　区财政局局长\n赵　敏　区审计局副局长', ['区财政局 李卫国 局长', '区审计局 赵敏 副局长']],
    ['区司法局    王 某 某', ['区司法局 王某某']],
    [
      '林知远（请假）、区财政局李卫国（第二项议题）',
      ['林知远 (请假) absent', '区财政局 李卫国 (第二项议题)'],
    ],
    ['县公安局（李卫国）、县残联（赵敏）', ['县公安局 李卫国', '县残联 赵敏']],
    ['阿不都拉 · 买买提、扎西旺堆、那顺巴雅尔', ['阿不都拉·买买提', '扎西旺堆', '那顺巴雅尔']],
    ['帕丽达·买合苏提、努尔买提·沙吾提', ['帕丽达·买合苏提', '努尔买提·沙吾提']],
    ['清江军分区　战备处长　郑国强', ['清江军分区 郑国强 战备处长']],
    ['县政府副县长何强、县长候选人周启明', ['县政府 何强 副县长', '周启明 县长候选人']],
    ['开发区管委会主任欧阳青、党工委委员司马建国', ['开发区管委会 欧阳青 主任', '司马建国 党工委委员']],
    ['经信局　李卫国　乌兰图雅　　自然资源局　赵敏', ['经信局 李卫国', '经信局 乌兰图雅', '自然资源局 赵敏']],
    ['方圆、成功、高峰、安静', ['方圆', '成功', '高峰', '安静']],
  ])('%s', (text, expected) => {
    expect(listed(text).people).toEqual(expected);
  });

  it('shares the cell of an organization with the rows below in a table', () => {
    expect(listed('区政府办公室　何晓峰　主任\n王立磊　副主任', { table: true }).people).toEqual([
      '区政府办公室 何晓峰 主任',
      '区政府办公室 王立磊 副主任',
    ]);
  });

  it('takes no ordinary words for names', () => {
    const { people, rest } = listed('林知远、方案、安全、周启明、在家');
    expect(people).toEqual(['林知远', '周启明']);
    expect(rest).toEqual(['方案', '安全', '在家']);
  });

  it.each([
    ['林知远、简单、周启明', ['林知远', '简单', '周启明']],
    ['林知远、周启明、和谐', ['林知远', '周启明', '和谐']],
    ['副市长宣传，副市长林知远，副市长周启明', ['宣传 副市长', '林知远 副市长', '周启明 副市长']],
    ['政府办：简单、周启明；财政局：李卫国', ['政府办 简单', '政府办 周启明', '财政局 李卫国']],
    ['林知远、简单', ['林知远']],
    ['区财政局、方案、区审计局、周启明', ['区审计局 周启明']],
    ['林知远、周启明、第三次、有关', ['林知远', '周启明']],
  ])('takes an ordinary word between other people for a name: %s', (text, expected) => {
    expect(listed(text).people).toEqual(expected);
  });

  it('is not sure of a name that is an ordinary word', () => {
    const reading = read('林知远、简单、周启明');
    const { people } = readPeople(reading, reading.lines, NOTHING_KNOWN);
    expect(people.map(({ probability }) => probability >= 0.9)).toEqual([true, false, true]);
  });

  it.each([
    ['赵敏、林海和县政府办主任周启明', ['赵敏', '林海', '县政府办 周启明 主任']],
    ['赵敏、林海和副县长周启明', ['赵敏', '林海', '周启明 副县长']],
    ['赵敏、林海和，县政府办主任周启明', ['赵敏', '林海和', '县政府办 周启明 主任']],
  ])('takes 和 before a body or a post for no part of a name: %s', (text, expected) => {
    expect(listed(text).people).toEqual(expected);
  });

  it('leaves 和 to a name that is known', () => {
    const known = knownOf({ people: ['林海和'] });
    expect(listed('赵敏、林海和县政府办主任周启明', {}, known).people).toEqual([
      '赵敏',
      '林海和',
      '县政府办 周启明 主任',
    ]);
  });

  it('reads a place before a body where entries are set apart', () => {
    expect(listed('柳溪河经济开发区管委会副主任周启明', { setApart: true }).people).toEqual([
      '柳溪河经济开发区管委会 周启明 副主任',
    ]);
  });

  it('tells what names nobody', () => {
    expect(listed('区财政局；区审计局李卫国同志，各镇').rest).toEqual(['区财政局', '同志', '各镇']);
  });

  it('prefers names that are known', () => {
    const known = knownOf({ roster: ['安在家'] });
    expect(listed('周启明安在家', {}, known).people).toEqual(['周启明', '安在家']);
  });

  it('keeps other readings of a name that is not sure', () => {
    const reading = read('张兵世龙珍');
    const { people } = readPeople(reading, reading.lines, NOTHING_KNOWN);
    const [first] = people;
    expect(first?.probability).toBeLessThan(1);
    expect(first?.alternatives.map(({ range }) => reading.value(range))).toContain('张兵世');
  });

  it('flags names that the page masks', () => {
    const reading = read('李某某、张××');
    expect(
      readPeople(reading, reading.lines, NOTHING_KNOWN).people.map(({ truncated }) => truncated),
    ).toEqual([false, true]);
  });
});
