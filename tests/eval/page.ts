import { CLASS_USES, RULE_USES } from '../../functions/parse/document/confidence.ts';
import { PARSER_VERSION } from '../../functions/parse/read-document.ts';
import type { FirstReading } from './blind.ts';
import type { Result } from './cases.ts';
import { FIELDS } from './compare.ts';
import { SURE } from './fields/confidence.ts';
import { isGenerated, SUMMARY } from './figures.ts';
import { calibrationTable, fieldName, fieldTable, layoutTable, rulesTable, sureLine } from './report.ts';
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
settled. Their text is not part of this repository. They were in sight while the parser was written.`,
  },
  'corpus-reports': {
    title: 'Real reports',
    chinese: '真实会议消息',
    text: `Official reports of the meetings of one zone, 2021 to 2026. Their text is not part of this repository. They were in sight while the
parser was written.`,
  },
  pages: {
    title: 'Kinds of trouble',
    chinese: '疑难页面',
    text: `Short invented pages, each of one kind on which an earlier parser fell short; pages that must be refused are among them. They were
what the rules were written for.`,
  },
  reports: {
    title: 'Reports and minutes invented after real pages',
    chinese: '仿真实页面虚构',
    text: `Invented in the structure of real pages of as many governments, in their natural mixture of reports, minutes and pages that are
neither, and annotated by readers who had not seen the rules (\`tests/fixtures/reports\`). The rules were written with these in sight;
other pages of the same making were kept apart and read once: see above.`,
  },
  'first-reading': {
    title: 'The pages of the first readings, since',
    chinese: '首读页面（其后）',
    text: `The pages that this parser read for the first time (see above), read again now that they have been looked at and rules were changed
because of them (\`tests/fixtures/first-reading\`).`,
  },
  minutes: {
    title: 'Minutes invented by hand',
    chinese: '手工虚构纪要',
    text: `Minutes of governments that do not exist, written and annotated by hand in the layouts of real ones (\`tests/fixtures/minutes\`, which
tells what each part of them gave when the first parser read it for the first time). They have been in sight since.`,
  },
  'minutes-tw': {
    title: 'Minutes of Taiwan, invented',
    chinese: '台湾会议纪录（虚构）',
    text: `Records of meetings as cities and counties of Taiwan publish them, invented (\`tests/fixtures/minutes-tw\`). The rules were written with
them in sight.`,
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

const inOrder = (sets: readonly Measured[]): readonly Measured[] =>
  [...sets].sort((a, b) => rank(a) - rank(b));

const SUMMARY_CHINESE = ['类别', '会议信息', '议题', '决定', '责任单位', '期限', '人员', '人员单位'];

const f1Of = (results: readonly Result[]): string[] =>
  SUMMARY.map((field) => figure(summarise(results, field)?.f1.value ?? Number.NaN));

/** Whether the pages of a row were in sight of those who wrote rules. */
const SIGHT = { seen: 'seen', since: 'once, seen since', unseen: 'once' };
const SIGHT_CHINESE = { seen: '看过', since: '只读一次，此后看过', unseen: '只读一次' };

const setRows = (
  sets: readonly Measured[],
  name: (set: Measured) => string,
  sight: typeof SIGHT,
): string[][] =>
  inOrder(sets).map((set) => [
    name(set),
    sight.seen,
    String(set.results.length),
    ...f1Of(set.results),
    figure(summarise(set.results, 'confident')?.pooled.precision ?? Number.NaN),
  ]);

const firstRows = (
  first: readonly FirstReading[],
  name: (set: FirstReading, index: number) => string,
  sight: typeof SIGHT,
): string[][] =>
  first.map((set, index) => [
    name(set, index),
    set.seenSince ? sight.since : sight.unseen,
    String(set.pages),
    ...SUMMARY.map((field) => figure(set.fields[field]?.f1 ?? Number.NaN)),
    set.sure.statements === 0 ? figure(Number.NaN) : figure(set.sure.right / set.sure.statements),
  ]);

/** The table for the README: mean F1, first of what was read for the first time, then by set. */
export function summaryTable(sets: readonly Measured[], first: readonly FirstReading[]): string {
  const head = ['mean F1', 'read', 'pages', ...SUMMARY.map(fieldName), `exist of what says ≥ ${SURE}`];
  return table(head, [
    ...firstRows(first, ({ name, date }) => `**Read for the first time** (${name}, ${date})`, SIGHT),
    ...setRows(sets, ({ name }) => SETS[name]?.title ?? name, SIGHT),
  ]);
}

/** The same in Chinese. */
export function chineseSummaryTable(sets: readonly Measured[], first: readonly FirstReading[]): string {
  const head = ['F1 均值', '读法', '页数', ...SUMMARY_CHINESE, `置信度 ≥ ${SURE} 者确有其事`];
  return table(head, [
    ...firstRows(
      first,
      ({ date }, index) => `**首次读取**第${first.length - index}组（${date}）`,
      SIGHT_CHINESE,
    ),
    ...setRows(sets, ({ name }) => SETS[name]?.chinese ?? name, SIGHT_CHINESE),
  ]);
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
  const claims = results.flatMap((result) => result.claims);
  const parts = [
    `## ${title}`,
    text,
    `${results.length} pages.`,
    fieldTable(results),
    `### Confidence: ${title.toLowerCase()}`,
    `${calibrationTable(claims)}\n\n${sureLine(claims)}`,
  ];
  if (layouts !== '') {
    parts.push(`### What falls short: ${title.toLowerCase()}`, weakLayouts(results));
    parts.push(collapsed('Every layout', layouts));
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

const collapsed = (title: string, content: string): string =>
  `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;

function firstSection(first: readonly FirstReading[]): string {
  if (first.length === 0) return 'No set has been read for the first time by this parser yet.';
  return first
    .map((set) => {
      const { name, date, parser, pages, governments, fields, sure, seenSince, note } = set;
      const rows = FIELDS.flatMap((field) => {
        const own = fields[field];
        return own === undefined
          ? []
          : [[fieldName(field), figure(own.f1), String(own.right), String(own.missed), String(own.invented)]];
      });
      return [
        `### ${name}`,
        `${pages} pages of ${governments} governments, read by parser ${parser} on ${date}. ${
          seenSince
            ? 'They have been looked at since, and rules were changed because of them.'
            : 'Nobody who writes rules has looked at them since.'
        }${note === undefined ? '' : ` ${note}`}`,
        table(['field', 'mean F1', 'right', 'missed', 'invented'], rows),
        `Of ${sure.statements} people and decisions that said ${SURE} or more, ${sure.right} exist.`,
      ].join('\n\n');
    })
    .join('\n\n');
}

