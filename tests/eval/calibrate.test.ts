import { describe, expect, it } from 'vitest';
import { basisOf, confidenceOf, type Figures, inSteps } from '../../functions/parse/document/confidence.ts';
import { calibration } from './calibrate.ts';
import { governmentOf, type Result } from './cases.ts';
import { compare } from './compare.ts';
import type { Gold } from './gold.ts';
import { type JudgedFact, judgedFacts, ruleUses } from './rules.ts';

const nothing: Gold = {
  meeting: { number: null, heldOn: null, documentNumber: null, indexNumber: null },
  items: [],
  decisions: [],
  attendance: [],
};

const fact = (more: Partial<JudgedFact>): JudgedFact => ({
  family: 'decisions',
  rule: 'approve/meeting',
  evidence: 'meeting-named',
  characters: 1,
  right: true,
  words: '会议同意甲方案',
  ...more,
});

const times = (count: number, one: JudgedFact): JudgedFact[] => Array.from({ length: count }, () => one);

const result = (government: string, facts: readonly JudgedFact[]): Result => ({
  name: government,
  government,
  layouts: [],
  facts,
  ...compare(nothing, {}),
});

describe('a confidence', () => {
  const figures: Figures = {
    decisions: {
      all: { uses: 200, right: 190 },
      evidence: { listed: { uses: 50, right: 43 }, 'in-passing': { uses: 9, right: 0 } },
      rules: { 'measure/funds': { uses: 60, right: 60 } },
    },
    attendance: { all: { uses: 0, right: 0 }, evidence: {}, rules: {} },
  };

  it('rests on the rule where it was used often enough, else on the class of evidence, else on the family', () => {
    const of = (rule: string, evidence: string) => basisOf('decisions', { rule, evidence }, figures).of;
    expect(of('measure/funds', 'listed')).toBe('rule measure/funds');
    expect(of('measure/land', 'listed')).toBe('evidence listed');
    expect(of('measure/land', 'in-passing')).toBe('family decisions');
  });

  it('is the share that is to be expected right, in five steps, and never above what the characters give', () => {
    const evidence = { rule: 'measure/land', evidence: 'listed' };
    expect(confidenceOf('decisions', evidence, 1, figures)).toBe(0.85);
    expect(confidenceOf('decisions', evidence, 0.65, figures)).toBe(0.7);
    expect([1, 0.97, 0.969, 0.9, 0.89, 0.8, 0.6, 0.59, 0].map(inSteps)).toEqual([
      0.99, 0.99, 0.95, 0.95, 0.85, 0.85, 0.7, 0.5, 0.5,
    ]);
  });

  it('of what was never measured is even', () => {
    expect(confidenceOf('attendance', { rule: 'x', evidence: 'y' }, 1, figures)).toBe(0.5);
  });
});

describe('a calibration', () => {
  it('counts by family, class of evidence, and rule where it was used 60 times', () => {
    const { figures } = calibration([
      result('甲县', [...times(59, fact({})), fact({ right: false })]),
      result('乙县', times(10, fact({ rule: 'measure/funds', evidence: 'listed' }))),
    ]);
    expect(figures.decisions).toEqual({
      all: { uses: 70, right: 69 },
      evidence: { 'meeting-named': { uses: 60, right: 59 }, listed: { uses: 10, right: 10 } },
      rules: { 'approve/meeting': { uses: 60, right: 59 } },
    });
  });

  it('judges each government by what was measured on the others', () => {
    const { report } = calibration([
      result('甲县', times(30, fact({}))),
      result('乙县', times(30, fact({ right: false }))),
    ]);
    // What was always right elsewhere is foretold sure of 乙县, and the other way round.
    expect(report).toMatch(/\| 0\.95 \| +30 \| +30 \| +0\.0 % \|/);
    expect(report).toMatch(/\| 0\.5 +\| +30 \| +0 \| 100\.0 % \|/);
  });
});

describe('a government', () => {
  it('is what the gold says, else what the parser recognises, else what the file is called', () => {
    expect(governmentOf({ name: 'linhai-12', gold: { ...nothing, government: '甲县' } }, {})).toBe('甲县');
    expect(governmentOf({ name: 'linhai-12', gold: nothing }, { source: 'cn-110101' })).toBe('cn-110101');
    expect(governmentOf({ name: 'linhai-12', gold: nothing }, {})).toBe('linhai');
  });
});

describe('the uses of a rule', () => {
  it('are the facts that it made and that somebody has judged', () => {
    const decision = {
      id: 'x',
      kind: 'approve',
      subjects: [],
      responsible: [{ name: '县水利局', role: 'owner' }],
      text: '会议同意甲方案。',
      span: [0, 8],
      confidence: 0.95,
    } as const;
    const document = {
      number: 3,
      decisions: [
        {
          ...decision,
          subjects: [],
          responsible: [{ ...decision.responsible[0] }],
          span: [0, 8] as [number, number],
        },
      ],
    };
    const [found] = document.decisions;
    const judged = new Map<object | string, boolean>([
      ['number', true],
      [found?.responsible[0] ?? '', false],
    ]);
    const facts = judgedFacts(
      document,
      ['/number', '/decisions/0', '/decisions/0/responsible/0'].map((at) => ({
        fact: at,
        rule: `a${at.split('/').length}`,
        evidence: 'listed',
        words: '',
      })),
      judged,
    );
    expect(ruleUses(facts)).toEqual([
      { family: 'meeting', rule: 'a2', uses: 1, right: 1 },
      { family: 'responsible', rule: 'a5', uses: 1, right: 0 },
    ]);
  });
});
