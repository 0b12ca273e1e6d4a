import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGENDA_LABEL,
  FILLER,
  HEADER,
  OTHER_LABEL,
  POST,
  PREDICATE,
  ROLE_LABEL,
  SHARED_POST,
  TOPIC_LABEL,
} from '../../../functions/parse/attendance/words.ts';
import { Inventor, LAYOUTS } from './invented-lists.ts';

// A pattern is told with what its matches begin: where a beginning is missing, a word is never found.

const patterns = {
  AGENDA_LABEL,
  FILLER,
  HEADER,
  OTHER_LABEL,
  POST,
  PREDICATE,
  ROLE_LABEL,
  SHARED_POST,
  TOPIC_LABEL,
};

const words = [
  '【出席】：',
  '［列席人员］',
  '第三项议题：',
  '议题一至三：',
  '12议题列席：',
  '（三）关于供水的汇报：',
  '二、审议方案的议题：',
  '应邀列席会议，',
  '因公出差请假，',
  '一并全程也均都分别同时参加会议',
  '时间：',
  '各有关部门',
  '3人',
  '副区长',
  '常务副县长',
  '县委常委、',
  '局长',
  '单位职务',
  '主持人：',
];

const texts = fc.tuple(
  fc.record({ seed: fc.nat(), layout: fc.constantFrom(...LAYOUTS) }),
  fc.array(fc.constantFrom(...words), { maxLength: 20 }),
);

describe('finds at every place what the expression alone finds', () => {
  it.each(Object.entries(patterns))('%s', (_, pattern) => {
    const alone = new RegExp(pattern.source, 'uy');
    fc.assert(
      fc.property(texts, ([{ seed, layout }, more]) => {
        const text = new Inventor(seed).inLayout(layout).text + more.join('');
        for (let at = 0; at < text.length; at++) {
          alone.lastIndex = at;
          expect(pattern.lengthAt(text, at)).toBe(alone.exec(text)?.[0].length ?? 0);
        }
      }),
      { numRuns: 20 },
    );
  });
});
