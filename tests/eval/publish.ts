// Measures every set of pages and writes what comes out where it is published: npm run accuracy -- [FOLDER]
// FOLDER (default: ../shared) holds corpus, corpus-reports and cases/pages with their gold.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstReadings } from './blind.ts';
import { FIXTURES, folderCases, generatedCases, measure } from './cases.ts';
import { accuracyFigures } from './figures.ts';
import { accuracyPage, chineseSummaryTable, type Measured, summaryTable } from './page.ts';

/** Real pages, and pages of single kinds; not part of the repository. */
const SHARED = ['corpus', 'corpus-reports', 'cases/pages'];
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

const shared = process.argv[2] ?? '../shared';
const folders = SHARED.map((folder) => join(shared, folder));
const missing = folders.find((folder) => !existsSync(folder));
if (missing !== undefined)
  throw new Error(`there are no pages in ${missing}; name the folder that holds ${SHARED.join(', ')}`);
const sets: Measured[] = [];
for (const set of [
  ...[...folders, ...FIXTURES].map(folderCases),
  generatedCases(GENERATED, 1, false),
  generatedCases(GENERATED, 1, true),
])
  sets.push({ name: set.name, results: await measure(set) });

const first = firstReadings();
writeFileSync(PAGE, accuracyPage(sets, first));
writeFileSync(FIGURES, `${JSON.stringify(accuracyFigures(sets, first), null, 2)}\n`);
replaceSummary('README.md', summaryTable(sets, first));
replaceSummary('README.zh-CN.md', chineseSummaryTable(sets, first));
console.log(summaryTable(sets, first));
