import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { approveWaiting } from '../../cli/commands/review.ts';
import { openFolder } from '../../cli/folder.ts';
import { type Ingested, ingestAll, pagesOf } from '../../cli/ingest-all.ts';
import { findInputs } from '../../cli/inputs.ts';
import { pagesRead } from '../../cli/pages-read.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { doubtfulPage, pageOfSeveral } from '../doubtful-page.ts';
import { listening } from './listening.ts';

const GOOD = 'samples/minutes/yunze/2024-31.txt';
const { terminal } = listening();
let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-read-'));
  data = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** Ingests files as the commands do; which of them were read, and what is told of each. */
async function ingest(
  paths: readonly string[],
  more: { readonly sources?: readonly Source[]; readonly isForced?: boolean } = {},
): Promise<{ read: number; told: readonly Ingested[] }> {
  const opened = await openFolder(data);
  let read = 0;
  const embedded = {
    ...opened,
    sources: more.sources ?? opened.sources,
    store: {
      ...opened.store,
      put: (...put: Parameters<typeof opened.store.put>) => {
        if (put[0].startsWith('raw/')) read += 1;
        return opened.store.put(...put);
      },
    },
  };
  try {
    const { files } = await findInputs(paths);
    const known = more.isForced === true ? undefined : await pagesRead(embedded);
    const { signal } = new AbortController();
    return { told: await ingestAll(pagesOf(files), embedded, terminal, signal, known), read };
  } finally {
    await opened.close();
  }
}

it('a file that was recorded is not read again, and is told of as unchanged', async () => {
  expect(await ingest([GOOD])).toMatchObject({ read: 1, told: [{ kind: 'new', meeting: 'yunze/2024/31' }] });
  const again = { read: 0, told: [{ kind: 'unchanged', meeting: 'yunze/2024/31' }] };
  expect(await ingest([GOOD])).toMatchObject(again);
});

it('it is read again where that is wanted, where a source was changed, and where the database is another', async () => {
  await ingest([GOOD]);
  expect((await ingest([GOOD], { isForced: true })).read).toBe(1);

  const embedded = await openFolder(data);
  const sources = embedded.sources.map((source) =>
    source.id === 'yunze' ? { ...source, roster: ['秦怀远'] } : source,
  );
  await embedded.close();
  expect((await ingest([GOOD], { sources })).read).toBe(1);
  expect((await ingest([GOOD], { sources })).read).toBe(0);

  for (const part of ['records', 'store']) rmSync(join(data, part), { recursive: true });
  expect((await ingest([GOOD])).read).toBe(1);
});

it('what waits, and what was refused, is told of each time without being read', async () => {
  const doubtful = write('doubtful.txt', doubtfulPage.text);
  const asked = write('asked.txt', pageOfSeveral.text);
  const letter = write('letter.txt', '亲爱的读者：今天的天气很好，我们去海边散步。');
  const paths = [asked, doubtful, letter];

  const first = await ingest(paths);
  const second = await ingest(paths);

  expect(first.told.map(({ kind }) => kind)).toEqual(['waiting', 'waiting', 'refused']);
  expect(second).toEqual({ read: 0, told: first.told });
});

it('what people decide of it counts at once', async () => {
  const doubtful = write('doubtful.txt', doubtfulPage.text);
  const asked = write('asked.txt', pageOfSeveral.text);
  const { told } = await ingest([asked, doubtful]);
  const [page] = told.flatMap((one) => (one.kind === 'waiting' ? [one.meeting] : []));

  expect(await approveWaiting([doubtfulPage.meeting], { data }, terminal)).toBe(0);
  expect(await approveWaiting([page ?? ''], { data, source: 'nanjing-gulou' }, terminal)).toBe(0);

  expect((await ingest([asked, doubtful])).told).toMatchObject([
    { kind: 'unchanged', meeting: 'nanjing-gulou/2024/3' },
    { kind: 'unchanged', meeting: doubtfulPage.meeting },
  ]);
});
