import type { Head } from '../shared/head.ts';
import type { Item } from '../shared/records/table.ts';
import type { RowKey } from '../shared/records/tables.ts';

/** A derived row: key and attributes. */
export type Row = Item;

/**
 * Every derived key that may exist for a meeting, with the fingerprint of its row. Written ahead of the rows, so that
 * a projector that is killed leaves no key behind that nobody knows of.
 */
export interface Projection {
  /** Raised by one with every write; the condition of the next one. */
  readonly version: number;
  /** By `pk` and `sk`, joined by a line feed. */
  readonly rows: Readonly<Record<string, string>>;
}

/** Where `project` reads heads and writes what is derived from them. */
export interface ProjectionStore {
  /** Head and projection in one strongly consistent read. */
  read(meeting: string): Promise<{ head?: Head; projection?: Projection }>;
  /** @throws OpenMinutesError `conflict` when another projector wrote since. */
  writeProjection(meeting: string, projection: Projection): Promise<void>;
  /** Writes and deletes without condition, in batches, in no particular order. */
  write(rows: readonly Row[], deletions: readonly RowKey[]): Promise<void>;
  /** Writes rows that are never changed or deleted, each of them once per process. */
  ensure(rows: readonly Row[]): Promise<void>;
  /** Writes a row unless the one in its place is of the same or a later rev. */
  writeNewer(row: Row, rev: number): Promise<void>;
}
