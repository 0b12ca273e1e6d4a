// A part of a data folder is lost or changed: what is public, the database, a document.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { correct, withdraw } from '../../cli/commands/amend.ts';
import { ingest } from '../../cli/commands/ingest.ts';
import { publish } from '../../cli/commands/publish.ts';
import { reprocess } from '../../cli/commands/reprocess.ts';
import { restore } from '../../cli/commands/restore.ts';
import { approveWaiting } from '../../cli/commands/review.ts';
import { start } from '../../cli/commands/start.ts';
import { status } from '../../cli/commands/status.ts';
import { listening } from '../cli/listening.ts';
import { doubtfulPage } from '../doubtful-page.ts';
import { bytesOf, filesOf, timesOf, withoutReplaced } from './published-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-minutes-lost-'));
const whole = join(folder, 'whole');
const data = join(folder, 'data');
const published = join(data, 'public');
const { terminal, said } = listening();
const decided = { by: '政务公开办', why: '个人隐私' };
const WITHDRAWN = 'yunze/2024/31';
const CORRECTED = 'linlan-qingyu/2024/5';
const pageOf = (meeting: string, extension: string) =>
  join(published, `${meeting.replace('/', '/meetings/')}.${extension}`);

/** The sample with everything that people decide. */
beforeAll(async () => {
  const page = join(folder, 'page.txt');
  writeFileSync(page, doubtfulPage.text);
  const patch = join(folder, 'patch.json');
  writeFileSync(patch, '{"validity":"废止"}');
  await ingest(['samples/minutes', page], { data: whole }, terminal);
  await withdraw(WITHDRAWN, { ...decided, data: whole }, terminal);
  await correct(CORRECTED, patch, { ...decided, data: whole }, terminal);
  await approveWaiting([doubtfulPage.meeting], { data: whole }, terminal);
  expect(await publish({ data: whole }, terminal)).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  cpSync(whole, data, { recursive: true, preserveTimestamps: true });
  Object.assign(said, { out: '', err: '' });
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe('publish --all', () => {
  const bytes = bytesOf;

  it.each<[string, (path: string) => void, number]>([
    ['a file that is gone', () => rmSync(join(published, 'yunze/decisions.xml')), 1],
    [
      'a byte that is another, in a file as long and as old as it was',
      () => {
        const path = join(published, 'data/yunze/decisions.csv');
        const content = readFileSync(path);
        content.write('X', 600);
        writeFileSync(path, content);
      },
      1,
    ],
    ['a folder that is gone', () => rmSync(join(published, 'data'), { recursive: true }), 30],
    ['everything gone', () => rmSync(published, { recursive: true }), 200],
  ])('mends %s', async (_, harm, atLeast) => {
    const before = bytes(published);
    harm(published);

    expect(await publish({ data, all: true }, terminal)).toBe(0);

    const [, written] = /^Wrote (\d+) files and removed 0 /m.exec(said.out) ?? [];
    expect(Number(written)).toBeGreaterThanOrEqual(atLeast);
    expect(said.err).toBe('');
    expect(bytes(published)).toEqual(before);
  });

  it('touches nothing where nothing is amiss', async () => {
    const before = timesOf(published);
    expect(await publish({ data, all: true }, terminal)).toBe(0);
    expect(said.out).toMatch(/^Wrote 0 files and removed 0 /m);
    expect(timesOf(published)).toEqual(before);
  });
});

describe('a database that was removed', () => {
  beforeEach(() => rmSync(join(data, 'records'), { recursive: true }));

  it.each([
    ['publish', () => publish({ data }, terminal)],
    ['publish --all', () => publish({ data, all: true }, terminal)],
    ['start', () => start([], { data, once: true }, terminal)],
    ['reprocess', () => reprocess({ data }, terminal)],
    ['status', () => status({ data }, terminal)],
  ])('%s refuses, says what to do, and leaves what is public as it is', async (_, run) => {
    const before = { bytes: bytesOf(published), times: timesOf(published) };

    await expect(run()).rejects.toMatchObject({
      kind: 'permanent',
      code: 'records-lost',
      message: expect.stringContaining('`open-minutes restore`'),
    });

    expect({ bytes: bytesOf(published), times: timesOf(published) }).toEqual(before);
    expect(readdirSync(data)).not.toContain('records');
  });

  it('is made anew by restore, with everything that people have decided: the same bytes', async () => {
    const before = bytesOf(published);

    expect(await restore({ data }, terminal)).toBe(0);
    expect(said.out).toMatch(/^Restored 11 meetings\.\n/);
    expect(await publish({ data }, terminal)).toBe(0);

    expect(bytesOf(published)).toEqual(before);
    expect(readFileSync(pageOf(WITHDRAWN, 'html'), 'utf8')).toContain('本纪要已撤下');
    expect(readFileSync(pageOf(CORRECTED, 'json'), 'utf8')).toContain('废止');

    // Also where nothing is public any more, and nobody remembers what was.
    rmSync(published, { recursive: true });
    rmSync(join(data, 'store/builds'), { recursive: true });
    expect(await publish({ data, all: true }, terminal)).toBe(0);
    expect(bytesOf(published)).toEqual(before);
  });

  it('is not made anew wrongly by reading the pages again: what was withdrawn stays so', async () => {
    await restore({ data }, terminal);
    await reprocess({ data }, terminal);
    await publish({ data }, terminal);
    expect(readFileSync(pageOf(WITHDRAWN, 'html'), 'utf8')).toContain('本纪要已撤下');

    expect(await withdraw(WITHDRAWN, { ...decided, data, undo: true }, terminal)).toBe(0);
    await publish({ data }, terminal);
    expect(readFileSync(pageOf(WITHDRAWN, 'html'), 'utf8')).not.toContain('本纪要已撤下');
  });
});

describe('a document that was lost or changed', () => {
  const MEETING = 'yunze/2025/52';
  const documentOf = (): string => {
    const [file = ''] = filesOf(join(data, 'store/documents', MEETING));
    return join(data, 'store/documents', MEETING, file);
  };
  const site = { data, baseUrl: 'http://localhost:9090' };

  it.each<[string, (path: string) => void]>([
    ['lost', (path) => rmSync(path)],
    [
      'changed by a byte',
      (path) => {
        const content = readFileSync(path);
        content.write('X', 200);
        writeFileSync(path, content);
      },
    ],
  ])('%s: it is named, and all others are published; reprocess brings it back', async (_, harm) => {
    const before = bytesOf(published);
    harm(documentOf());

    // Everything is to be shown under another address.
    expect(await publish(site, terminal)).toBe(1);

    const stale = filesOf(published).filter(
      (path) =>
        path.endsWith('.html') && readFileSync(join(published, path), 'utf8').includes('localhost:8080'),
    );
    expect(stale).toEqual([`yunze/meetings/2025/52.html`]);
    expect(said.err).toMatch(/^not published meeting\/yunze\/2025\/52: .*documents\/yunze\/2025\/52\/.*\n$/);
    expect(readFileSync(join(published, 'status.json'), 'utf8')).toContain(`meeting/${MEETING}`);
    expect(readFileSync(join(published, 'status.html'), 'utf8')).toContain('reprocess');
    Object.assign(said, { out: '', err: '' });
    expect(await status({ data }, terminal)).toBe(0);
    expect(said.out).toContain(`Not published of yunze: meeting/${MEETING} (document-`);

    expect(await reprocess({ data }, terminal)).toBe(0);
    expect(await publish(site, terminal)).toBe(0);
    expect(await publish({ data }, terminal)).toBe(0);
    expect(withoutReplaced(bytesOf(published))).toEqual(withoutReplaced(before));
  });

  it('does not keep the others from being restored', async () => {
    rmSync(join(data, 'records'), { recursive: true });
    writeFileSync(documentOf(), '{}');

    expect(await restore({ data }, terminal)).toBe(1);

    expect(said.out).toMatch(/^Restored 10 meetings; 1 stored objects cannot be read and were left out\.\n/);
  });
});
