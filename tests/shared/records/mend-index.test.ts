import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../../functions/shared/crawl/crawl-stores.dynamo.ts';
import type { LedgerEntry } from '../../../functions/shared/crawl/ledger.ts';
import { SOURCES_TABLE } from '../../../functions/shared/crawl/tables.ts';
import type { Connection } from '../../../functions/shared/records/client.dynamo.ts';
import { openLocalRecords } from '../../../functions/shared/records/dynalite.ts';
import { mendIndexes } from '../../../functions/shared/records/mend-index.dynamo.ts';

const SOURCE = 'yunling-qingxi';
const urls = [1, 2, 3].map((n) => `https://qingxi.example/zwgk/${n}.html`);
const [first, later] = ['2024-09-02T08:00:00.000Z', '2024-10-02T08:00:00.000Z'];

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-index-'));
  await inLedger(async (ledger) => {
    await ledger.enter(
      SOURCE,
      urls.map((url) => ({ url, title: '第1次常务会议纪要' })),
      first,
    );
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Ledger = ReturnType<typeof dynamoLedger>;
async function inLedger<T>(work: (ledger: Ledger, connection: Connection) => Promise<T>): Promise<T> {
  const records = await openLocalRecords(folder);
  try {
    return await work(dynamoLedger(records.sources), records.connection);
  } finally {
    await records.close();
  }
}

/** Keys and values of the database whose keys say that they belong to the index, or to the rows. */
async function inDatabase<T>(
  work: (level: ClassicLevel<Buffer, Buffer>, rows: Rows) => Promise<T>,
): Promise<T> {
  const level = new ClassicLevel<Buffer, Buffer>(folder, { keyEncoding: 'buffer', valueEncoding: 'buffer' });
  await level.open();
  try {
    const rows: Rows = { index: [], items: [] };
    for await (const [key, value] of level.iterator()) {
      if (!key.includes(SOURCES_TABLE.name) || !value.includes('LEDGER#')) continue;
      (key.includes('index') ? rows.index : rows.items).push([key, value]);
    }
    return await work(level, rows);
  } finally {
    await level.close();
  }
}
interface Rows {
  readonly index: [Buffer, Buffer][];
  readonly items: [Buffer, Buffer][];
}

async function dueAt(at: string): Promise<string[]> {
  return inLedger(async (ledger) => {
    const due: string[] = [];
    for await (const url of ledger.due(SOURCE, at)) due.push(url);
    return due.sort();
  });
}
const mend = () => inLedger((_, connection) => mendIndexes(connection, SOURCES_TABLE));

describe('an index that a kill has torn', () => {
  it('is left as it is where rows and index agree', async () => {
    expect(await mend()).toBe(0);
    expect(await dueAt(first)).toEqual(urls);
  });

  it('finds again what was taken out of it, before the row was written', async () => {
    await inDatabase(async (level, { index }) => {
      expect(index).toHaveLength(urls.length);
      for (const [key] of index) await level.del(key);
    });
    expect(await dueAt(first)).toEqual([]);
    expect(await mend()).toBe(urls.length);
    expect(await dueAt(first)).toEqual(urls);
  });

  it('forgets what was put into it, before the row was written', async () => {
    const before = await inDatabase(async (_, { items }) => items);
    await inLedger(async (ledger) => {
      for (const url of urls) {
        const entry = (await ledger.read(SOURCE, url)) as LedgerEntry;
        await ledger.change({ ...entry, dueAt: later, version: entry.version + 1 });
      }
    });
    await inDatabase(async (level) => {
      for (const [key, value] of before) await level.put(key, value);
    });
    expect(await dueAt(first)).toEqual([]);
    expect(await mend()).toBe(2 * urls.length);
    expect(await dueAt(first)).toEqual(urls);
    // Were the later entries still there, each address would be named twice.
    expect(await dueAt(later)).toEqual(urls);
  });

  it('forgets rows that were never written', async () => {
    await inDatabase(async (level, { items }) => {
      for (const [key] of items) await level.del(key);
    });
    expect(await mend()).toBe(urls.length);
    await inDatabase(async (_, { index, items }) => expect([index, items]).toEqual([[], []]));
  });
});
