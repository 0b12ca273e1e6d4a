import { PARSER_VERSION } from '../../functions/parse/parse.ts';
import type { Result } from './cases.ts';
import type { Field } from './compare.ts';
import { SURE } from './fields/confidence.ts';
import { calibrationTable, fieldName, fieldTable, layoutTable } from './report.ts';
import { byLayout, summarise } from './summary.ts';
import { figure, table } from './table.ts';

/** A set of pages that was measured, and what there is to know about it. */
export interface Measured {
  readonly name: string;
  readonly results: readonly Result[];
}

interface About {
  readonly title: string;
  readonly chinese: string;
  readonly text: string;
}

/** What the sets are that have a place on the page, in its order. */
const SETS: Readonly<Record<string, About>> = {
  corpus: {
    title: 'Real minutes',
    chinese: '真实纪要',
    text: `Official minutes of six governments as their sites publish them, read by two readers blind of each other, whose differences were then
settled. Their text is not part of this repository. They were in sight while the parser was written, so these
figures say what it must not fall below. They do not say what to expect of a government that nobody has looked at.`,
  },
  minutes: {
    title: 'Minutes invented by hand',
    chinese: '手工虚构纪要',
    text: `Minutes of governments that do not exist, written and annotated by hand in the layouts of real ones before the parser
had seen them (\`tests/fixtures/minutes\`, which tells what each part of them gave). Read for the first time, before anything was changed
because of them, the newest of them gave: meeting fields 0.945 to 0.984, agenda items 0.925 to 1.000, decisions 0.915 to 0.950, their
kinds 0.925 to 1.000, responsible 0.922 to 0.957, people 0.938 to 0.992, organisations 0.970 to 0.982; of what said 0.9 or more,
97.7 % (of people, with role and body) to 100 % were right. That is what to expect of a government that nobody has looked at.
Since then the parser has learned the layouts and wordings that they showed, so the figures below are no longer blind.`,
  },
  generated: {
    title: 'Minutes invented by a program',
    chinese: '程序虚构纪要',
    text: `Pages from a generator (\`tests/generator\`) that invents governments, rosters, agendas and wordings and knows what it has
written. Layouts and wordings are drawn at random and far more mixed than those of any one government.`,
  },
  'generated-damaged': {
    title: 'The same, damaged',
    chinese: '程序虚构并加损坏',
    text: `The same pages after one to three kinds of damage each: characters lost beside digits, names cut, hard line breaks, page
numbers, padding, control characters, mixed widths, doubled titles, lists run together, injected lines, conversion to
traditional script.`,
  },
};

/** The set's place on the page; sets that have none come last. */
const rank = ({ name }: Measured): number => [...Object.keys(SETS), name].indexOf(name);

const SUMMARY: readonly Field[] = ['meeting', 'items', 'decisions', 'responsible', 'people', 'organization'];
const SUMMARY_CHINESE = ['会议信息', '议题', '决定', '责任单位', '人员', '人员单位'];

function summaryRows(sets: readonly Measured[], name: (set: Measured) => string): string[][] {
  return sets.map((set) => {
    const sure = summarise(set.results, 'confident')?.pooled.precision ?? Number.NaN;
    return [
      name(set),
      String(set.results.length),
      ...SUMMARY.map((field) => figure(summarise(set.results, field)?.f1.value ?? Number.NaN)),
      figure(sure),
    ];
  });
}

/** The table for the README: mean F1 by set. */
export function summaryTable(sets: readonly Measured[]): string {
  const head = ['mean F1', 'pages', ...SUMMARY.map(fieldName), `right of what says ≥ ${SURE}`];
  return table(
    head,
    summaryRows(
      [...sets].sort((a, b) => rank(a) - rank(b)),
      ({ name }) => SETS[name]?.title ?? name,
    ),
  );
}

/** The same in Chinese. */
export function chineseSummaryTable(sets: readonly Measured[]): string {
  const head = ['F1 均值', '页数', ...SUMMARY_CHINESE, `置信度 ≥ ${SURE} 的正确率`];
  return table(
    head,
    summaryRows(
      [...sets].sort((a, b) => rank(a) - rank(b)),
      ({ name }) => SETS[name]?.chinese ?? name,
    ),
  );
}

const WEAK = 0.97;
const ENOUGH_PAGES = 4;
const SHOWN_LAYOUTS = 15;

/** The layouts that are read worst, as far as enough pages show them. */
function weakLayouts(results: readonly Result[]): string {
  const rows = [...byLayout(results)]
    .filter(([, own]) => own.length >= ENOUGH_PAGES)
    .flatMap(([layout, own]) =>
      SUMMARY.flatMap((field) => {
        const f1 = summarise(own, field)?.f1;
        return f1 && f1.value < WEAK ? [{ layout, field, f1, pages: own.length }] : [];
      }),
    )
    .sort((a, b) => a.f1.value - b.f1.value)
    .slice(0, SHOWN_LAYOUTS)
    .map(({ layout, field, f1, pages }) => [
      layout,
      fieldName(field),
      String(pages),
      figure(f1.value),
      `${figure(f1.low)}–${figure(f1.high)}`,
    ]);
  if (rows.length === 0) return `No layout lies below ${WEAK} in any of the fields of the summary.`;
  return table(['layout', 'field', 'pages', 'F1', '95 %'], rows);
}

function section({ name, results }: Measured): string {
  const { title = name, text = '' } = SETS[name] ?? {};
  const layouts = layoutTable(results);
  const parts = [
    `## ${title}`,
    text,
    `${results.length} pages.`,
    fieldTable(results),
    `### Calibration: ${title.toLowerCase()}`,
    calibrationTable(results.flatMap(({ claims }) => claims)),
  ];
  if (layouts !== '') {
    parts.push(`### What falls short: ${title.toLowerCase()}`, weakLayouts(results));
    parts.push(`<details><summary>Every layout</summary>\n\n${layouts}\n\n</details>`);
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The page on accuracy. The same measurements give the same page. */
export function accuracyPage(sets: readonly Measured[]): string {
  const sorted = [...sets].sort((a, b) => rank(a) - rank(b));
  return `# Accuracy

<!-- Written by \`npm run accuracy\`: do not edit. -->

How well parser ${PARSER_VERSION} reads minutes, set by set, as measured by \`npm run eval\`.

${summaryTable(sorted)}

## How it is measured

Every page has gold beside it: what a careful reader takes out of it, by the definitions of the
[data dictionary](data-dictionary.md). A document is compared with it field by field.

- **meeting fields**: number, day, document number, index number, body, day of issue and of publication. A field that the
  page does not give must be left out.
- **agenda items** are right when their number is, and the start of their heading.
- **decisions** are found by an anchor, a few characters at the words that dispose of the matter; of those found, kind,
  item, subjects, responsible bodies, their roles and the deadline are compared. What careful readers disagree about
  counts neither way.
- **people** are right in name and role; of those found, the organisation (all of them, where there are several) and
  the post are compared.
- **sure and right**: of the people and decisions that carry a confidence of ${SURE} or more, how many exist. Precision is
  what counts here.

White space, character width and punctuation do not count; nothing else is forgiven. P, R and F1 are means over the
documents in which the field occurs, so that one long attendance list does not outweigh ten short minutes; the *pooled*
columns count all documents as one. The intervals are 95 % percentile bootstrap intervals of the mean over documents:
where another page of the same kind would put it. They say nothing about pages of another kind.

The calibration tables sort every person and decision by the confidence it carries. *Exist* is the share that the gold
has at all; the last column asks for role and organisation, or the kind of decision, too.

${sorted.map(section).join('\n\n')}
`;
}
