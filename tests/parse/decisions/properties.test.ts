import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDecisions } from '../../../functions/parse/decisions/decisions.ts';
import { passageOf } from '../../../functions/parse/decisions/passage.ts';
import { read } from '../../../functions/parse/reading.ts';
import type { Outline } from '../../../functions/parse/types.ts';

const WORDS = [
  '会议',
  '原则',
  '同意',
  '通过',
  '批准',
  '暂缓',
  '不予',
  '决定',
  '明确',
  '议定',
  '强调',
  '由',
  '请',
  '责成',
  '牵头',
  '负责',
  '会同',
  '配合',
  '县水利局',
  '市财政',
  '白云镇',
  '某某同志',
  '该方案',
  '《甲办法》',
  '《',
  '》',
  '（一）',
  '（',
  '）',
  '“',
  '”',
  '一是',
  '1.',
  '，',
  '。',
  '；',
  '：',
  '、',
  '\n',
  '年底前',
  '30日内',
  '50万元',
  '要',
  '各单位',
  '经',
  '后',
  '的',
  '了',
  '修改完善',
  '印发',
  '成立',
  '地块',
  '\u3000',
  'A',
  '□',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

const outlineOf = (reading: ReturnType<typeof read>): Outline => ({
  items: [
    {
      number: 1,
      kind: 'other',
      heading: { start: 0, end: Math.min(6, reading.plain.length) },
      range: { start: 0, end: reading.plain.length },
      paragraphs: reading.lines,
    },
  ],
  loose: [],
  attendance: [],
});

const decide = (words: string) => {
  const reading = read(words, 'hans');
  return {
    reading,
    ...findDecisions(reading, outlineOf(reading), undefined, { title: '', heldOn: '2024-05-20' }),
  };
};

describe('any text', () => {
  it('is read without an error, into decisions that stand apart on the page and say only what it says', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { reading, facts } = decide(words);
        let end = 0;
        for (const fact of facts) {
          expect(fact.range.start).toBeGreaterThanOrEqual(end);
          expect(fact.range.end).toBeGreaterThan(fact.range.start);
          expect(fact.range.end).toBeLessThanOrEqual(reading.plain.length);
          expect(fact.confidence).toBeGreaterThan(0);
          expect(fact.confidence).toBeLessThanOrEqual(1);
          const whole = reading.value({ start: 0, end: reading.plain.length });
          for (const { value } of fact.subjects) {
            expect(value).not.toBe('');
            expect(whole).toContain(value);
          }
          for (const { name } of fact.responsible) expect(whole).toContain(name);
          if (fact.deadline !== undefined) expect(reading.value(fact.range)).toContain(fact.deadline.text);
          end = fact.range.end;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the same decisions when its characters are padded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS.filter((word) => word !== 'A')), { maxLength: 40 }),
        (words) => {
          const close = decide(words.join(''));
          const padded = decide(
            [...words.join('')].map((unit) => (unit === '\n' ? unit : `${unit} `)).join(''),
          );
          const facts = ({ facts: found }: ReturnType<typeof decide>) =>
            found.map(({ kind, subjects, responsible }) => ({ kind, subjects, responsible }));
          expect(facts(padded)).toEqual(facts(close));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps its length when it is masked', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(passageOf(words).masked).toHaveLength(words.length);
      }),
    );
  });
});

describe('time', () => {
  it.each([
    [
      'ordinary minutes',
      '会议原则同意《甲办法》，由县水利局牵头，会同县财政局修改完善后，于年底前印发。会议强调，要抓好落实。\n',
    ],
    ['one verb after the other', '同意'],
    ['opening brackets', '《'],
    ['brackets in brackets', '《甲（'],
    ['closing brackets without an opening', '（》'],
    ['one long name', '县'],
    ['bodies without end', '甲局、'],
    ['someone told again and again', '由县水利局会同'],
    ['nothing but points', '一是同意；'],
    ['one long clause', '会议通过听取某某工作'],
    ['digits in a row', '7'],
    ['objects that point back', '同意。'],
    ['documents in a row', '《甲》'],
  ])('grows with the length only: %s', (_name, unit) => {
    const measure = (units: number): number => {
      const words = `会议${unit.repeat(units)}`;
      // Time of the processor, not of the clock: other work on the machine does not count.
      const started = process.cpuUsage();
      decide(words);
      return process.cpuUsage(started).user / 1000;
    };
    const units = Math.ceil(6_000 / unit.length);
    measure(units);
    const once = Math.min(measure(units), measure(units));
    const four = Math.min(measure(units * 4), measure(units * 4));
    expect(four).toBeLessThan(Math.max(once, 5) * 12);
  });
});
