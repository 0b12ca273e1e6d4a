import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { fromAws } from '../aws-errors.ts';
import type { Connection } from './client.dynamo.ts';
import { RECORDS_TABLE } from './tables.ts';

/** The records table as CreateTable wants it. */
export function createTableInput(name: string): CreateTableCommandInput {
  const { hashKey, rangeKey, workIndex } = RECORDS_TABLE;
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [hashKey, rangeKey, workIndex.hashKey, workIndex.rangeKey].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S' as const,
    })),
    KeySchema: keySchema(hashKey, rangeKey),
    GlobalSecondaryIndexes: [
      {
        IndexName: workIndex.name,
        KeySchema: keySchema(workIndex.hashKey, workIndex.rangeKey),
        Projection: { ProjectionType: workIndex.projection },
      },
    ],
  };
}

/** Creates the records table in a local DynamoDB, unless it is there already. */
export async function createRecordsTable(
  connection: Connection,
  name: string = RECORDS_TABLE.name,
): Promise<void> {
  const client = new DynamoDBClient(connection);
  try {
    await client.send(new CreateTableCommand(createTableInput(name)));
  } catch (error) {
    const exists = error instanceof Error && error.name === 'ResourceInUseException';
    if (!exists) throw fromAws(error, `Creating table ${name}`);
  }
  try {
    await waitUntilTableExists({ client, minDelay: 0.02, maxDelay: 1, maxWaitTime: 30 }, { TableName: name });
  } catch (error) {
    throw fromAws(error, `Waiting for table ${name}`);
  } finally {
    client.destroy();
  }
}

const keySchema = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
