import { sha256 } from '../hash.ts';
import type { RowKey } from '../records/tables.ts';

/**
 * The `sources` table: what the crawl knows. A table of its own, because it has other readers and writers than the
 * records. Its keys and its one sparse index are those of the records table; work here is an address to be fetched.
 */
export const SOURCES_TABLE_NAME = 'sources';

export const sourceStateKey = (source: string): RowKey => ({ pk: `SOURCE#${source}`, sk: 'STATE' });
export const ledgerPartition = (source: string): string => `LEDGER#${source}`;
export const ledgerKey = (source: string, url: string): RowKey => ({
  pk: ledgerPartition(source),
  sk: `URL#${sha256(url)}`,
});
export const hostKey = (host: string): RowKey => ({ pk: `HOST#${host}`, sk: 'STATE' });

/** Value of the index's hash key for the addresses of a source that are to be fetched. */
export const fetchWork = (source: string): string => `FETCH#${source}`;
