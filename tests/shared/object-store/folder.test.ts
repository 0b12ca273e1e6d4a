import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromFileSystem } from '../../../functions/shared/object-store/file-errors.ts';
import { withFileLock } from '../../../functions/shared/object-store/file-lock.ts';
import { folderStore } from '../../../functions/shared/object-store/folder.ts';
import { unprivileged } from '../../unprivileged.ts';
import { objectStoreContract } from './contract.ts';

const run = promisify(execFile);
const bytes = (text: string) => new TextEncoder().encode(text);
let base = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'object-store-'));
});
afterAll(() => rm(base, { recursive: true, force: true }));
const freshFolder = () => join(base, randomUUID());

objectStoreContract('folder', async () => ({ store: folderStore(freshFolder()), place: '' }));

describe('the folder store', () => {
  test('keeps objects as plain files, and leaves nothing beside them', async () => {
    const root = freshFolder();
    const store = folderStore(root);

    await store.put('feeds/decisions.xml', bytes('<rss/>'));
    await store.put('feeds/decisions.xml', bytes('<rss />'));
    await store.put('feeds/decisions.xml', bytes('x'), { ifNoneMatch: '*' }).catch(() => undefined);

    expect(await readFile(join(root, 'feeds/decisions.xml'), 'utf8')).toBe('<rss />');
    expect(await readdir(join(root, '.object-store'))).toEqual([]);
  });

  test('loses no increment of a counter that four processes raise by compare-and-swap', async () => {
    const root = freshFolder();
    await folderStore(root).put('counter', bytes('0'));
    const raise = join(import.meta.dirname, 'raise-counter.ts');

    await Promise.all(
      [1, 2, 3, 4].map(() => run(process.execPath, ['--import', 'tsx', raise, root, 'counter', '25'])),
    );

    expect(await readFile(join(root, 'counter'), 'utf8')).toBe('100');
  });

  test('clears away what a killed process left behind', async () => {
    const root = freshFolder();
    await mkdir(join(root, '.object-store'), { recursive: true });
    const old = join(root, '.object-store', 'half-written');
    await writeFile(old, 'half');
    await utimes(old, 0, 0);

    await folderStore(root).put('a', bytes('x'));

    expect(await readdir(join(root, '.object-store'))).toEqual([]);
  });

  test('says which file could not be written and why', async () => {
    const root = freshFolder();
    const store = folderStore(root);
    await store.put('a', bytes('file'));

    await expect(store.put('a/b', bytes('x'))).rejects.toMatchObject({
      kind: 'permanent',
      message: expect.stringContaining(join(root, 'a', 'b')),
    });
  });

  test('reports a folder that it may not write to', async () => {
    const root = freshFolder();
    await mkdir(root);
    await chmod(base, 0o755);
    await chmod(root, 0o555);

    await unprivileged(() =>
      expect(folderStore(root).put('a', bytes('x'))).rejects.toMatchObject({
        kind: 'permanent',
        message: expect.stringContaining('permission denied'),
      }),
    );
  });

  test.each([
    ['ENOSPC', 'transient', 'no space left on the device'],
    ['EACCES', 'permanent', 'permission denied'],
    ['EROFS', 'permanent', 'the file system is read-only'],
    ['EIO', 'transient', 'i/o error'],
  ])('%s is %s', (code, kind, words) => {
    const error = fromFileSystem(Object.assign(new Error('i/o error'), { code }), 'Writing', '/data/store/x');

    expect(error.kind).toBe(kind);
    expect(error.message).toContain('Writing /data/store/x');
    expect(error.message).toContain(words);
  });
});

describe('the file lock', () => {
  const lockOf = async (owner: object) => {
    const path = freshFolder();
    await writeFile(path, JSON.stringify(owner));
    return path;
  };

  test.each([
    ['of a process that is gone', () => ({ pid: 2 ** 22 + 1, host: hostname(), token: 'gone' })],
    ['of an earlier process with our pid', () => ({ pid: process.pid, host: hostname(), token: 'earlier' })],
  ])('%s is taken over', async (_, owner) => {
    const path = await lockOf(owner());

    expect(await withFileLock(path, async () => 'done')).toBe('done');
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('of another machine is taken over when it is old', async () => {
    const path = await lockOf({ pid: 1, host: 'elsewhere', token: 'old' });
    await utimes(path, 0, 0);

    expect(await withFileLock(path, async () => 'done')).toBe('done');
  });

  test('is taken over once, however many come', async () => {
    const path = await lockOf({ pid: process.pid, host: hostname(), token: 'earlier' });
    let inside = 0;
    let most = 0;

    await Promise.all(
      Array.from({ length: 100 }, () =>
        withFileLock(path, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setTimeout(resolve, 1));
          inside -= 1;
        }),
      ),
    );

    expect(most).toBe(1);
  });

  test('is let go when the work fails', async () => {
    const path = freshFolder();

    await expect(withFileLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');

    expect(await withFileLock(path, async () => 'done')).toBe('done');
  });
});
