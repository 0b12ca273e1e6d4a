// Writes what the subject areas are worth where it is published: npm run accuracy:topics -- [FOLDER]
// FOLDER (default: ../shared) holds corpus and corpus-reports with their gold.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOPICS } from '../../functions/shared/topics.ts';
import { proportion } from './summary.ts';
import { table } from './table.ts';
import { measureTopics, type TopicCounts, type TopicSet } from './topics.ts';

const PAGE = 'docs/topics.md';
const FIGURES = 'functions/publish/site/data/topics.json';

const percent = (right: number, of: number): string => {
  const { share, low, high } = proportion(right, of);
  const shown = (value: number) => (100 * value).toFixed(1);
  return `${shown(share)} % (${shown(low)}–${shown(high)})`;
};

const cellsOf = ({ assigned, right, due, covered }: TopicCounts): string[] => [
  `${percent(right, assigned)} of ${assigned}`,
  `${percent(covered, due)} of ${due}`,
];

const rowsOf = ({ name, mended, decisions, before, now }: TopicSet): string[][] => [
  [
    `${name}, first measured${mended ? '' : ' (nothing changed since)'}`,
    String(decisions),
    ...cellsOf(before),
  ],
  ...(mended ? [[`${name}, since`, String(decisions), ...cellsOf(now)]] : []),
];

const topicsPage = (sets: readonly TopicSet[]): string => `# Subject areas

<!-- Written by npm run accuracy:topics. -->

A decision is put into at most two of ${TOPICS.length} subject areas, by words alone (\`functions/shared/data/topics.json\`): of the document
that it disposes of, else of the agenda item, else of what is to be done. Where no words decide, or where they point to more
than two areas, nothing is said: it is then in no feed and on no page of an area, and \`topics\` is empty.

How right that is was judged by one person, by item, subject and sentence, before seeing what the words say
(\`tests/eval/topics.json\`): every decision of the real pages, and invented ones in an order drawn by a hash. *Precision* is
how many of the areas that were given are no mistake; *coverage*, how many of the decisions that belong somewhere are found there. In
brackets, between which figures it lies with 95 % certainty (score interval).

${table(['decisions', 'judged', 'precision', 'coverage'], sets.flatMap(rowsOf))}

What to expect of decisions that nobody has looked at is the last row: its decisions were judged before and measured after the others had mended the words, and
no word was changed because of them. The first two have been in sight. The invented decisions are written after those of real
pages of more than two hundred governments; of the first set 47 are real.
`;

/** What the portal shows: the set because of which nothing was changed. */
const figuresOf = (sets: readonly TopicSet[]): object => {
  const unseen = sets.find(({ mended }) => !mended);
  if (unseen === undefined) throw new Error('every set has mended the words');
  const { assigned, right, due, covered } = unseen.now;
  const share = (part: number, of: number) => Math.round((10_000 * part) / of) / 10_000;
  return {
    decisions: unseen.decisions,
    judged: sets.reduce((sum, { decisions }) => sum + decisions, 0),
    assigned,
    precision: share(right, assigned),
    precisionAtLeast: Math.round(10_000 * proportion(right, assigned).low) / 10_000,
    coverage: share(covered, due),
  };
};

const shared = process.argv[2] ?? '../shared';
const sets = measureTopics([
  join(shared, 'corpus'),
  join(shared, 'corpus-reports'),
  'tests/fixtures/first-reading',
]);
writeFileSync(PAGE, topicsPage(sets));
writeFileSync(FIGURES, `${JSON.stringify(figuresOf(sets), null, 2)}\n`);
console.log(table(['decisions', 'judged', 'precision', 'coverage'], sets.flatMap(rowsOf)));
