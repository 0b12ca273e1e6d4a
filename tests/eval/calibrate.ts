import { writeFileSync } from 'node:fs';
import {
  CLASS_USES,
  type Count,
  confidenceOf,
  type Family,
  type FamilyFigures,
  type Figures,
  RULE_USES,
  shareOf,
} from '../../functions/parse/document/confidence.ts';
import { canonical } from '../../functions/shared/documents.ts';
import type { Result } from './cases.ts';
import { interval, percent, rulesTable } from './report.ts';
import type { JudgedFact } from './rules.ts';
import { grouped, proportion } from './summary.ts';
import { table } from './table.ts';

const FAMILIES = ['decisions', 'attendance'] as const satisfies readonly Family[];

/** A fact with what was measured on the pages of all other governments. */
interface Judged {
  readonly family: Family;
  readonly fact: JudgedFact;
  readonly government: string;
}

const judgedOf = (results: readonly Result[]): Judged[] =>
  results.flatMap(({ government, facts }) =>
    facts.flatMap((fact): Judged[] =>
      fact.family === 'decisions' || fact.family === 'attendance'
        ? [{ family: fact.family, fact, government }]
        : [],
    ),
  );

const NOTHING: Count = { uses: 0, right: 0 };
const plus = ({ uses, right }: Count, isRight: boolean): Count => ({
  uses: uses + 1,
  right: right + Number(isRight),
});

function familyFigures(facts: readonly JudgedFact[]): FamilyFigures {
  let all = NOTHING;
  const evidence: Record<string, Count> = {};
  const rules: Record<string, Count> = {};
  for (const fact of facts) {
    all = plus(all, fact.right);
    evidence[fact.evidence] = plus(evidence[fact.evidence] ?? NOTHING, fact.right);
    rules[fact.rule] = plus(rules[fact.rule] ?? NOTHING, fact.right);
  }
  const often = Object.entries(rules).filter(([, { uses }]) => uses >= RULE_USES);
  return { all, evidence, rules: Object.fromEntries(often) };
}

const figuresOf = (judged: readonly Judged[]): Figures => {
  const of = (family: Family): FamilyFigures =>
    familyFigures(judged.filter((one) => one.family === family).map(({ fact }) => fact));
  return { decisions: of('decisions'), attendance: of('attendance') };
};

/** A statement with the confidence that it would carry, had nobody seen a page of its government. */
interface Foretold {
  readonly confidence: number;
  readonly right: boolean;
}

/** Leaves out one government after the other: each page is judged by what was measured on all others. */
function foretold(judged: readonly Judged[]): Foretold[] {
  const governments = grouped(judged, ({ government }) => government);
  return [...governments].flatMap(([government, own]) => {
    const figures = figuresOf(judged.filter((one) => one.government !== government));
    return own.map(({ family, fact }) => ({
      confidence: confidenceOf(family, fact, fact.characters, figures),
      right: fact.right,
    }));
  });
}

function figuresTable(figures: Figures): string {
  const rows = FAMILIES.flatMap((family) => {
    const { all, evidence, rules } = figures[family];
    const own = (of: string, count: Count, counts = '') => [
      of,
      String(count.uses),
      String(count.uses - count.right),
      shareOf(count).toFixed(3),
      counts,
    ];
    return [
      own(`family ${family}`, all),
      ...Object.entries(evidence)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) =>
          own(`evidence ${name}`, count, count.uses < CLASS_USES ? 'as the family' : ''),
        ),
      ...Object.entries(rules)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) => own(`rule ${name}`, count)),
    ];
  });
  return table(['of', 'uses', 'wrong', 'share', 'counts'], rows);
}

function bandsTable(statements: readonly Foretold[]): string {
  const bands = grouped(statements, ({ confidence }) => confidence);
  const rows = [...bands]
    .sort(([a], [b]) => b - a)
    .map(([says, own]) => {
      const right = own.filter((one) => one.right).length;
      const share = proportion(right, own.length);
      return [
        String(says),
        String(own.length),
        String(own.length - right),
        percent(share.share),
        interval(share),
      ];
    });
  return table(['says', 'statements', 'wrong', 'right', '95 %'], rows);
}

/** What was measured, and how it holds where each government in turn is left out. */
export function calibration(results: readonly Result[]): {
  readonly figures: Figures;
  readonly report: string;
} {
  const judged = judgedOf(results);
  const figures = figuresOf(judged);
  const governments = new Set(judged.map(({ government }) => government));
  const report = [
    `${results.length} pages of ${governments.size} governments`,
    figuresTable(figures),
    'Where each government in turn is judged by what was measured on all others:',
    bandsTable(foretold(judged)),
    rulesTable(judged.map(({ fact }) => fact)),
  ].join('\n\n');
  return { figures, report };
}

const FILE = 'functions/parse/document/confidence.json';

/** Writes what the parser gives its facts for confidence. The same measurements give the same file. */
export function writeFigures(figures: Figures, sets: readonly string[]): void {
  const about = `How often facts were right (of people name, role and body; of decisions place and kind), by family and class of evidence, and by rule where it was used ${RULE_USES} times. Written by \`npm run eval -- --calibrate\` from ${sets.join(', ')}.`;
  const sorted: unknown = JSON.parse(canonical({ about, families: figures }));
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}
