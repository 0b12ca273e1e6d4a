// The stores of the spine as they run embedded, in memory, and the use cases over them.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { approvePage } from '../../functions/record/amend.ts';
import type { IngestOutcome, Parse, RecordDeps } from '../../functions/record/deps.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { waitingMeetings } from '../../functions/record/review-list.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { currentDocument } from '../../functions/shared/documents.ts';
import { OpenMinutesError } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { isHeld } from '../../functions/shared/head.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { dynamoTable } from '../../functions/shared/records/client.dynamo.ts';
import { createTable } from '../../functions/shared/records/create-table.dynamo.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { dynamoMeetingRows } from '../../functions/shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../../functions/shared/records/summaries.dynamo.ts';
import type { Item, Table } from '../../functions/shared/records/table.ts';
import { RECORDS_TABLE } from '../../functions/shared/records/tables.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
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
  /** Scopes, in the order in which their builds were woken. */
  readonly woken: string[];
}

export const NOW = new Date('2024-08-01T00:00:00.000Z');

/** The dependencies of a process over these stores; a new one for every process that a test pretends to start. */
export function worldOver(store: ObjectStore, table: Table): World {
  const woken: string[] = [];
  return {
    store,
    table,
    woken,
    record: {
      store,
      records: dynamoRecordStore(table),
      builds: dynamoBuildRows(table),
      wake: async (scopes) => void woken.push(...scopes),
      sources: [],
      clock: () => NOW,
      log: silentLog,
      parse: pageParser(),
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
  let tables = 0;
  return {
    async fresh() {
      tables += 1;
      const name = `records-${tables}`;
      await createTable(local.connection, { ...RECORDS_TABLE, name });
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

/** What is published of the meetings of a government, in the order of their ids. */
export async function publishedIn({ table, store }: World, source: string): Promise<MinutesDocument[]> {
  const published: MinutesDocument[] = [];
  for await (const record of dynamoMeetingRows(table).of(source)) {
    if (!isHeld(record)) published.push(await currentDocument(store, record));
  }
  return published;
}

/** What waits for review, by meeting. */
export async function waitingIn({ table, store, record }: World) {
  const waiting: { meeting: string; reason: string | undefined; published: boolean }[] = [];
  const deps = {
    store,
    rows: dynamoMeetingRows(table),
    summaries: dynamoSummaries(table),
    builds: record.builds,
    clock: record.clock,
  };
  for await (const { meeting, document, published } of waitingMeetings(deps)) {
    const reason = document instanceof OpenMinutesError ? document.message : document.quality.review;
    waiting.push({ meeting, reason, published });
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
