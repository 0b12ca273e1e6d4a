// How fast, in one run and in ratios: both sides of each are measured here, in turns, so that a slow or busy machine
// changes neither. `npm run bench [-- SECTION…] [-- --gate]`; with --gate it fails where a promise is not kept.
import { parseArgs } from 'node:util';
import { backfill } from './backfill.ts';
import { calls } from './calls.ts';
import { growth } from './growth.ts';
import { againstJieba } from './jieba.ts';
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
};

const { values, positionals } = parseArgs({
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
