import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { correct, withdraw } from '../../cli/commands/amend.ts';
import { ingest } from '../../cli/commands/ingest.ts';
import { publish } from '../../cli/commands/publish.ts';
import { listening } from './listening.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-minutes-amend-'));
const data = join(folder, 'data');
const page = (extension: string) =>
  readFileSync(join(data, `public/linlan-qingyu/meetings/2024/5.${extension}`), 'utf8');
const meeting = 'linlan-qingyu/2024/5';
const decided = { by: '青屿区政务公开办', why: '编号登记有误', data };
const { terminal, said } = listening();

const patchOf = (patch: unknown): string => {
  const file = join(folder, 'patch.json');
  writeFileSync(file, JSON.stringify(patch));
  return file;
};

beforeAll(async () => {
  await ingest(['samples/minutes/linlan-qingyu/2024-05.html'], { data }, terminal);
  await publish({ data }, terminal);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  Object.assign(said, { out: '', err: '' });
});

describe('a correction', () => {
  it('is published with its reason', async () => {
    expect(await correct(meeting, patchOf({ validity: '废止' }), decided, terminal)).toBe(0);
    await publish({ data }, terminal);

    expect(said.out).toContain(`corrected ${meeting}\n`);
    expect(JSON.parse(page('json'))).toMatchObject({
      validity: '废止',
      corrections: [{ why: '编号登记有误' }],
    });
    expect(page('html')).toContain('编号登记有误');
  });

  it('that is no patch is refused with the name of its file', async () => {
    const bad = patchOf([1]);
    await expect(correct(meeting, bad, decided, terminal)).rejects.toMatchObject({
      message: expect.stringContaining(`${bad} is no JSON Merge Patch`),
    });
  });

  it.each([
    ['words that do not stand there', { text: '市长同意一切' }],
    ['a place outside of the text', { span: [0, 99_999_999] }],
    ['both', { span: [0, 99_999_999], text: '市长同意一切' }],
  ])('that gives a decision %s is refused, and nothing changes', async (_, change) => {
    const before = page('json');
    const { id } = JSON.parse(before).decisions[0];

    const patch = patchOf({ decisions: { [id]: change } });
    expect(await correct(meeting, patch, decided, terminal)).toBe(1);
    await publish({ data }, terminal);

    expect(said.err).toMatch(/^open-minutes: .{10,}\n$/);
    expect(page('json')).toBe(before);
  });
});

describe('a withdrawn meeting', () => {
  const undo = { ...decided, undo: true };
  const isWithdrawn = () => page('html').includes('本纪要已撤下');
  afterEach(() => vi.useRealTimers());

  it('keeps its addresses, with a notice; undone, it is back', async () => {
    expect(await withdraw(meeting, decided, terminal)).toBe(0);
    await publish({ data }, terminal);

    expect(said.out).toContain(`withdrew ${meeting}\n`);
    expect(isWithdrawn()).toBe(true);
    expect(JSON.parse(page('json'))).toMatchObject({ id: meeting, withdrawn: { by: '青屿区政务公开办' } });
    const feed = readFileSync(join(data, 'public/feeds/decisions.json'), 'utf8');
    expect(JSON.parse(feed).items).toEqual([]);

    expect(await withdraw(meeting, undo, terminal)).toBe(0);
    await publish({ data }, terminal);

    expect(JSON.parse(page('json'))).toMatchObject({ id: meeting, number: 5 });
  });

  it('withdrawn again, or undone again, says so and ends with a status of 1', async () => {
    expect(await withdraw(meeting, undo, terminal)).toBe(1);
    expect(said).toEqual({ out: '', err: `open-minutes: ${meeting} is not withdrawn\n` });
    await withdraw(meeting, decided, terminal);

    Object.assign(said, { out: '', err: '' });
    expect(await withdraw(meeting, decided, terminal)).toBe(1);
    expect(said).toEqual({ out: '', err: `open-minutes: ${meeting} is withdrawn already\n` });
    await withdraw(meeting, undo, terminal);
  });

  it('is withdrawn although the clock stands before the last decision', async () => {
    const at = async (day: string, options: Parameters<typeof withdraw>[1]) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(day) });
      return withdraw(meeting, options, terminal);
    };
    expect(await at('2037-06-02', decided)).toBe(0);
    expect(await at('2037-06-03', undo)).toBe(0);

    expect(await at('2027-06-01', decided)).toBe(0);
    await publish({ data }, terminal);
    expect(isWithdrawn()).toBe(true);

    expect(await at('2026-06-01', undo)).toBe(0);
    await publish({ data }, terminal);
    expect(isWithdrawn()).toBe(false);
  });

  it('that does not exist is no meeting', async () => {
    expect(await withdraw('linlan-qingyu/1999/1', decided, terminal)).toBe(1);
    expect(said.err).toBe('open-minutes: There is no meeting linlan-qingyu/1999/1\n');
  });
});
