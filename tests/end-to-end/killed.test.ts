import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, startCommand } from './command-line.ts';
import { bytesOf } from './published-folder.ts';

const KILLS = 4;
let folder: string;
let undisturbed: Record<string, string>;
let durationMs: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-killed-'));
  const data = join(folder, 'undisturbed');
  const start = Date.now();
  await runCommand('start', '--once', '--data', data);
  durationMs = Date.now() - start;
  undisturbed = bytesOf(join(data, 'public'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs and kills the process after that time, as a power cut of the process would: no handler runs. */
async function killAfter(ms: number, data: string): Promise<boolean> {
  const running = startCommand(['start', '--once', '--data', data]);
  const timer = setTimeout(() => running.process.kill('SIGKILL'), ms);
  const { signal } = await running.ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

describe('a run that is killed without warning', () => {
  it('at random moments, again and again, ends in the same bytes as one that was not', async () => {
    const data = join(folder, 'killed');
    const moments: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      // Starting up takes a third of the time; the moments that matter come after.
      const moment = Math.round(durationMs * (0.3 + 0.7 * Math.random()));
      if (await killAfter(moment, data)) moments.push(moment);
    }
    const { status, stderr } = await runCommand('start', '--once', '--data', data);
    expect({ status, stderr }, `killed after ${moments.join(', ')} ms`).toEqual({ status: 0, stderr: '' });
    expect(bytesOf(join(data, 'public')), `killed after ${moments.join(', ')} ms`).toEqual(undisturbed);
  }, 120_000);

  it('leaves a folder that can be moved elsewhere and finished there', async () => {
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    await killAfter(durationMs * 0.7, here);
    cpSync(here, there, { recursive: true });
    expect((await runCommand('start', '--once', '--data', there)).status).toBe(0);
    expect(bytesOf(join(there, 'public'))).toEqual(undisturbed);
  }, 60_000);
});

describe('a run that is asked to stop', () => {
  it('ends soon, says so by its status, and is finished later', async () => {
    const data = join(folder, 'stopped');
    const running = startCommand(['start', '--once', '--data', data]);
    const timer = setTimeout(() => running.process.kill('SIGTERM'), durationMs * 0.6);
    const end = await running.ended;
    clearTimeout(timer);
    // It may have been done just then, or not have begun to listen.
    expect([null, 0, 143]).toContain(end.status);
    expect((await runCommand('start', '--once', '--data', data)).status).toBe(0);
    expect(bytesOf(join(data, 'public'))).toEqual(undisturbed);
  }, 60_000);
});
