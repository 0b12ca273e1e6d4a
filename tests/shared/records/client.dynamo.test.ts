import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoTable } from '../../../functions/shared/records/client.dynamo.ts';
import { createTable } from '../../../functions/shared/records/create-table.dynamo.ts';
import { type LocalRecords, openLocalRecords } from '../../../functions/shared/records/dynalite.ts';
import type { Item } from '../../../functions/shared/records/table.ts';
import { DIRTY_INDEX, RECORDS_TABLE } from '../../../functions/shared/records/tables.ts';

let local: LocalRecords;
beforeAll(async () => {
  local = await openLocalRecords();
});
afterAll(() => local.close());

const at = (endpoint: string) => ({
  endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

const collect = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

describe('the records table', () => {
  test('keeps maps, lists, sets and numbers, and leaves out what is undefined', async () => {
    const row = {
      pk: 'values',
      sk: '1',
      map: { 纪: '要' },
      list: [1, 'b'],
      set: new Set(['x']),
      none: undefined,
    };

    await local.table.put(row);

    const { none: _, ...kept } = row;
    expect(await local.table.get(row)).toEqual(kept);
    expect(await local.table.get({ pk: 'values', sk: '2' })).toBeUndefined();
  });

  test('writes and reads more rows than a batch takes', async () => {
    const rows: Item[] = Array.from({ length: 130 }, (_, index) => ({
      pk: 'many',
      sk: String(index).padStart(4, '0'),
    }));

    await local.table.write(rows, []);
    const found = await local.table.getMany([...rows, { pk: 'many', sk: 'missing' }]);
    await local.table.write([{ pk: 'many', sk: '9999' }], rows.slice(0, 129));

    expect(found).toHaveLength(130);
    expect(await collect(local.table.range('many'))).toEqual([
      { pk: 'many', sk: '0129' },
      { pk: 'many', sk: '9999' },
    ]);
  });

  test('ranges over a partition in either direction, page by page', async () => {
    await local.table.write(
      ['a', 'b', 'c'].map((sk) => ({ pk: 'range', sk })),
      [],
    );

    const keys = async (options: object) =>
      (await collect(local.table.range('range', options))).map(({ sk }) => sk);

    expect(await keys({})).toEqual(['a', 'b', 'c']);
    expect(await keys({ descending: true, pageSize: 1 })).toEqual(['c', 'b', 'a']);
  });

  test('shows who stands in an index, in its order', async () => {
    await local.table.put({ pk: 'w1', sk: 'x', dirty: 'DIG#0', wakeAt: '2' });
    await local.table.put({ pk: 'w2', sk: 'x', dirty: 'DIG#0', wakeAt: '1' });
    await local.table.put({ pk: 'w3', sk: 'x', dirty: 'DIG#1', wakeAt: '1' });
    await local.table.put({ pk: 'w4', sk: 'x', dirty: 'DIG#0', wakeAt: '1' });

    const standing = await collect(local.table.entries(DIRTY_INDEX, 'DIG#0', { pageSize: 1 }));

    expect(standing.map(({ at }) => at)).toEqual(['1', '1', '2']);
    expect(new Set(standing.map(({ pk }) => pk))).toEqual(new Set(['w1', 'w2', 'w4']));
  });

  test('of another edition is refused', async () => {
    const shape = { ...RECORDS_TABLE, name: 'earlier', indexes: [DIRTY_INDEX] };
    await createTable(local.connection, shape);
    await createTable(local.connection, shape);

    await expect(
      createTable(local.connection, { ...shape, indexes: RECORDS_TABLE.indexes }),
    ).rejects.toMatchObject({
      code: 'other-edition',
    });
  });

  test('returns a row as a change leaves it', async () => {
    await local.table.put({ pk: 'changed', sk: 'x', count: 1 });

    expect(
      await local.table.update(
        { pk: 'changed', sk: 'x' },
        { expression: 'ADD #count :one', names: { '#count': 'count' }, values: { ':one': 1 } },
      ),
    ).toEqual({ pk: 'changed', sk: 'x', count: 2 });
  });

  test('takes a condition that does not hold for a conflict, and a wrong request for permanent', async () => {
    const key = { pk: 'condition', sk: 'x' };
    await local.table.put({ ...key, rev: 1 });
    const isNew = { expression: 'attribute_not_exists(pk)' };
    const rev2 = {
      expression: 'SET rev = :next',
      condition: 'rev = :rev',
      values: { ':next': 3, ':rev': 2 },
    };

    await expect(local.table.put(key, isNew)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(local.table.update(key, rev2)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(local.table.put(key, { expression: 'rev =' })).rejects.toMatchObject({ kind: 'permanent' });
    await expect(local.table.get({ pk: '', sk: '' })).rejects.toMatchObject({ kind: 'permanent' });
  });

  test('takes what cannot be reached for transient, and says what it was doing', async () => {
    const server = createServer((_, answer) => answer.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const table = dynamoTable({ connection: at(`http://127.0.0.1:${port}`) });

    await expect(table.get({ pk: 'MEETING#x', sk: 'HEAD' })).rejects.toMatchObject({
      kind: 'transient',
      message: expect.stringContaining('Reading MEETING#x HEAD'),
    });

    table.close();
    server.close();
  });

  test('queries consistently, unless it is told that a moment does not matter', async () => {
    const asked: unknown[] = [];
    const server = createServer(async (request, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      asked.push(JSON.parse(Buffer.concat(chunks).toString()).ConsistentRead);
      answer.setHeader('content-type', 'application/x-amz-json-1.0');
      answer.end('{"Items":[]}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const table = dynamoTable({ connection: at(`http://127.0.0.1:${port}`) });

    await collect(table.range('GOV#yunze'));
    await collect(table.range('GOV#yunze', { between: ['a', 'b'], isEventual: true }));

    expect(asked).toEqual([true, false]);
    table.close();
    server.close();
  });

  test('writes again what DynamoDB leaves unprocessed', async () => {
    const asked: number[] = [];
    const server = createServer(async (request, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { RequestItems: items } = JSON.parse(Buffer.concat(chunks).toString());
      asked.push(items.records.length);
      const left = items.records.slice(1);
      answer.setHeader('content-type', 'application/x-amz-json-1.0');
      answer.end(JSON.stringify({ UnprocessedItems: left.length > 0 ? { records: left } : {} }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const table = dynamoTable({ connection: at(`http://127.0.0.1:${port}`) });

    await table.write(
      [
        { pk: 'a', sk: '1' },
        { pk: 'a', sk: '2' },
      ],
      [{ pk: 'a', sk: '3' }],
    );

    expect(asked).toEqual([3, 2, 1]);
    table.close();
    server.closeAllConnections();
    server.close();
  });
});
