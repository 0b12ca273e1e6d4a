// What the Dockerfile copies is enough to run: an image cannot be built on every machine, but its folder can be made.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './command-line.ts';

const lines = readFileSync(join(projectRoot, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ').split('\n');
const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
/** `COPY a b c folder` of the last stage, from the project. */
const copied = last
  .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
  .map((line) => line.split(' ').slice(1));
const listOf = (instruction: string): string[] =>
  JSON.parse(last.find((line) => line.startsWith(`${instruction} [`))?.slice(instruction.length + 1) ?? '[]');

let app: string;
beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'open-minutes-container-'));
  for (const words of copied) {
    const to = words.at(-1) ?? '';
    for (const from of words.slice(0, -1))
      cpSync(join(projectRoot, from), join(app, to === './' ? from : to), { recursive: true });
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(app, 'node_modules'));
});
afterAll(() => rmSync(app, { recursive: true, force: true }));

const run = (...args: string[]) => {
  const [node = '', ...entry] = listOf('ENTRYPOINT');
  expect(node).toBe('node');
  return spawnSync(process.execPath, [...entry, ...args], { cwd: app, encoding: 'utf8' });
};

describe('the container', () => {
  it('has all that a run from minutes to a published folder needs', () => {
    const [command = '', ...options] = listOf('CMD');
    const data = join(app, 'data');
    const once = options.map((option) => (option === '/data' ? data : option));
    expect(run(command, ...once, '--once')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/10 files: 10 new.*\nWrote \d+ files in .*data\/public/s),
    });
  });

  it('is built from what .dockerignore lets through, and from no more', () => {
    const [nothing, ...kept] = readFileSync(join(projectRoot, '.dockerignore'), 'utf8').trim().split('\n');
    expect(nothing).toBe('*');
    const wanted = copied.flatMap((words) => words.slice(0, -1));
    expect(kept.map((line) => line.slice(1)).sort()).toEqual([...wanted, 'package-lock.json'].sort());
  });
});
