import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_KNOWN } from '../../../functions/parse/attendance/candidates.ts';
import { flowOf } from '../../../functions/parse/attendance/flow.ts';
import type { Stretch } from '../../../functions/parse/attendance/labels.ts';
import { readSections } from '../../../functions/parse/attendance/lists.ts';
import { read } from '../../../functions/parse/reading.ts';
import { Inventor, LAYOUTS } from './invented-lists.ts';

// Nothing of an attendance list may vanish: every letter and digit is in a label, a fact, a word that says nothing of
// anybody, or in what is reported as unread.

const WORD = /[\p{L}\p{N}]/u;

/** The letters and digits of a list that nothing accounts for, with a mark where others stand between. */
function lost(text: string): string {
  const reading = read(text);
  const flow = flowOf(
    reading,
    reading.lines.filter(({ start, end }) => end > start),
  );
  const covered = new Uint8Array(flow.text.length);
  const cover = (stretches: readonly Stretch[]): void => {
    for (const { start, end } of stretches) covered.fill(1, start, end);
  };
  for (const { label, people, unread, bare, asides } of readSections(flow, NOTHING_KNOWN)) {
    cover([label, ...unread, ...bare, ...asides]);
    for (const { name, organizations, posts, notes } of people)
      cover([name, ...organizations, ...posts, ...notes]);
  }
  return [...flow.text]
    .map((character, i) => (covered[i] || !WORD.test(character) ? ' ' : character))
    .join('')
    .trim()
    .replace(/ +/gu, '…');
}

const lists = fc
  .record({ seed: fc.integer({ min: 0, max: 1e9 }), layout: fc.constantFrom(...LAYOUTS) })
  .map(({ seed, layout }) => new Inventor(seed).inLayout(layout).text);

/** A list with some of its characters replaced, doubled or left out, or with words put between them. */
const damaged = fc
  .tuple(
    lists,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(
          '',
          '（',
          '）',
          '：',
          '、',
          '\n',
          '局',
          '区',
          '和',
          '第',
          '参加',
          '请假',
          '12',
          '《',
          '某',
        ),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([text, changes]) => {
    const units = [...text];
    for (const [at, words] of changes) units[at % units.length] = words;
    return units.join('');
  });

describe('loses nothing', () => {
  it.each([
    ['bodies without anybody', '列席：区财政局、区审计局\n记录：孙悦'],
    ['posts without anybody', '列席：区财政局局长，区审计局李卫国'],
    ['a group without anybody', '列席：区直部门：发改局：李卫国'],
    [
      'a post of a group whose people have posts of their own',
      '列席：区水利局党组书记：局长李卫国，区审计局赵敏',
    ],
    ['notes on a body', '列席：区财政局（第二项议题）李卫国，区审计局（书面意见）'],
    ['brackets by themselves', '出席：（名单附后）\n列席：（按姓氏笔画）李卫国'],
    ['sentences within a list', '出席：李卫国\n会议指出，要抓好《青溪区规划》的落实。\n列席：赵敏'],
    ['ends of sentences', '出席：李卫国。区长林知远主持召开会议，听取了汇报'],
    ['numbers', '列席：1、李卫国 2、赵敏（3人）12'],
    ['other particulars', '时间：三月八日\n出席：李卫国\n签发：林知远'],
    ['people in the brackets of people', '列席：区财政局李卫国（赵敏、何晓峰陪同）、区审计局（王磊）'],
  ])('%s', (_, text) => {
    expect(lost(text)).toBe('');
  });

  it('of invented lists', () => {
    fc.assert(
      fc.property(lists, (text) => {
        expect(lost(text)).toBe('');
      }),
      { numRuns: 150 },
    );
  });

  it('of damaged lists', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        expect(lost(text)).toBe('');
      }),
      { numRuns: 250 },
    );
  });
});
