import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../cli/folder-lock.ts';
import { openRecords } from '../../cli/records-folder.ts';
import { projectRoot, runCommand } from './command-line.ts';
import { bytesOf } from './published-folder.ts';

const MINUTES = join(projectRoot, 'samples/minutes/linlan-qingyu');
const folder = mkdtempSync(join(tmpdir(), 'open-minutes-damaged-'));
const whole = join(folder, 'whole');
const data = join(folder, 'data');
const records = join(data, 'records');

beforeAll(async () => {
  await runCommand('start', '--once', '--data', whole, MINUTES);
  // Opened again, LevelDB moves what its log held into a table, and begins a log.
  const records = await openRecords(whole);
  await records.table.put({ pk: 'a', sk: 'last' });
  await records.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => cpSync(join(whole, 'records'), records, { recursive: true }));
afterEach(() => rmSync(data, { recursive: true, force: true }));

const KINDS = { CURRENT: /^CURRENT$/, MANIFEST: /^MANIFEST/, table: /ldb$/, log: /log$/ };
type Kind = keyof typeof KINDS;

/** The largest file of a kind. */
function fileOf(kind: Kind): string {
  const sizeOf = (name: string) => readFileSync(join(records, name)).length;
  const [name] = readdirSync(records)
    .filter((one) => KINDS[kind].test(one))
    .sort((one, other) => sizeOf(other) - sizeOf(one));
  if (name === undefined) throw new Error(`There is no ${kind}`);
  return name;
}

const DAMAGES: Readonly<Record<string, (path: string, bytes: Buffer) => void>> = {
  removed: (path) => rmSync(path),
  'cut short': (path, bytes) => truncateSync(path, bytes.length >> 1),
  'written over': (path, bytes) =>
    writeFileSync(
      path,
      bytes.map((_, index) => (index * 37) % 251),
    ),
  'written over but for its end': (path, bytes) => {
    const from = Math.floor(bytes.length * 0.8);
    writeFileSync(
      path,
      bytes.map((byte, index) => (index < from ? (index * 37) % 251 : byte)),
    );
  },
  'changed by a bit': (path, bytes) => {
    const at = bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(path, bytes);
  },
};
const damage = (kind: Kind, how: string): string => {
  const name = fileOf(kind);
  const path = join(records, name);
  DAMAGES[how]?.(path, readFileSync(path));
  return name;
};

/** As a process leaves it that was killed. */
function killed(): void {
  rmSync(join(records, 'seal.json'));
  writeFileSync(join(data, 'records-in-use'), '');
}

/** Opens the database as a run does, and closes it. */
const use = async (): Promise<void> => (await openRecords(data)).close();

const isDamaged = (what: string | RegExp) => ({
  kind: 'permanent',
  code: 'store-damaged',
  message: what instanceof RegExp ? expect.stringMatching(what) : expect.stringContaining(what),
});

describe('a database whose files have changed since it was closed', () => {
  const cases = Object.keys(KINDS).flatMap((kind) =>
    Object.keys(DAMAGES).map((how): [Kind, string] => [kind as Kind, how]),
  );
  it.each(cases)('%s %s: the run says which file, and touches nothing', async (kind, how) => {
    const name = damage(kind, how);
    const before = bytesOf(records);
    await expect(use()).rejects.toMatchObject(isDamaged(`the database in ${records} is damaged: `));
    await expect(use()).rejects.toMatchObject(isDamaged(`${name} `));
    expect(bytesOf(records)).toEqual(before);
  });

  it('is told in one line, with what to do, and a status of 1', async () => {
    const name = damage('table', 'removed');
    const end = await runCommand('start', '--once', '--data', data, MINUTES);
    expect(end).toEqual({
      status: 1,
      signal: null,
      stdout: '',
      stderr: `open-minutes: the database in ${records} is damaged: ${name} is missing. Put a backup of the data folder in its place, or make the database anew from what is stored: docs/runbook.md, "A damaged data folder".\n`,
    });
  });

  it('is made anew from what is stored', async () => {
    for (const part of ['store', 'public']) cpSync(join(whole, part), join(data, part), { recursive: true });
    damage('CURRENT', 'removed');
    const before = bytesOf(join(data, 'public'));
    renameSync(records, join(folder, 'damaged'));
    for (const args of [['restore'], ['publish', '--all']]) {
      expect(await runCommand(...args, '--data', data)).toMatchObject({ status: 0, stderr: '' });
    }
    expect(bytesOf(join(data, 'public'))).toEqual(before);
  });

  it('is not one that another program, or an older release, has had open', async () => {
    const other = new ClassicLevel(records);
    await other.put('further', 'x');
    await other.close();
    await use();
    await use();
  });

  it('is believed where its seal was lost, or was never there', async () => {
    rmSync(join(records, 'seal.json'));
    await use();
    await use();
    writeFileSync(join(records, 'seal.json'), '{"CURRENT":');
    await expect(use()).rejects.toMatchObject(isDamaged('seal.json cannot be read'));
  });
});

describe('a database whose files were damaged after its process was killed', () => {
  it.each<[Kind, string]>([
    ['CURRENT', 'removed'],
    ['CURRENT', 'cut short'],
    ['MANIFEST', 'removed'],
    ['MANIFEST', 'cut short'],
    ['table', 'removed'],
    ['table', 'cut short'],
    ['table', 'written over'],
  ])('%s %s: the run says what LevelDB makes of it', async (kind, how) => {
    killed();
    damage(kind, how);
    await expect(use()).rejects.toMatchObject(
      isDamaged(/is damaged: (CURRENT is missing|Corruption: |IO error: )/),
    );
  });

  it('rows that cannot be read: the run ends with the first of them, and is taken for killed by the next', async () => {
    killed();
    damage('table', 'written over but for its end');
    const end = await runCommand('start', '--once', '--data', data, MINUTES);
    expect(end).toMatchObject({ status: 1, signal: null });
    expect(end.stderr).toMatch(/^open-minutes: the database in \S+ is damaged: Corruption: [^\n]*\n$/);
    expect(readdirSync(data)).toContain('records-in-use');
    expect(readdirSync(records)).not.toContain('seal.json');
  });
});

describe('a database that cannot be had', () => {
  it('because another program has it open: told so, and the next run is not disturbed', async () => {
    const other = new ClassicLevel(records);
    await other.open();
    const end = await runCommand('status', '--data', data);
    expect(end).toMatchObject({ status: 1, stdout: '' });
    expect(end.stderr).toMatch(/^open-minutes: the database in \S+ is in use by another process: .*\n$/);
    expect(end.stderr).toContain(records);
    await other.close();
    expect(await runCommand('status', '--data', data)).toMatchObject({ status: 0, stderr: '' });
  });

  it('because the lock of the folder is damaged: told what to remove', async () => {
    await (await lockFolder(data)).release();
    writeFileSync(join(data, 'lock/CURRENT'), 'nonsense');
    await expect(lockFolder(data)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(`remove ${join(data, 'lock')}, and try again`),
    });
    rmSync(join(data, 'lock'), { recursive: true });
    await (await lockFolder(data)).release();
  });
});
