// The stores of the spine as they run embedded, in memory, and the use cases over them.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { ProjectDeps } from '../../functions/project/deps.ts';
import { drainOutbox } from '../../functions/project/drain.ts';
import { dynamoProjectionStore } from '../../functions/project/projection-store.dynamo.ts';
import { dynamoLibrary } from '../../functions/publish/library.dynamo.ts';
import { dynamoPublicationStore } from '../../functions/publish/publication-store.dynamo.ts';
import { approvePage } from '../../functions/record/amend.ts';
import type { IngestOutcome, Parse, RecordDeps } from '../../functions/record/deps.ts';
import { dynamoHeadStore } from '../../functions/record/head-store.dynamo.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { waitingMeetings } from '../../functions/record/review-list.dynamo.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { dynamoTable } from '../../functions/shared/records/client.dynamo.ts';
import { createRecordsTable } from '../../functions/shared/records/create-table.dynamo.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { Item, Table } from '../../functions/shared/records/table.ts';
import { type Page, pageParser } from './minutes.ts';

/** One delivery of a page: what it said, where and when it was fetched. */
export interface Delivery {
  readonly page: Page | string;
  readonly url?: string;
  readonly fetchedAt: string;
  readonly contentType?: string;
  readonly parse?: Parse;
}

export interface World {
  readonly store: ObjectStore;
  readonly table: Table;
  readonly record: RecordDeps;
  readonly project: ProjectDeps;
  readonly woken: string[];
}

export const NOW = new Date('2024-08-01T00:00:00.000Z');

/** The dependencies of a process over these stores; a new one for every process that a test pretends to start. */
export function worldOver(store: ObjectStore, table: Table): World {
  const heads = dynamoHeadStore(table);
  const woken: string[] = [];
  return {
    store,
    table,
    woken,
    record: { store, heads, sources: [], clock: () => NOW, log: silentLog, parse: pageParser() },
    project: {
      store,
      heads,
      projections: dynamoProjectionStore(table),
      publications: dynamoPublicationStore(table, () => NOW),
      wake: async (ids) => void woken.push(...ids),
      log: silentLog,
    },
  };
}

/** A table of a test, which may be looked at as a whole. */
export interface TestTable extends Table {
  /** Every row, in the order of the keys. */
  everything(): Promise<Item[]>;
}

/** A DynamoDB in this process that hands out empty tables. */
export async function openTables(): Promise<{ fresh(): Promise<TestTable>; close(): Promise<void> }> {
  const local = await openLocalRecords();
  const opened: { close(): void }[] = [];
  return {
    async fresh() {
      const name = `records-${opened.length}`;
      await createRecordsTable(local.connection, name);
      const table = dynamoTable({ name, connection: local.connection });
      const client = DynamoDBDocumentClient.from(new DynamoDBClient(local.connection));
      opened.push(table, { close: () => client.destroy() });
      return { ...table, everything: () => scan(client, name) };
    },
    async close() {
      for (const table of opened) table.close();
      await local.close();
    },
  };
}

async function scan(client: DynamoDBDocumentClient, name: string): Promise<Item[]> {
  const rows: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName: name })) {
    rows.push(...(page.Items ?? []).map((row) => ({ ...row, pk: String(row.pk), sk: String(row.sk) })));
  }
  const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  return rows.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

export const freshWorld = async (tables: Awaited<ReturnType<typeof openTables>>): Promise<World> =>
  worldOver(memoryStore(), await tables.fresh());

export const bytesOf = ({ page }: Delivery): Uint8Array =>
  new TextEncoder().encode(typeof page === 'string' ? page : JSON.stringify(page));

export async function deliver(world: World, delivery: Delivery): Promise<IngestOutcome> {
  const { url, fetchedAt, contentType = 'text/html', parse } = delivery;
  const sha256 = await storeSnapshot(world.store, bytesOf(delivery));
  const request = { sha256, contentType, fetchedAt, ...(url !== undefined && { url }) };
  return ingest(request, parse === undefined ? world.record : { ...world.record, parse });
}

/** A person approves the page that was delivered, as a meeting's. */
export const approve = (world: World, delivery: Delivery, meeting: string): Promise<boolean> =>
  approvePage({ approve: meeting, sha256: sha256(bytesOf(delivery)) }, world.record);

export const drain = (world: World): Promise<number> => drainOutbox(world.project);

export const libraryOf = ({ table, store }: World) => dynamoLibrary(table, store);

/** What waits for review, by meeting. */
export async function waitingIn({ table, store }: World) {
  const waiting: { meeting: string; reason: string | undefined; published: boolean }[] = [];
  for await (const { document, published } of waitingMeetings(table, store)) {
    waiting.push({ meeting: document.id, reason: document.quality.review, published });
  }
  return waiting;
}

/** Every row of a partition. */
export async function rowsIn({ table }: World, pk: string): Promise<Item[]> {
  const rows: Item[] = [];
  for await (const row of table.range(pk)) rows.push(row);
  return rows;
}

export async function keysIn(store: ObjectStore, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys;
}
