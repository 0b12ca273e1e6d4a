// Reads pages, files and lists that nobody would publish: npm run fuzz -- --help
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stackOf } from '../../functions/shared/errors.ts';
import { Random } from '../generator/random.ts';
import { optionsOf } from '../options.ts';
import type { Case } from './kind.ts';
import { KIND_NAMES, kindsOf } from './kinds.ts';
import { isSlow, Report, type Tried } from './report.ts';

const HELP = `npm run fuzz -- [options]

Reads pages, files and lists that nobody would publish. Prints what became of them, and what broke a rule, failed or took
too long, with the first case that shows it; then the exit status is 1. A case is repeated with --from CASE --cases 1 and
the same seed and kinds.

  --cases N      how many (1000)
  --seed S       from which they are made (1)
  --from CASE    the first (0)
  --kinds A,B    of ${KIND_NAMES.join(', ')} (all)
  --keep FOLDER  write down the input of the first case of every finding
`;

const { values } = optionsOf(HELP, {
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    kinds: { type: 'string', default: KIND_NAMES.join(',') },
    keep: { type: 'string' },
  },
});

const PROGRESS_EVERY = 1000;
/** What took too long is tried so often again. */
const TIMES_SLOW = 2;
/** The first cases are slow because the code is new to the machine; that is not a finding. */
const WARM_UP = 40;

const root = new Random(`fuzz/${values.seed}`);
const kinds = kindsOf(values.kinds.split(','), root);
const shares = kinds.map((kind) => [kind, kind.share] as const);
const report = new Report();
const [from, count] = [Number(values.from), Number(values.cases)];

const milliseconds = (): number => process.cpuUsage().user / 1000;

async function timeOf(one: Case): Promise<number> {
  const started = milliseconds();
  await Promise.resolve(one.run()).catch(() => undefined);
  return milliseconds() - started;
}

function keep({ kind, at, one }: Tried): void {
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(join(values.keep, `${kind}-${values.seed}-${at}`), one.input.bytes);
}

async function tryCase(at: number): Promise<void> {
  const random = root.fork(String(at));
  const kind = random.weighted(shares);
  const tried: Tried = { kind: kind.name, at, one: kind.invent(random) };
  const started = milliseconds();
  let outcome = 'failed';
  let faults: readonly string[];
  try {
    const result = await tried.one.run();
    outcome = result.outcome;
    faults = result.broken;
  } catch (error) {
    faults = [stackOf(error)];
  }
  let took = milliseconds() - started;
  // A busy machine, or code that is compiled just then, is no finding: what is slow is slow again.
  for (let again = 0; again < TIMES_SLOW && isSlow(took, tried.one); again++)
    took = Math.min(took, await timeOf(tried.one));
  const slow = report.add(tried, outcome, took);
  for (const fault of [...faults, ...slow]) if (report.note(tried, fault)) keep(tried);
}

for (const kind of kinds)
  for (let at = 0; at < WARM_UP; at++)
    await Promise.resolve(kind.invent(root.fork(`warm-up/${at}`)).run()).catch(() => undefined);

for (let at = from; at < from + count; at++) {
  await tryCase(at);
  if ((at + 1 - from) % PROGRESS_EVERY === 0)
    console.error(`${at + 1 - from} cases, ${report.findings} findings`);
}

console.log(`${count} cases of seed ${values.seed}`);
for (const line of report.lines()) console.log(line);
if (report.findings > 0) process.exitCode = 1;
