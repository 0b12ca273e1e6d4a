import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../cli/folder.ts';
import { ingestAll, pagesOf } from '../../cli/ingest-all.ts';
import { findInputs } from '../../cli/inputs.ts';
import { publishFolder } from '../../cli/publish-folder.ts';
import { DEFAULT_PORT, localBaseUrl } from '../../cli/server.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { trialSite } from '../../functions/publish/identity.ts';
import { silentLog } from '../../functions/shared/log.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { projectRoot, runCommand } from './command-line.ts';
import { bytesOf } from './published-folder.ts';

/** Enough that each step writes something. */
const MINUTES = join(projectRoot, 'samples/minutes/linlan-qingyu');
const folder = mkdtempSync(join(tmpdir(), 'open-minutes-full-'));
const small = join(folder, 'small');
const mounted = mount('size=600k');
let undisturbed: Record<string, string>;

beforeAll(async () => {
  await runCommand('start', '--once', '--data', join(folder, 'undisturbed'), MINUTES);
  undisturbed = bytesOf(join(folder, 'undisturbed/public'));
});
afterAll(() => {
  if (mounted) execFileSync('umount', [small]);
  rmSync(folder, { recursive: true, force: true });
});

/** A file system of its own, where the system lets us make one. */
function mount(options: string): boolean {
  mkdirSync(small, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', small], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const remount = (options: string) =>
  execFileSync('mount', ['-o', `remount,${options}`, small], { stdio: 'ignore' });

describe.skipIf(!mounted)('a disk that is full', () => {
  const data = join(small, 'data');

  it('ends the run with the reason; with room again, the next run ends as if nothing had been', async () => {
    const full = await runCommand('start', '--once', '--data', data, MINUTES);
    expect(full.status).toBe(1);
    expect(full.stderr).toMatch(/no space left on/i);
    expect(full.stderr).toContain(data);
    expect(full.stderr.split('\n').length).toBeLessThan(12);

    remount('size=40m');
    expect(await runCommand('start', '--once', '--data', data, MINUTES)).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(bytesOf(join(data, 'public'))).toEqual(undisturbed);
  });

  it('and one that is read-only, is told of before any work', async () => {
    remount('ro');
    const [old, fresh] = [join(small, 'data'), join(small, 'fresh')];
    for (const where of [old, fresh]) {
      const end = await runCommand('start', '--once', '--data', where);
      expect(end.status).toBe(1);
      expect(end.stderr).toMatch(/^open-minutes: cannot .*read-only/i);
      expect(end.stderr).toContain(where);
    }
    remount('rw');
  });
});

describe('a disk that is full at one write', () => {
  const quiet: Terminal = {
    out: () => {},
    err: () => {},
    progress: { step: () => {}, clear: () => {} },
    log: silentLog,
  };

  /** The store until it has taken so many objects, and a full disk from then on. */
  function fullAfter(store: ObjectStore, puts: { left: number }): ObjectStore {
    return {
      ...store,
      put: async (...put) => {
        puts.left -= 1;
        if (puts.left < 0)
          throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
        return store.put(...put);
      },
    };
  }

  async function run(data: string, puts: { left: number }): Promise<void> {
    const real = await openFolder(data);
    const embedded = {
      ...real,
      store: fullAfter(real.store, puts),
      publicStore: fullAfter(real.publicStore, puts),
    };
    try {
      const { files } = await findInputs([MINUTES]);
      await ingestAll(pagesOf(files), embedded, quiet, new AbortController().signal);
      await publishFolder(embedded, trialSite(localBaseUrl(DEFAULT_PORT)), quiet);
    } finally {
      await real.close();
    }
  }

  it.each([0, 1, 10, 12, 40])('after %i others stops the run, and the next one finishes it', async (left) => {
    const data = join(folder, `after-${left}`);
    await expect(run(data, { left })).rejects.toThrow(/no space left|could not be written/);
    await run(data, { left: Infinity });
    expect(bytesOf(join(data, 'public'))).toEqual(undisturbed);
  });
});
