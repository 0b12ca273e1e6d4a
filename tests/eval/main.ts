// Measures how well pages are read: npm run eval -- --help
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { addFirstReading, firstReadings } from './blind.ts';
import { calibration, writeFigures } from './calibrate.ts';
import { type CaseSet, FIXTURES, folderCases, generatedCases, measure, type Result } from './cases.ts';
import { gate, readFloors } from './gate.ts';
import { accuracyPage, type Measured } from './page.ts';
import { calibrationTable, faults, fieldTable, layoutTable, rulesTable, sureLine } from './report.ts';

const HELP = `npm run eval -- [FOLDER…] [options]

Reads pages and compares them with their gold: NAME.gold.json beside NAME.txt, .html, .pdf or .docx in each
FOLDER.
Without a FOLDER, pages are invented (200, undamaged).

  --generate N   invent N pages
  --seed S       from seed S on (default 1)
  --damage       and damage them
  --keep FOLDER  write the invented pages and their gold there too
  --write FILE   write the page on accuracy for these pages
  --verbose      list everything that is wrong
  --rules        how often each rule made a fact, and how often that was right
  --calibrate    measure the confidence of facts on all these pages and write it where the parser takes it from
                 (functions/parse/document/confidence.json); prints how it holds for governments that were left out
  --first NAME   these pages are read for the first time: add the figures to tests/eval/blind.json as the set NAME
  --gate FILE    measure the folders and everything that is invented; exit status 1 where one lies below the floors
                 in FILE
`;

const { values, positionals: folders } = parseArgs({
  options: {
    generate: { type: 'string' },
    seed: { type: 'string', default: '1' },
    damage: { type: 'boolean', default: false },
    keep: { type: 'string' },
    write: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
    first: { type: 'string' },
    gate: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const GENERATED = 200;

function wholeNumber(text: string, option: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${option} takes a whole number, not ${text}`);
  return Number(text);
}

function chosenSets(): CaseSet[] {
  const seed = wholeNumber(values.seed, 'seed');
  const named = folders.map(folderCases);
  if (values.gate !== undefined)
    return [
      generatedCases(GENERATED, 1, false),
      generatedCases(GENERATED, 1, true),
      ...FIXTURES.map(folderCases),
      ...named,
    ];
  if (values.generate === undefined && named.length > 0) return named;
  return [
    ...named,
    generatedCases(wholeNumber(values.generate ?? String(GENERATED), 'generate'), seed, values.damage),
  ];
}

/** Writes pages and gold as {@link folderCases} reads them. */
function keep(set: CaseSet, folder: string): CaseSet {
  mkdirSync(folder, { recursive: true });
  const cases = [...set.cases];
  for (const { name, bytes, gold, layouts } of cases) {
    writeFileSync(join(folder, name), bytes);
    const kept = { text: name, ...gold, layouts };
    writeFileSync(join(folder, `${parse(name).name}.gold.json`), `${JSON.stringify(kept, null, 1)}\n`);
  }
  return { ...set, cases };
}

function print(name: string, results: readonly Result[]): void {
  const claims = results.flatMap((result) => result.claims);
  console.log(`\n${name}: ${results.length} pages\n\n${fieldTable(results)}`);
  console.log(`\n${calibrationTable(claims)}\n\n${sureLine(claims)}`);
  if (values.rules) console.log(`\n${rulesTable(results.flatMap(({ facts }) => facts))}`);
  const layouts = layoutTable(results);
  if (layouts !== '') console.log(`\n${layouts}`);
  if (values.verbose) console.log(`\n${faults(results)}`);
}

function calibrate(measured: readonly Measured[]): void {
  const { figures, report } = calibration(measured.flatMap(({ results }) => results));
  console.log(`\n${report}`);
  writeFigures(
    figures,
    measured.map(({ name }) => name),
  );
}

async function run(): Promise<void> {
  if (values.help) {
    console.log(HELP);
    return;
  }
  const floors = values.gate === undefined ? undefined : readFloors(values.gate);
  const measured: Measured[] = [];
  for (const set of chosenSets()) {
    const results = await measure(values.keep === undefined ? set : keep(set, values.keep));
    measured.push({ name: set.name, results });
    if (floors === undefined) {
      print(set.name, results);
      continue;
    }
    const { lines, holds } = gate(set.name, results, floors);
    console.log(lines.join('\n'));
    if (!holds) process.exitCode = 1;
  }
  if (process.exitCode === 1) console.error('Accuracy fell below its floor.');
  if (values.write !== undefined) writeFileSync(values.write, accuracyPage(measured, firstReadings()));
  if (values.calibrate) calibrate(measured);
  if (values.first !== undefined) addFirstReading(values.first, measured);
}

await run();
