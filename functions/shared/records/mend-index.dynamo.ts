import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Connection, dynamoTable } from './client.dynamo.ts';
import type { Item } from './table.ts';
import type { IndexShape, RowKey, TableShape } from './tables.ts';

/**
 * Brings the indexes of a local table into line with its rows. dynalite takes a row out of an index, puts it in at its
 * new place, and then writes the row itself: killed in between, what waits is not found any more, or is found for ever.
 * On AWS an index follows the rows by itself. Nobody else may use the table meanwhile.
 * @returns how many rows and entries did not agree.
 */
export async function mendIndexes(connection: Connection, { name, indexes }: TableShape): Promise<number> {
  const table = dynamoTable({ connection, name });
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(connection), {
    marshallOptions: { removeUndefinedValues: true },
  });
  async function* scan(input: Omit<ScanCommandInput, 'TableName'>): AsyncGenerator<Item> {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({
          ...input,
          TableName: name,
          ...(from !== undefined && { ExclusiveStartKey: from }),
        }),
      );
      yield* (page.Items ?? []) as Item[];
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }

  async function mend({ name: index, hashKey, rangeKey }: IndexShape): Promise<number> {
    const placeOf = (row: Item): string => JSON.stringify([row.pk, row.sk, row[hashKey], row[rangeKey]]);
    const entries = new Map<string, Item>();
    for await (const entry of scan({ IndexName: index })) entries.set(placeOf(entry), entry);
    const lost: Item[] = [];
    const standing = scan({
      FilterExpression: 'attribute_exists(#hash)',
      ExpressionAttributeNames: { '#hash': hashKey },
    });
    for await (const row of standing) {
      if (!entries.delete(placeOf(row))) lost.push(row);
    }
    const stale = [...entries.values()];
    // An entry goes when its row moves on from it: so the row is put where the entry says, and back again.
    for (const entry of stale) {
      const { pk, sk } = entry;
      const row = await table.get({ pk, sk });
      await table.put({ ...row, pk, sk, [hashKey]: entry[hashKey], [rangeKey]: entry[rangeKey] });
      if (row === undefined) await table.write([], [keyOf(entry)]);
      else await table.put(row);
    }
    for (const row of lost) await table.put(row);
    return stale.length + lost.length;
  }

  try {
    let mended = 0;
    for (const index of indexes) mended += await mend(index);
    return mended;
  } finally {
    client.destroy();
    table.close();
  }
}

const keyOf = ({ pk, sk }: RowKey): RowKey => ({ pk, sk });
