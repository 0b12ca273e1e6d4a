import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import agents from '../../../functions/parse/data/decision-agents.json' with { type: 'json' };
import frames from '../../../functions/parse/data/decision-frames.json' with { type: 'json' };
import verbs from '../../../functions/parse/data/decision-verbs.json' with { type: 'json' };
import { Cues, cuedExpressions, cuesIn } from '../../../functions/parse/decisions/cues.ts';
// Makes all expressions of the room.
import '../../../functions/parse/decisions/decisions.ts';

/** Every string that a word list holds, however deep. */
const stringsOf = (data: unknown): string[] =>
  typeof data === 'string'
    ? [data]
    : typeof data === 'object' && data !== null
      ? Object.values(data).flatMap(stringsOf)
      : [];

const WORDS = [agents, frames, verbs].flatMap(({ about: _, ...lists }) => stringsOf(lists));
const OTHERS = [
  ...[
    '会议',
    '与会',
    '经',
    '由',
    '请',
    '牵头',
    '负责',
    '单位为',
    '为',
    '：',
    '研究',
    '讨论',
    '审议通过',
    '原则',
  ],
  ...[
    '县水利局',
    '甲方案',
    '□',
    '《□□》',
    '，',
    '。',
    '10',
    '万元',
    '的',
    '后',
    '上',
    '同志',
    '局长',
    '主任',
    '陈某',
  ],
];
const DATES = [
  ...[
    '2025年',
    '6月',
    '30日',
    '三十日',
    '底',
    '一季度',
    '末',
    '前',
    '内',
    '不超过',
    '春节',
    '提交',
    '下次',
    '会议',
  ],
  ...['本月', '年', '时限：', '自', '起', '1231', '日'],
];
const madeOf = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((picked) => picked.join(''));
const clause = fc.oneof(madeOf([...WORDS, ...OTHERS]), madeOf(DATES));

describe('cues', () => {
  // Words of one unit and of two: 由, 请, 责成 and others.
  const kind = cuedExpressions.find(({ pattern }) => pattern.source.startsWith('[由请]|责成'))?.cue ?? 0;
  const holds = (text: string, start: number, end: number): boolean =>
    (cuesIn({ cues: new Cues(text) }, start, end) & kind) !== 0;

  it.each([
    ['子由', 0, 2, true],
    ['子由', 0, 1, false],
    ['由子由', 1, 2, false],
    ['责', 0, 1, false],
    ['子责成', 0, 3, true],
    ['责责成', 0, 1, false],
    ['责责成', 1, 2, true],
    ['责任', 0, 2, false],
    [`${'子'.repeat(40)}请${'子'.repeat(40)}`, 33, 41, true],
    [`${'子'.repeat(40)}请${'子'.repeat(40)}`, 41, 81, false],
    ['', 0, 0, false],
  ])('of %s from %i to %i', (text, start, end, expected) => {
    expect(holds(text, start, end)).toBe(expected);
  });

  it.each(cuedExpressions.map((expression) => [expression.pattern.source.slice(0, 40), expression] as const))(
    'stand in every match of %s',
    (_, { pattern, cue: own }) => {
      const matched = { times: 0 };
      fc.assert(
        fc.property(clause, (text) => {
          pattern.lastIndex = 0;
          const match = pattern.exec(text);
          if (match === null) return true;
          matched.times++;
          const cues = new Cues(text);
          return (cuesIn({ cues }, match.index, match.index + match[0].length) & own) !== 0;
        }),
        { numRuns: 20_000 },
      );
      expect(matched.times).toBeGreaterThan(0);
    },
  );
});
