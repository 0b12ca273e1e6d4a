import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, runCommand, startCommand } from './command-line.ts';
import { bytesOf } from './published-folder.ts';

const KILLS = 4;
/** Enough that every step takes its time. */
const MINUTES = join(projectRoot, 'samples/minutes/yunze');
let folder: string;
let undisturbed: Record<string, string>;
let durationMs: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-killed-'));
  const data = join(folder, 'undisturbed');
  const start = Date.now();
  await runCommand('start', '--once', '--data', data, MINUTES);
  durationMs = Date.now() - start;
  undisturbed = bytesOf(join(data, 'public'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs and kills the process after that time, as a power cut of the process would: no handler runs. */
async function killAfter(ms: number, data: string): Promise<boolean> {
  const running = startCommand(['start', '--once', '--data', data, MINUTES]);
  const timer = setTimeout(() => running.process.kill('SIGKILL'), ms);
  const { signal } = await running.ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

/** Runs and kills the process in the middle of its work: as soon as that path is there. */
async function killOnce(path: string, data: string): Promise<void> {
  const running = startCommand(['start', '--once', '--data', data, MINUTES]);
  while (!existsSync(path) && running.process.exitCode === null) await pause(5);
  running.process.kill('SIGKILL');
  expect(await running.ended).toMatchObject({ signal: 'SIGKILL' });
}

describe('a run that is killed without warning', () => {
  it('at random moments, again and again, ends in the same bytes as one that was not', async () => {
    const data = join(folder, 'killed');
    const moments: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      // Starting up takes nearly half of the time; the moments that matter come after.
      const moment = Math.round(durationMs * (0.4 + 0.6 * Math.random()));
      if (await killAfter(moment, data)) moments.push(moment);
    }
    const { status, stderr } = await runCommand('start', '--once', '--data', data, MINUTES);
    expect({ status, stderr }, `killed after ${moments.join(', ')} ms`).toEqual({ status: 0, stderr: '' });
    expect(bytesOf(join(data, 'public')), `killed after ${moments.join(', ')} ms`).toEqual(undisturbed);
  });

  it('leaves a folder that can be moved elsewhere and finished there', async () => {
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    await killOnce(join(here, 'store/documents'), here);
    cpSync(here, there, { recursive: true });
    expect((await runCommand('start', '--once', '--data', there, MINUTES)).status).toBe(0);
    expect(bytesOf(join(there, 'public'))).toEqual(undisturbed);
  });
});

describe('a run that is asked to stop', () => {
  it('ends soon, says so by its status, and is finished later', async () => {
    const data = join(folder, 'stopped');
    const running = startCommand(['start', '--once', '--data', data, MINUTES]);
    const timer = setTimeout(() => running.process.kill('SIGTERM'), durationMs * 0.6);
    const end = await running.ended;
    clearTimeout(timer);
    // It may have been done just then, or not have begun to listen.
    expect([null, 0, 143]).toContain(end.status);
    expect((await runCommand('start', '--once', '--data', data, MINUTES)).status).toBe(0);
    expect(bytesOf(join(data, 'public'))).toEqual(undisturbed);
  });
});
