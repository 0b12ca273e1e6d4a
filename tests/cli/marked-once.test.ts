import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Folder, openFolder } from '../../cli/folder.ts';
import { ingestAll, pagesOf } from '../../cli/ingest-all.ts';
import { findInputs } from '../../cli/inputs.ts';
import { listening } from './listening.ts';

const PAGES = ['2024-31.txt', '2024-38.txt'].map((name) => `samples/minutes/yunze/${name}`);
const { terminal } = listening();
let folder: string;
let opened: Folder;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-marks-'));
  opened = await openFolder(join(folder, 'data'));
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is done to meetings and marks, in its order; `dies` is thrown where the meeting of that number would be written. */
async function ingest(paths: readonly string[], dies = Number.POSITIVE_INFINITY): Promise<string[]> {
  const done: string[] = [];
  const written = () => done.filter((one) => one === 'written').length;
  const embedded: Folder = {
    ...opened,
    builds: {
      ...opened.builds,
      mark: (scope, ...as) => {
        done.push(`marked ${scope}`);
        return opened.builds.mark(scope, ...as);
      },
    },
    records: {
      ...opened.records,
      async commit(...given) {
        if (written() + 1 === dies) throw Object.assign(new Error('No space left'), { code: 'ENOSPC' });
        await opened.records.commit(...given);
        done.push('written');
      },
    },
  };
  const { files } = await findInputs([...paths]);
  try {
    await ingestAll(pagesOf(files), embedded, terminal, new AbortController().signal);
  } catch {
    done.push('died');
  }
  return done;
}

it('marks a government before its first row and after its last, however many pages come', async () => {
  expect(await ingest(PAGES)).toEqual(['marked yunze', 'written', 'written', 'marked yunze']);
});

it('marks it also where nothing is new: who was killed before may have left no other', async () => {
  await ingest(PAGES);
  expect(await ingest(PAGES)).toEqual(['marked yunze', 'marked yunze']);
});

it('has marked it wherever it dies', async () => {
  const done = await ingest(PAGES, 2);
  expect(done).toEqual(['marked yunze', 'written', 'died']);
  const row = await opened.builds.read('yunze');
  expect(row?.dirtySince).toBeDefined();
});
