import type { IndexShape, RowKey } from './tables.ts';

/** A row as it lies in the table. */
export type Item = RowKey & Readonly<Record<string, unknown>>;

/** What must hold of the row in place, in DynamoDB's expression language. */
export interface Condition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** A change of one row: an update expression, and what must hold for it. */
export interface Change extends Condition {
  readonly condition?: string;
}

export interface RangeOptions {
  readonly descending?: boolean;
  /** How many rows to ask for at a time. */
  readonly pageSize?: number;
}

export interface KeyRangeOptions extends RangeOptions {
  /** Only the rows whose sort key lies between the two, both included. */
  readonly between?: readonly [from: string, to: string];
  /** At half the price; may lack what was written a moment ago. */
  readonly isEventual?: boolean;
}

/** Where a row stands in an index: its key, and the value by which the index is sorted. */
export type IndexEntry = RowKey & { readonly at: string };

/**
 * A table, reduced to what the stores use. Reads are strongly consistent, except of an index and where said otherwise.
 * Every method throws OpenMinutesError: `conflict` when a condition does not hold, `transient` when it is worth
 * another try, `permanent` when the request itself is wrong.
 */
export interface Table {
  get(key: RowKey): Promise<Item | undefined>;
  /** The rows that exist under these keys, in no particular order. */
  getMany(keys: readonly RowKey[]): Promise<Item[]>;
  put(item: Item, condition?: Condition): Promise<void>;
  /** Returns the row as it is afterwards. */
  update(key: RowKey, change: Change): Promise<Item>;
  /** Puts and deletes without condition, 25 at a time; the keys must differ. Not atomic. */
  write(items: readonly Item[], deletions: readonly RowKey[]): Promise<void>;
  /** The rows of a partition in the order of their sort key. */
  range(pk: string, options?: KeyRangeOptions): AsyncIterable<Item>;
  /** The rows that carry a value of a sparse index, in the order of the index; may lag behind the rows. */
  entries(index: IndexShape, value: string, options?: RangeOptions): AsyncIterable<IndexEntry>;
}
