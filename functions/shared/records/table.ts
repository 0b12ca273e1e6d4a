import type { RowKey } from './tables.ts';

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
}

/**
 * The `records` table, reduced to what the stores use. Reads are strongly consistent, except of the index.
 * Every method throws OpenMinutesError: `conflict` when a condition does not hold, `transient` when it is worth
 * another try, `permanent` when the request itself is wrong.
 */
export interface Table {
  get(key: RowKey): Promise<Item | undefined>;
  /** The rows that exist under these keys, in no particular order. */
  getMany(keys: readonly RowKey[]): Promise<Item[]>;
  put(item: Item, condition?: Condition): Promise<void>;
  update(key: RowKey, change: Change): Promise<void>;
  /** Puts and deletes without condition, 25 at a time; the keys must differ. Not atomic. */
  write(items: readonly Item[], deletions: readonly RowKey[]): Promise<void>;
  /** The rows of a partition in the order of their sort key. */
  range(pk: string, options?: KeyRangeOptions): AsyncIterable<Item>;
  /** Keys of the rows that wait for this kind of work, longest waiting first; may lag behind the rows. */
  waiting(work: string, options?: RangeOptions): AsyncIterable<RowKey & { readonly workSince: string }>;
}
