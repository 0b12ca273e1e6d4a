// How fast, in one run and in ratios: both sides of each are measured here, in turns, so that a slow or busy machine
// changes neither: npm run bench -- --help
import { optionsOf } from '../options.ts';
import { backfill } from './backfill.ts';
import { calls } from './calls.ts';
import { growth } from './growth.ts';
import { againstJieba } from './jieba.ts';
import { large } from './large.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import { oneMore } from './one-more.ts';
import { portal } from './portal.ts';
import { againstReadability } from './readability.ts';
import { Report } from './report.ts';

const SECTIONS: Readonly<Record<string, (report: Report) => void | Promise<void>>> = {
  jieba: againstJieba,
  html: againstReadability,
  growth,
  memory,
  backfill,
  'one-more': oneMore,
  calls,
  portal,
  large,
  load,
};

const HELP = `npm run bench -- [SECTION…] [options]

Measures how fast pages are read and published, against other programs and against itself.
The sections are ${Object.keys(SECTIONS).join(', ')}; without one, all are measured.

  --gate  fail where a promise is not kept
`;

const { values, positionals } = optionsOf(HELP, {
  options: { gate: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}.`);
  process.exit(2);
}

const report = new Report();
for (const [name, measure] of Object.entries(SECTIONS)) {
  if (positionals.length === 0 || positionals.includes(name)) await measure(report);
}
const kept = report.end();
if (values.gate && !kept) process.exitCode = 1;
