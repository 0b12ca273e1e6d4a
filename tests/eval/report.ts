import type { Result } from './cases.ts';
import { FIELDS, type Field } from './compare.ts';
import type { Claim } from './fields/confidence.ts';
import { byLayout, calibration, summarise } from './summary.ts';
import { figure, table } from './table.ts';

const NAMES: Readonly<Record<Field, string>> = {
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

const percent = (share: number): string => `${(100 * share).toFixed(share > 0.9995 && share < 1 ? 2 : 1)} %`;

/** How often statements of a confidence are right. */
export function calibrationTable(claims: readonly Claim[]): string {
  const head = ['confidence', 'statements', 'mean', 'exist', 'right in role, body or kind too'];
  const rows = calibration(claims).map((bin) => [
    `${bin.from.toFixed(2)}–${bin.to.toFixed(2)}`,
    String(bin.claims),
    bin.meanConfidence.toFixed(3),
    percent(bin.exists),
    percent(bin.exact),
  ]);
  return table(head, rows);
}

/** What is wrong, document by document. */
export function faults(results: readonly Result[]): string {
  return results
    .flatMap(({ name, refusal, failed, fields }) => {
      const own = FIELDS.flatMap((field) => fields[field].faults.map((fault) => `  ${field}: ${fault}`));
      if (refusal !== undefined) own.unshift(`  ${failed ? 'FAILED' : 'refused'}: ${refusal}`);
      return own.length > 0 ? [name, ...own] : [];
    })
    .join('\n');
}
