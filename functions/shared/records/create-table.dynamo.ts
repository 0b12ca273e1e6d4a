import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { fromAws } from '../aws-errors.ts';
import { OpenMinutesError, permanent } from '../errors.ts';
import type { Connection } from './client.dynamo.ts';
import type { TableShape } from './tables.ts';

/** A table as CreateTable wants it. */
export function createTableInput({ name, hashKey, rangeKey, indexes }: TableShape): CreateTableCommandInput {
  const attributes = new Set([
    hashKey,
    rangeKey,
    ...indexes.flatMap((index) => [index.hashKey, index.rangeKey]),
  ]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...attributes].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S' as const,
    })),
    KeySchema: keySchema(hashKey, rangeKey),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.hashKey, index.rangeKey),
      Projection: { ProjectionType: 'KEYS_ONLY' as const },
    })),
  };
}

/**
 * Creates a table in a local DynamoDB, unless it is there already.
 * @throws OpenMinutesError `permanent`, code `other-edition`, where it is there with other indexes.
 */
export async function createTable(connection: Connection, shape: TableShape): Promise<void> {
  const { name } = shape;
  const client = new DynamoDBClient(connection);
  try {
    await client.send(new CreateTableCommand(createTableInput(shape)));
  } catch (error) {
    const exists = error instanceof Error && error.name === 'ResourceInUseException';
    if (!exists) throw fromAws(error, `Creating table ${name}`);
  }
  try {
    await waitUntilTableExists({ client, minDelay: 0.02, maxDelay: 1, maxWaitTime: 30 }, { TableName: name });
    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: name }));
    const indexes = new Set(table?.GlobalSecondaryIndexes?.map(({ IndexName: index }) => index));
    if (shape.indexes.some((index) => !indexes.has(index.name))) throw otherEdition(name);
  } catch (error) {
    if (error instanceof OpenMinutesError) throw error;
    throw fromAws(error, `Waiting for table ${name}`);
  } finally {
    client.destroy();
  }
}

const otherEdition = (name: string): OpenMinutesError =>
  permanent(
    'other-edition',
    `the table ${name} was made by another edition of open-minutes, whose rows this one does not read. Begin with a new data folder: the pages that were fetched lie in store/raw of the old one.`,
  );

const keySchema = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