function rulesSection(sets: readonly Measured[]): string {
  const factsOf = (chosen: readonly Measured[]) =>
    chosen.flatMap(({ results }) => results.flatMap(({ facts }) => facts));
  return [
    `Every fact knows the rule that made it (\`open-minutes parse --explain\`). A use is right when everything is that is compared with
it: of a person name, role and body, of a decision place and kind, of a responsible body name and role. *At least* is the lower bound
of the 95 % score interval (Wilson) of the precision. Rules with the most mistakes stand first in each family.`,
    collapsed(
      'On real pages and pages invented by hand',
      rulesTable(factsOf(sets.filter((set) => !isGenerated(set)))),
    ),
    collapsed('On generated pages', rulesTable(factsOf(sets.filter(isGenerated)))),
  ].join('\n\n');
}

/** The page on accuracy. The same measurements give the same page. */
export function accuracyPage(sets: readonly Measured[], first: readonly FirstReading[]): string {
  const sorted = inOrder(sets);
  return `# Accuracy

<!-- Written by \`npm run accuracy\`: do not edit. -->

How well parser ${PARSER_VERSION} reads minutes and reports of meetings, as measured by \`npm run eval\`.

${summaryTable(sorted, first)}

## Read for the first time

What to expect of a government that nobody has looked at: pages that nobody who wrote rules had seen before the parser read them,
once, with gold by readers who had not seen the rules.

${firstSection(first)}

All other sets have been in sight while the rules were written or since. Their figures say what the parser must not fall below; they
do not say what to expect of other pages.

## How it is measured

Every page has gold beside it: what a careful reader takes out of it, by the definitions of the
[data dictionary](data-dictionary.md). A document is compared with it field by field.

- **form, or refused**: whether the page is minutes or the report of a meeting, where its gold says so; a page that is neither must be
  refused, as the kind of page that it is.
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

## How confidence comes about

A fact's confidence is measured, not typed. \`npm run eval -- --calibrate\` counts how often facts were right (of people name, role and
body; of decisions place and kind), by family and class of evidence, a dozen in all, for example an approval that names the meeting or
a name in a list with a label. The share that is published is (right + 1) / (uses + 2), Laplace's rule of succession. A class with fewer
than ${CLASS_USES} uses counts as its family; a rule with ${RULE_USES} uses or more speaks for itself. It is never above what the recogniser of names gives
the characters of a name. What is published has five steps: 0.99 for a share from 0.97 on, 0.95 from 0.9, 0.85 from 0.8, 0.7 from 0.6,
else 0.5. \`--calibrate\` also judges every government by what was measured on all others; a government is what its gold or the parser says,
else the name of the page's file without its number. Pages that the program invents are left out: there are so many of them, in wordings
that the rules know, that they would outweigh all others. They are read more surely than they say.

A new measurement alone is no revision: confidences and what follows from them are outside of the hash of a document's content.

The tables of confidence below count, for each step, the people and decisions that were judged, how many of them were right in all that
is said above, and how many do not exist at all.

## Precision of rules

${rulesSection(sorted)}

${sorted.map(section).join('\n\n')}
`;
}
