import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../end-to-end/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-minutes-amend-'));
const data = join(folder, 'data');
const page = (extension: string) =>
  readFileSync(join(data, `public/linlan-qingyu/meetings/2024/5.${extension}`), 'utf8');
const meeting = 'linlan-qingyu/2024/5';
const decided = ['--by', '青屿区政务公开办', '--why', '编号登记有误', '--data', data];

beforeAll(async () => {
  await runCommand('ingest', '--data', data, 'samples/minutes/linlan-qingyu/2024-05.html');
  await runCommand('publish', '--data', data);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a correction is published with its reason', async () => {
  const patch = join(folder, 'patch.json');
  writeFileSync(patch, JSON.stringify({ validity: '废止' }));

  const { status, stdout } = await runCommand('correct', meeting, patch, ...decided);
  await runCommand('publish', '--data', data);

  expect([status, stdout]).toEqual([0, expect.stringContaining(`corrected ${meeting}`)]);
  expect(JSON.parse(page('json'))).toMatchObject({
    validity: '废止',
    corrections: [{ why: '编号登记有误' }],
  });
  expect(page('html')).toContain('编号登记有误');
});

it('a file that is no patch is refused with its name', async () => {
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, '[1]');

  const { status, stderr } = await runCommand('correct', meeting, bad, ...decided);

  expect([status, stderr]).toEqual([1, expect.stringContaining(`${bad} is no JSON Merge Patch`)]);
});

it('a withdrawn meeting keeps its addresses, with a notice; undone, it is back', async () => {
  await runCommand('withdraw', meeting, ...decided);
  await runCommand('publish', '--data', data);

  expect(page('html')).toContain('本纪要已撤下');
  expect(JSON.parse(page('json'))).toMatchObject({ id: meeting, withdrawn: { by: '青屿区政务公开办' } });
  const feed = readFileSync(join(data, 'public/feeds/decisions.json'), 'utf8');
  expect(JSON.parse(feed).items).toEqual([]);

  await runCommand('withdraw', meeting, '--undo', ...decided);
  await runCommand('publish', '--data', data);

  expect(JSON.parse(page('json'))).toMatchObject({ id: meeting, number: 5 });
});
