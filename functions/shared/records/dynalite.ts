import dynalite from 'dynalite';
import { SOURCES_TABLE_NAME } from '../crawl/tables.ts';
import { permanent } from '../errors.ts';
import { dynamoTable } from './client.dynamo.ts';
import { createRecordsTable } from './create-table.dynamo.ts';
import type { Table } from './table.ts';

/** A DynamoDB of our own in this process: the same SDK calls as on AWS, for the embedded run and the tests. */
export interface LocalRecords {
  readonly table: Table;
  /** The `sources` table. */
  readonly sources: Table;
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Starts dynalite on a free port of the loopback interface, and creates both tables in it.
 * @param path Folder of its database; in memory where none is given.
 */
export async function openLocalRecords(path?: string): Promise<LocalRecords> {
  // The SDK prints a notice on Node versions that it will drop; on a person's terminal it says nothing of use.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const server = dynalite({ createTableMs: 0, ...(path !== undefined && { path }) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw permanent('no-port', 'The embedded DynamoDB did not get a port');
  }
  const endpoint = `http://127.0.0.1:${address.port}`;
  await createRecordsTable(endpoint);
  await createRecordsTable(endpoint, SOURCES_TABLE_NAME);
  const table = dynamoTable({ endpoint });
  const sources = dynamoTable({ endpoint, name: SOURCES_TABLE_NAME });
  return {
    table,
    sources,
    endpoint,
    async close() {
      table.close();
      sources.close();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
        server.closeAllConnections();
      });
    },
  };
}
