// Reads pages that nobody would publish: npm run fuzz -- [--cases N] [--seed S] [--from CASE]
// Prints what became of them, and what broke a rule, failed or took too long, with the first case that shows it; then the
// exit status is 1. A case is repeated with --from CASE --cases 1.
import { parseArgs } from 'node:util';
import { Random } from '../generator/random.ts';
import { tryPage } from '../parse/rules.ts';
import { invent, pool } from './mutate.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});

const POOL = 300;
const PROGRESS_EVERY = 1000;
/** Milliseconds of processor time for a page, and more for every kilobyte: far above what reading takes. */
const PATIENCE = 300;
const PATIENCE_PER_KB = 20;

const root = new Random(`fuzz/${values.seed}`);
const pages = pool(root, POOL);
const outcomes = new Map<string, number>();
/** By fault without its figures: the first case that shows it, and how many do. */
const findings = new Map<string, { first: string; cases: number }>();
const [from, count] = [Number(values.from), Number(values.cases)];
let bytesRead = 0;
let slowest = { perKb: 0, at: -1 };

const milliseconds = (): number => process.cpuUsage().user / 1000;

function note(told: string, fault: string): void {
  const key = fault.replace(/\d+/g, '#').split('：')[0]?.slice(0, 100) ?? fault;
  const known = findings.get(key);
  if (known) known.cases++;
  else findings.set(key, { first: `${told}: ${fault}`, cases: 1 });
}

async function tryCase(at: number): Promise<void> {
  const { bytes, contentType, story } = invent(root.fork(String(at)), pages);
  bytesRead += bytes.length;
  const told = `case ${at} (${story.join(', ')}; ${bytes.length} bytes, ${contentType})`;
  const started = milliseconds();
  try {
    const { outcome, broken } = await tryPage(bytes, contentType);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const took = milliseconds() - started;
    const perKb = took / Math.max(1, bytes.length / 1024);
    if (perKb > slowest.perKb) slowest = { perKb, at };
    for (const fault of broken) note(told, fault);
    if (took > PATIENCE + (PATIENCE_PER_KB * bytes.length) / 1024) note(told, `took ${Math.round(took)} ms`);
  } catch (error) {
    outcomes.set('failed', (outcomes.get('failed') ?? 0) + 1);
    note(told, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

// The first pages are slow because the code is new to the machine; that is not a finding.
for (const { text, contentType } of pages.texts.slice(0, 20))
  await tryPage(new TextEncoder().encode(text), contentType);

for (let at = from; at < from + count; at++) {
  await tryCase(at);
  if ((at + 1 - from) % PROGRESS_EVERY === 0)
    console.error(`${at + 1 - from} cases, ${findings.size} findings`);
}

const told = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, times]) => `${outcome} ${times}`);
console.log(`${count} cases of seed ${values.seed}, ${Math.round(bytesRead / 1024)} KB: ${told.join(', ')}`);
console.log(`slowest: ${slowest.perKb.toFixed(1)} ms a KB in case ${slowest.at}`);
console.log(`${findings.size} findings`);
for (const { first, cases } of findings.values()) console.log(`\n${cases} cases, first ${first}`);
if (findings.size > 0) process.exitCode = 1;
