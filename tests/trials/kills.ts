// Kills real runs of the crawl at random moments, and compares where they end with a run that was left alone:
// npm run trials -- --kills 200
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { entries, publishList } from '../crawl/pages.ts';
import { startReplica } from '../crawl/replica.ts';
import { sourceOn } from '../crawl/world.ts';
import { startCommand } from '../end-to-end/command-line.ts';
import { bytesOf } from '../end-to-end/published-folder.ts';

/** Kills of one data folder before it is let run to its end. */
const KILLS_A_FOLDER = 5;
const CLOCK = ['--import', join(import.meta.dirname, 'still-clock.mjs')];

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } });
const wanted = Number(values.kills);
const replica = await startReplica();
publishList(replica, entries(12, 1));
const source = sourceOn(replica, {}, { limits: { spacingSeconds: 0 } });
const root = mkdtempSync(join(tmpdir(), 'open-minutes-trials-'));

/** Runs once in a data folder, killed after so long if it lasts until then; says whether it was. */
async function run(data: string, killAfterMs?: number): Promise<boolean> {
  mkdirSync(join(data, 'sources'), { recursive: true });
  const file = join(data, 'sources', `${source.id}.json`);
  writeFileSync(file, JSON.stringify({ ...source, hosts: ['127.0.0.1'] }));
  const running = startCommand(['start', '--once', '--data', data, '--allow-private'], CLOCK);
  const timer = killAfterMs && setTimeout(() => running.process.kill('SIGKILL'), killAfterMs);
  const { signal, status, stderr } = await running.ended;
  clearTimeout(timer);
  if (signal === null && status !== 0) throw new Error(`A run ended with status ${status}: ${stderr}`);
  return signal === 'SIGKILL';
}

/** Minutes that were asked for since the last look: how many times, and how many of those again. */
function asked(): { all: number; again: number } {
  const pages = replica.requests.filter((one) => one.includes('/2024/'));
  replica.forget();
  return { all: pages.length, again: pages.length - new Set(pages).size };
}

const start = performance.now();
await run(join(root, 'undisturbed'));
const durationMs = performance.now() - start;
const expected = bytesOf(join(root, 'undisturbed', 'public'));
asked();
let [kills, folders, again, different] = [0, 0, 0, 0];
while (kills < wanted) {
  const data = join(root, `killed-${folders++}`);
  let killed = 0;
  for (let i = 0; i < KILLS_A_FOLDER && kills + killed < wanted; i++) {
    // Starting up takes a third of the time. A run that came to its end left nothing to be killed in.
    if (!(await run(data, durationMs * (0.3 + 0.6 * Math.random())))) break;
    killed++;
  }
  await run(data);
  kills += killed;
  again += asked().again;
  const found = bytesOf(join(data, 'public'));
  const differing = [...new Set([...Object.keys(found), ...Object.keys(expected)])].filter(
    (path) => found[path] !== expected[path],
  );
  if (differing.length > 0) process.stdout.write(`Ended otherwise: ${differing.join(', ')}\n`);
  if (differing.length > 0) different++;
  rmSync(data, { recursive: true, force: true });
  process.stdout.write(
    `${kills} kills, ${folders} folders: ${different} ended otherwise, ${again} pages asked for again\n`,
  );
}
rmSync(root, { recursive: true, force: true });
await replica.close();
// A page is asked for again only when the kill came between its answer and the note of it: once a kill at most.
if (different > 0 || again > kills) process.exitCode = 1;
