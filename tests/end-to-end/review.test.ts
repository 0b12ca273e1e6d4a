import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { doubtfulPage } from '../doubtful-page.ts';
import { projectRoot, runCommand } from './command-line.ts';
import { bytesOf, timesOf } from './published-folder.ts';

const GOOD = join(projectRoot, 'samples/minutes/yunze/2024-31.txt');
let folder: string;
let page: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-review-'));
  page = join(folder, 'page.txt');
  writeFileSync(page, doubtfulPage.text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a page that the parser doubts is not published before somebody approves it', async () => {
  const data = join(folder, 'data');
  const published = join(data, 'public');
  const meeting = join(published, 'yunze/meetings/2025/60.html');
  const once = () => runCommand('start', '--once', '--data', data, GOOD, page);

  const first = await once();
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toContain('2 files: 1 new, 0 updated, 0 unchanged, 1 waiting for review, 0 refused.');
  expect(first.stdout).toContain(`${doubtfulPage.meeting}: The reading scores `);
  expect(existsSync(meeting)).toBe(false);
  const before = bytesOf(published);
  expect(Object.keys(before).filter((path) => path.includes('2025'))).toEqual([]);

  const approval = await runCommand('review', 'approve', doubtfulPage.meeting, '--data', data);
  expect(approval).toMatchObject({ status: 0, stderr: '' });
  const second = await once();
  expect(second.stdout).toContain('2 files: 0 new, 0 updated, 2 unchanged, 0 refused.');
  expect(existsSync(meeting)).toBe(true);

  const settled = { bytes: bytesOf(published), times: timesOf(published) };
  await once();
  expect({ bytes: bytesOf(published), times: timesOf(published) }).toEqual(settled);
});
