import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { fromAws } from '../aws-errors.ts';
import { permanent, transient } from '../errors.ts';
import { chunksOf, mapParallel } from '../parallel.ts';
import type { Change, Condition, Item, RangeOptions, Table } from './table.ts';
import { RECORDS_TABLE, type RowKey } from './tables.ts';

/** Most items that BatchWriteItem and BatchGetItem take at once. */
const WRITE_BATCH = 25;
const READ_BATCH = 100;
/** Batches that are under way at the same time. */
const PARALLEL_BATCHES = 4;
const BATCH_TRIES = 8;
const FIRST_PAUSE_MS = 50;

/** How a DynamoDB is reached, and as whom; nothing in it is AWS in the account of the environment. */
export type Connection = Readonly<DynamoDBClientConfig>;

export interface DynamoTableOptions {
  /** Name of the table; `records` where none is given. */
  readonly name?: string;
  /** Where it is; AWS where none is given. */
  readonly connection?: Connection;
}

/** The records table in DynamoDB, or in whatever speaks its protocol. */
export function dynamoTable(options: DynamoTableOptions = {}): Table & { close(): void } {
  const name = options.name ?? RECORDS_TABLE.name;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(options.connection ?? {}), {
    marshallOptions: { removeUndefinedValues: true },
  });

  /** Sends a request; whatever goes wrong becomes an error of ours that says what was being done. */
  async function attempt<T>(doing: string, send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      throw fromAws(error, `${doing} (table ${name})`);
    }
  }

  async function writeBatch(requests: WriteRequest[]): Promise<void> {
    let left: WriteRequest[] = requests;
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries > 0) await pauseBefore(tries, `${left.length} rows remain unwritten`);
      const answer = await attempt('Writing a batch', () =>
        client.send(new BatchWriteCommand({ RequestItems: { [name]: left } })),
      );
      const unprocessed = answer.UnprocessedItems?.[name] ?? [];
      left = unprocessed.flatMap(({ PutRequest, DeleteRequest }): WriteRequest[] => {
        if (PutRequest?.Item !== undefined) return [{ PutRequest: { Item: PutRequest.Item } }];
        return DeleteRequest?.Key !== undefined ? [{ DeleteRequest: { Key: DeleteRequest.Key } }] : [];
      });
    }
  }

  async function readBatch(keys: readonly RowKey[]): Promise<Item[]> {
    const found: Item[] = [];
    let left: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries > 0) await pauseBefore(tries, `${left.length} rows remain unread`);
      const answer = await attempt('Reading a batch', () =>
        client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: left, ConsistentRead: true } } })),
      );
      found.push(...(answer.Responses?.[name] ?? []).map(asItem));
      left = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    }
    return found;
  }

  async function* query(input: Omit<QueryCommandInput, 'TableName'>, options: RangeOptions = {}) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await attempt('Querying', () =>
        client.send(
          new QueryCommand({
            ...input,
            TableName: name,
            ScanIndexForward: options.descending !== true,
            ...(options.pageSize !== undefined && { Limit: options.pageSize }),
            ...(from !== undefined && { ExclusiveStartKey: from }),
          }),
        ),
      );
      yield* (page.Items ?? []).map(asItem);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }

  return {
    async get({ pk, sk }) {
      const { Item: item } = await attempt(`Reading ${pk} ${sk}`, () =>
        client.send(new GetCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true })),
      );
      return item === undefined ? undefined : asItem(item);
    },
    async getMany(keys) {
      const found = await mapParallel(chunksOf(keys, READ_BATCH), PARALLEL_BATCHES, readBatch);
      return found.flat();
    },
    async put(item, condition) {
      await attempt(`Writing ${item.pk} ${item.sk}`, () =>
        client.send(new PutCommand({ TableName: name, Item: { ...item }, ...conditionInput(condition) })),
      );
    },
    async update({ pk, sk }, change) {
      const input = {
        TableName: name,
        Key: { pk, sk },
        ReturnValues: 'ALL_NEW',
        ...changeInput(change),
      } as const;
      const { Attributes: row = {} } = await attempt(`Changing ${pk} ${sk}`, () =>
        client.send(new UpdateCommand(input)),
      );
      return asItem(row);
    },
    async write(items, deletions) {
      const requests: WriteRequest[] = [
        ...items.map((item) => ({ PutRequest: { Item: { ...item } } })),
        ...deletions.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
      ];
      await mapParallel(chunksOf(requests, WRITE_BATCH), PARALLEL_BATCHES, writeBatch);
    },
    range(pk, { between, isEventual = false, ...options } = {}) {
      return query(
        {
          KeyConditionExpression:
            between === undefined ? 'pk = :pk' : 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': pk,
            ...(between !== undefined && { ':from': between[0], ':to': between[1] }),
          },
          ConsistentRead: !isEventual,
        },
        options,
      );
    },
    async *entries({ name: index, hashKey, rangeKey }, value, options) {
      const input = {
        IndexName: index,
        KeyConditionExpression: '#hash = :value',
        ExpressionAttributeNames: { '#hash': hashKey },
        ExpressionAttributeValues: { ':value': value },
      };
      for await (const { pk, sk, [rangeKey]: at } of query(input, options)) yield { pk, sk, at: String(at) };
    },
    close: () => client.destroy(),
  };
}

type WriteRequest =
  | { PutRequest: { Item: Record<string, unknown> } }
  | { DeleteRequest: { Key: Record<string, unknown> } };

const conditionInput = (condition: Condition | undefined) =>
  condition === undefined
    ? {}
    : {
        ConditionExpression: condition.expression,
        ...(condition.names !== undefined && { ExpressionAttributeNames: { ...condition.names } }),
        ...(condition.values !== undefined && { ExpressionAttributeValues: { ...condition.values } }),
      };

const changeInput = (change: Change) => ({
  UpdateExpression: change.expression,
  ...(change.condition !== undefined && { ConditionExpression: change.condition }),
  ...(change.names !== undefined && { ExpressionAttributeNames: { ...change.names } }),
  ...(change.values !== undefined && { ExpressionAttributeValues: { ...change.values } }),
});

function asItem(attributes: Record<string, unknown>): Item {
  const { pk, sk } = attributes;
  if (typeof pk !== 'string' || typeof sk !== 'string') {
    throw permanent('invalid-row', 'A row came back without its key');
  }
  return { ...attributes, pk, sk };
}

/** Waits before another try of what a batch left over, longer each time. */
async function pauseBefore(tries: number, state: string): Promise<void> {
  if (tries >= BATCH_TRIES) throw transient('store-throttled', `DynamoDB keeps refusing: ${state}`);
  const longest = FIRST_PAUSE_MS * 2 ** (tries - 1);
  await new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)));
}
