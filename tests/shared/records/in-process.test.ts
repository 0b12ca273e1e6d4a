import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynamoTable } from '../../../functions/shared/records/client.dynamo.ts';
import { type LocalRecords, openLocalRecords } from '../../../functions/shared/records/dynalite.ts';
import type { Engine } from '../../../functions/shared/records/dynalite-engine.ts';
import { inProcess } from '../../../functions/shared/records/in-process.dynamo.ts';
import type { Item } from '../../../functions/shared/records/table.ts';

const KIB = 1024;
const get = () => new GetItemCommand({ TableName: 'records', Key: { pk: { S: 'a' }, sk: { S: '1' } } });

/** Sockets of this process, servers too. */
const sockets = () => process.getActiveResourcesInfo().filter((kind) => /TCP|Pipe/.test(kind));

let local: LocalRecords;
beforeEach(async () => {
  local = await openLocalRecords();
});
afterEach(() => local.close());

describe('a database in this process', () => {
  it('listens nowhere, and asks without a socket', async () => {
    await local.close();
    const before = sockets();
    local = await openLocalRecords();
    await local.table.put({ pk: 'a', sk: '1' });
    const asking = local.table.get({ pk: 'a', sk: '1' });
    expect(sockets()).toEqual(before);
    expect(await asking).toEqual({ pk: 'a', sk: '1' });
  });

  it('counts every one of many changes that are made at once', async () => {
    const key = { pk: 'counter', sk: '1' };
    const add = { expression: 'ADD n :one', values: { ':one': 1 } };
    await Promise.all(Array.from({ length: 200 }, () => local.table.update(key, add)));
    expect(await local.table.get(key)).toEqual({ ...key, n: 200 });
  });

  it('lets one of many writers that hold the same condition through', async () => {
    const item = { pk: 'claim', sk: '1' };
    const free = { expression: 'attribute_not_exists(pk)' };
    const claims = await Promise.allSettled(Array.from({ length: 20 }, () => local.table.put(item, free)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keeps bytes, and text of every plane', async () => {
    const row = {
      pk: '键',
      sk: '𠮷',
      bytes: Uint8Array.from({ length: 256 }, (_, index) => index),
      text: '會議\u2028𠮷\u0000',
    };
    await local.table.put(row);
    expect(await local.table.get(row)).toEqual(row);
  });

  it('takes a batch of the largest rows, and none with a row that is larger', async () => {
    const rows = (size: number): Item[] =>
      Array.from({ length: 25 }, (_, index) => ({
        pk: 'large',
        sk: String(index).padStart(2, '0'),
        text: 'x'.repeat(size),
      }));
    await local.table.write(rows(400 * KIB - 100), []);
    const found: string[] = [];
    for await (const { sk } of local.table.range('large')) found.push(sk);
    expect(found).toHaveLength(25);
    await expect(local.table.write(rows(400 * KIB), [])).rejects.toMatchObject({
      kind: 'permanent',
      message: expect.stringContaining('Item size has exceeded the maximum allowed size'),
    });
  });

  it('refuses a request of more than 16 MiB, as DynamoDB does', async () => {
    const text = 'x'.repeat(16 * KIB * KIB);
    await expect(local.table.put({ pk: 'large', sk: 'x', text })).rejects.toMatchObject({
      kind: 'permanent',
      cause: { $metadata: { httpStatusCode: 413 } },
    });
  });

  it('gives up a request that is aborted, before it and while it is under way', async () => {
    const client = new DynamoDBClient(local.connection);
    const under = new AbortController();
    const asking = client.send(get(), { abortSignal: under.signal });
    under.abort();
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.send(get(), { abortSignal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(await client.send(get(), { abortSignal: new AbortController().signal })).not.toHaveProperty(
      'Item',
    );
  });

  it('gives up an aborted request that is already with the database', async () => {
    const controller = new AbortController();
    const client = clientOf(() => {
      setImmediate(() => controller.abort());
      return new Promise(() => {});
    });
    await expect(client.send(get(), { abortSignal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

/** A client of an engine that answers like this. */
const engineOf = (perform: Engine['perform']): Engine => ({
  perform,
  hasFailed: () => false,
  close: async () => {},
});
const clientOf = (perform: Engine['perform']) => new DynamoDBClient(inProcess(engineOf(perform)));

describe('a database that fails', () => {
  it('is asked again where DynamoDB would be, and only there', async () => {
    const asked: string[] = [];
    const throttled = (name: string) => ({
      status: 400,
      body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'Slower' }),
    });
    const perform: Engine['perform'] = async (operation) => {
      asked.push(operation);
      if (asked.length === 1) return throttled('ProvisionedThroughputExceededException');
      return { status: 200, body: '{"Item":{"pk":{"S":"a"},"sk":{"S":"1"}}}' };
    };
    const table = dynamoTable({ connection: inProcess(engineOf(perform)) });
    expect(await table.get({ pk: 'a', sk: '1' })).toEqual({ pk: 'a', sk: '1' });
    expect(asked).toEqual(['GetItem', 'GetItem']);
  });

  it('says what it was that failed, once', async () => {
    let asked = 0;
    const cause = new TypeError('no such thing');
    const table = dynamoTable({
      connection: inProcess(
        engineOf(async () => {
          asked += 1;
          throw cause;
        }),
      ),
    });
    await expect(table.get({ pk: 'a', sk: '1' })).rejects.toMatchObject({
      kind: 'transient',
      code: 'store-unavailable',
      message: expect.stringContaining('Reading a 1 (table records): TypeError: no such thing'),
      cause,
    });
    expect(asked).toBe(1);
  });
});

describe('closing it', () => {
  it('waits for what is under way, and takes nothing more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-minutes-closing-'));
    try {
      const first = await openLocalRecords(folder);
      const under = Array.from({ length: 50 }, (_, n) => first.table.put({ pk: 'a', sk: String(n) }));
      const ends = Promise.allSettled(under);
      // The SDK has its own way to go before it asks.
      await new Promise((resolve) => setTimeout(resolve, 2));
      await first.close();
      await expect(first.table.get({ pk: 'a', sk: '1' })).rejects.toMatchObject({ code: 'store-closed' });
      await first.close();
      const kept = (await ends).flatMap(({ status }, n) => (status === 'fulfilled' ? [String(n)] : []));

      const second = await openLocalRecords(folder);
      const found: string[] = [];
      for await (const { sk } of second.table.range('a')) found.push(sk);
      await second.close();
      expect(found.sort()).toEqual(kept.sort());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('leaves the folder to the next one; before, nobody else may open it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-minutes-closing-'));
    try {
      const first = await openLocalRecords(folder);
      await expect(openLocalRecords(folder)).rejects.toMatchObject({
        kind: 'transient',
        code: 'store-in-use',
        message: expect.stringContaining(folder),
      });
      await first.close();
      const other = new ClassicLevel(folder);
      await other.open();
      await other.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
