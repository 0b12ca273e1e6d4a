import { SOURCES_TABLE } from '../crawl/tables.ts';
import { type Connection, dynamoTable } from './client.dynamo.ts';
import { createTable } from './create-table.dynamo.ts';
import { openEngine } from './dynalite-engine.ts';
import { inProcess } from './in-process.dynamo.ts';
import type { Table } from './table.ts';
import { RECORDS_TABLE } from './tables.ts';

/** A DynamoDB of our own in this process: the same SDK calls as on AWS, for the embedded run and the tests. */
export interface LocalRecords {
  readonly table: Table;
  /** The `sources` table. */
  readonly sources: Table;
  /** For further clients of it. */
  readonly connection: Connection;
  /** True once the database has failed: what was being written then may have been written in part. */
  hasFailed(): boolean;
  /** Waits for the requests under way. Later ones fail. */
  close(): Promise<void>;
}

/**
 * Opens dynalite's database, and creates both tables in it. It listens nowhere: only who holds `connection` reaches it.
 * @param path Folder of its database; in memory where none is given.
 * @throws OpenMinutesError `permanent` when its files are damaged, `transient` when another process has them open.
 */
export async function openLocalRecords(path?: string): Promise<LocalRecords> {
  // The SDK prints a notice on Node versions that it will drop; on a person's terminal it says nothing of use.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const engine = await openEngine(path);
  const connection = inProcess(engine);
  try {
    await createTable(connection, RECORDS_TABLE);
    await createTable(connection, SOURCES_TABLE);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const table = dynamoTable({ connection });
  const sources = dynamoTable({ connection, name: SOURCES_TABLE.name });
  return {
    table,
    sources,
    connection,
    hasFailed: engine.hasFailed,
    async close() {
      table.close();
      sources.close();
      await engine.close();
    },
  };
}
