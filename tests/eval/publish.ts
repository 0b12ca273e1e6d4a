// Measures every set of pages and writes what comes out where it is published: npm run accuracy -- [FOLDER]
// FOLDER holds real minutes with their gold; they are not part of the repository.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { folderCases, generatedCases, measure } from './cases.ts';
import { accuracyFigures } from './figures.ts';
import { accuracyPage, chineseSummaryTable, type Measured, summaryTable } from './page.ts';

const REAL = process.argv[2] ?? '../shared/corpus';
const FIXTURES = 'tests/fixtures/minutes';
const GENERATED = 500;
const PAGE = 'docs/accuracy.md';
const FIGURES = 'functions/publish/site/data/accuracy.json';

/** The README's part between its marks, replaced. Throws where the marks are not there. */
function replaceSummary(readme: string, summary: string): void {
  const before = readFileSync(readme, 'utf8');
  const marked = /(<!-- accuracy -->\n)[\s\S]*?(\n<!-- \/accuracy -->)/;
  if (!marked.test(before)) throw new Error(`${readme} has no <!-- accuracy --> … <!-- /accuracy -->`);
  writeFileSync(
    readme,
    before.replace(marked, (_, open, close) => `${open}\n${summary}\n${close}`),
  );
}

if (!existsSync(REAL)) throw new Error(`there are no real minutes in ${REAL}; name their folder`);
const sets: Measured[] = [];
for (const set of [
  { ...folderCases(REAL), name: 'corpus' },
  folderCases(FIXTURES),
  generatedCases(GENERATED, 1, false),
  generatedCases(GENERATED, 1, true),
])
  sets.push({ name: set.name, results: await measure(set) });

writeFileSync(PAGE, accuracyPage(sets));
writeFileSync(FIGURES, `${JSON.stringify(accuracyFigures(sets), null, 2)}\n`);
replaceSummary('README.md', summaryTable(sets));
replaceSummary('README.zh-CN.md', chineseSummaryTable(sets));
console.log(summaryTable(sets));
