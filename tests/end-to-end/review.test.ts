import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { doubtfulPage, pageOfSeveral } from '../doubtful-page.ts';
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
  const meeting = join(published, 'yunze/meetings/2025/61.html');
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

it('a page whose government cannot be told is not published before somebody says which it is', async () => {
  const data = join(folder, 'asked');
  const published = join(data, 'public');
  const asked = join(folder, 'asked.txt');
  writeFileSync(asked, pageOfSeveral.text);
  const once = () => runCommand('start', '--once', '--data', data, GOOD, asked);

  const first = await once();
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toContain('1 waiting for review, 0 refused.');
  expect(Object.keys(bytesOf(published)).filter((path) => /unknown|gulou/.test(path))).toEqual([]);
  const review = await runCommand('review', '--data', data);
  expect(review.stdout).toMatch(
    /question: Which government is this\? It may be .*nanjing-gulou \(南京市鼓楼区人民政府\)/,
  );
  const [, id = ''] = /review approve ([0-9a-f]{12}) --source SLUG/.exec(review.stdout) ?? [];

  const without = await runCommand('review', 'approve', id, '--data', data);
  expect(without).toMatchObject({ status: 1, stderr: expect.stringContaining('--source SLUG') });
  const answer = await runCommand('review', 'approve', id, '--source', 'nanjing-gulou', '--data', data);
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  expect(answer.stdout).toContain(`approved ${id} as nanjing-gulou/2024/3\n`);

  const second = await once();
  expect(second.stdout).toContain('2 files: 0 new, 0 updated, 2 unchanged, 0 refused.');
  const paths = Object.keys(bytesOf(published));
  expect(paths).toContain('nanjing-gulou/meetings/2024/3.html');
  expect(paths.filter((path) => path.includes('unknown'))).toEqual([]);
  expect((await runCommand('review', '--data', data)).stdout).toBe('Nothing waits for review.\n');
});
