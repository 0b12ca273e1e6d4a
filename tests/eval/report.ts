import type { Result } from './cases.ts';
import { FIELDS, type Field } from './compare.ts';
import { type Claim, SURE } from './fields/confidence.ts';
import { type JudgedFact, ruleUses } from './rules.ts';
import { bands, byLayout, type Proportion, proportion, summarise, sure } from './summary.ts';
import { figure, table } from './table.ts';

const NAMES: Readonly<Record<Field, string>> = {
  form: 'form, or refused',
  meeting: 'meeting fields',
  items: 'agenda items',
  itemKind: 'their kinds',
  decisions: 'decisions',
  decisionKind: 'their kinds',
  decisionItem: 'their items',
  subject: 'subjects',
  responsible: 'responsible',
  responsibleRole: 'their roles',
  deadline: 'deadlines',
  people: 'people',
  organization: 'organisations',
  post: 'posts',
  truncated: 'cut names flagged',
  confident: 'sure and right',
};

/** What a field is called in tables. */
export const fieldName = (field: Field): string => NAMES[field];

/** Every field of a set: means over documents with their interval, and all documents counted as one. */
export function fieldTable(results: readonly Result[]): string {
  const head = ['field', 'documents', 'P', 'R', 'F1', '95 %', 'pooled F1', 'right', 'missed', 'invented'];
  const rows = FIELDS.flatMap((field) => {
    const found = summarise(results, field);
    if (found === undefined) return [];
    const { documents, precision, recall, f1, pooled } = found;
    return [
      [
        NAMES[field],
        String(documents),
        figure(precision),
        figure(recall),
        figure(f1.value),
        `${figure(f1.low)}–${figure(f1.high)}`,
        figure(pooled.f1),
        String(pooled.hit),
        String(pooled.miss),
        String(pooled.extra),
      ],
    ];
  });
  return table(head, rows);
}

const LAYOUT_FIELDS: readonly Field[] = [
  'meeting',
  'items',
  'decisions',
  'decisionKind',
  'people',
  'organization',
];

/** F1 of the main fields by layout, means over the documents that show it. Empty where no layouts are known. */
export function layoutTable(results: readonly Result[]): string {
  const groups = [...byLayout(results)];
  if (groups.length === 0) return '';
  const rows = groups.map(([layout, own]) => [
    layout,
    String(own.length),
    ...LAYOUT_FIELDS.map((field) => figure(summarise(own, field)?.f1.value ?? Number.NaN)),
  ]);
  return table(['layout', 'documents', ...LAYOUT_FIELDS.map((field) => NAMES[field])], rows);
}

export const percent = (share: number): string =>
  Number.isNaN(share) ? '–' : `${(100 * share).toFixed(share > 0.9995 && share < 1 ? 2 : 1)} %`;

/** A share with its interval. */
export const interval = ({ low, high }: Proportion): string =>
  Number.isNaN(low) ? '–' : `${percent(low)}–${percent(high)}`;

/** How often statements of a confidence are right. */
export function calibrationTable(claims: readonly Claim[]): string {
  const head = ['says', 'judged', 'right', '95 %', 'invented'];
  const rows = bands(claims).map(({ says, right, invented }) => [
    says.toFixed(2),
    String(right.of),
    percent(right.share),
    interval(right),
    String(invented),
  ]);
  return table(head, rows);
}

/** What says 0.9 and more: how much of it there is, how much of it is invented, and the least share that is right. */
export function sureLine(claims: readonly Claim[]): string {
  const { of, share, low } = sure(claims);
  if (of === 0) return `Nothing says ${SURE} or more.`;
  const invented = of - Math.round(share * of);
  return `Of ${of} people and decisions that say ${SURE} or more, ${invented === 0 ? 'none is' : `${invented} are`} invented; at least ${percent(low)} are right, with 95 % probability.`;
}

/** How often each rule made a fact, and how often that was right in every part that is compared with it. */
export function rulesTable(facts: readonly JudgedFact[]): string {
  const rows = ruleUses(facts).map(({ family, rule, uses, right }) => {
    const { share, low } = proportion(right, uses);
    return [rule, family, String(uses), String(right), String(uses - right), percent(share), percent(low)];
  });
  return table(['rule', 'family', 'uses', 'right', 'wrong', 'precision', 'at least'], rows);
}

/** What is wrong, document by document. */
export function faults(results: readonly Result[]): string {
  return results
    .flatMap(({ name, refusal, fields }) => {
      const own = FIELDS.flatMap((field) => fields[field].faults.map((fault) => `  ${field}: ${fault}`));
      if (refusal !== undefined)
        own.unshift(`  ${refusal.failed ? 'FAILED' : 'refused'}: ${refusal.message}`);
      return own.length > 0 ? [name, ...own] : [];
    })
    .join('\n');
}
