import { sha256 } from '../hash.ts';
import type { RowKey, TableShape } from '../records/tables.ts';

/** The addresses that are to be fetched, by the instant at which they are due. */
export const WORK_INDEX = { name: 'work', hashKey: 'work', rangeKey: 'workSince' } as const;

/**
 * The `sources` table: what the crawl knows. A table of its own, because it has other readers and writers than the
 * records.
 */
export const SOURCES_TABLE = {
  name: 'sources',
  hashKey: 'pk',
  rangeKey: 'sk',
  indexes: [WORK_INDEX],
} as const satisfies TableShape;

export const sourceStateKey = (source: string): RowKey => ({ pk: `SOURCE#${source}`, sk: 'STATE' });
export const ledgerPartition = (source: string): string => `LEDGER#${source}`;
export const ledgerKey = (source: string, url: string): RowKey => ({
  pk: ledgerPartition(source),
  sk: `URL#${sha256(url)}`,
});
export const hostKey = (host: string): RowKey => ({ pk: `HOST#${host}`, sk: 'STATE' });

/** Value of the index's hash key for the addresses of a source that are to be fetched. */
export const fetchWork = (source: string): string => `FETCH#${source}`;
