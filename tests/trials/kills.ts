// Kills real runs of the crawl at random moments, and compares where they end with a run that was left alone:
// npm run trials -- --kills 200
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { entries, publishList } from '../crawl/pages.ts';
import { startReplica } from '../crawl/replica.ts';
import { sourceOn } from '../crawl/world.ts';
import { startCommand } from '../end-to-end/command-line.ts';
import { optionsOf } from '../options.ts';
import { differenceOf, differingNames, endStateOf } from './end-state.ts';

/** Kills of one data folder before it is let run to its end. */
const KILLS_A_FOLDER = 5;
const CLOCK = ['--import', join(import.meta.dirname, 'still-clock.mjs')];

const HELP = `npm run trials -- [options]

Kills real runs of the crawl at random moments, and compares where they end with a run that was left alone.

  --kills N  how often (200)
`;

const { values } = optionsOf(HELP, { options: { kills: { type: 'string', default: '200' } } });
const wanted = Number(values.kills);
const replica = await startReplica();
publishList(replica, entries(12, 1));
const source = sourceOn(replica, {}, { limits: { spacingSeconds: 0 } });
const root = mkdtempSync(join(tmpdir(), 'open-minutes-trials-'));

/** When a run is killed: so long after its start, or so long after the server's nth answer to it. */
interface Moment {
  readonly afterMs: number;
  readonly answers?: number;
}

/** Runs once in a data folder, killed at a moment if it lasts until then; says whether it was. */
async function run(data: string, moment?: Moment): Promise<boolean> {
  mkdirSync(join(data, 'sources'), { recursive: true });
  const file = join(data, 'sources', `${source.id}.json`);
  writeFileSync(file, JSON.stringify({ ...source, hosts: ['127.0.0.1'] }));
  const from = replica.requests.length;
  const running = startCommand(['start', '--once', '--data', data, '--allow-private'], CLOCK);
  const over = new AbortController();
  if (moment !== undefined) void killAt(moment, from, running.process, over.signal);
  const { signal, status, stderr } = await running.ended;
  over.abort();
  if (signal === null && status !== 0) throw new Error(`A run ended with status ${status}: ${stderr}`);
  return signal === 'SIGKILL';
}

async function killAt(
  { afterMs, answers = 0 }: Moment,
  from: number,
  process: ChildProcess,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted && replica.requests.length < from + answers) await sleep(1);
  await sleep(afterMs);
  process.kill('SIGKILL');
}

/** By turns anywhere in a run (starting up takes a third of the time), and close to a request. */
const momentOf = (kill: number): Moment =>
  kill % 2 === 0
    ? { afterMs: durationMs * (0.3 + 0.6 * Math.random()) }
    : { answers: 1 + Math.floor(16 * Math.random()), afterMs: 40 * Math.random() };

interface Asked {
  /** Requests for minutes. */
  readonly minutes: number;
  /** Those of them for an address that had been asked for before. */
  readonly minutesAgain: number;
  /** The same of the pages of the list but its first, which every run looks at. */
  readonly listAgain: number;
}

/** What was asked for since the last look. */
function asked(): Asked {
  const again = (requests: readonly string[]) => requests.length - new Set(requests).size;
  const minutes = replica.requests.filter((one) => one.includes('/2024/'));
  const list = replica.requests.filter((one) => one.includes('/index_'));
  replica.forget();
  return { minutes: minutes.length, minutesAgain: again(minutes), listAgain: again(list) };
}

const undisturbed = join(root, 'undisturbed');
const start = performance.now();
await run(undisturbed);
/** How long a run takes, as far as is known: a machine that does other things as well is faster now and then. */
let durationMs = performance.now() - start;
const expected = await endStateOf(undisturbed);
process.stdout.write(`Undisturbed: ${(durationMs / 1000).toFixed(1)} s, ${expected.size} files and rows\n`);
asked();
let [kills, folders, different] = [0, 0, 0];
let all: Asked = { minutes: 0, minutesAgain: 0, listAgain: 0 };
while (kills < wanted) {
  const data = join(root, `killed-${folders++}`);
  let killed = 0;
  for (let i = 0; i < KILLS_A_FOLDER && kills + killed < wanted; i++) {
    // A run that came to its end left nothing to be killed in.
    const wasKilled = await run(data, momentOf(i));
    durationMs *= wasKilled ? 1.02 : 0.8;
    if (!wasKilled) break;
    killed++;
  }
  await run(data);
  kills += killed;
  const now = asked();
  all = {
    minutes: all.minutes + now.minutes,
    minutesAgain: all.minutesAgain + now.minutesAgain,
    listAgain: all.listAgain + now.listAgain,
  };
  const found = await endStateOf(data);
  const differing = differingNames(expected, found);
  for (const name of differing) {
    process.stdout.write(`${differenceOf(name, [expected, found], [undisturbed, data])}\n`);
  }
  if (differing.length === 0) rmSync(data, { recursive: true, force: true });
  else different++;
  process.stdout.write(
    `${kills} kills, ${folders} folders, ${different} ended otherwise; ${all.minutes} requests for minutes, ` +
      `${all.minutesAgain} of them and ${all.listAgain} for list pages made before\n`,
  );
}
if (different === 0) rmSync(root, { recursive: true, force: true });
else process.stdout.write(`What ended otherwise is kept in ${root}\n`);
await replica.close();
// A page is asked for again only when the kill came between its answer and the note of it: once a kill at most.
if (different > 0 || all.minutesAgain + all.listAgain > kills) process.exitCode = 1;
