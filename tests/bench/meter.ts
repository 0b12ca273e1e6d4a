// Counts what AWS would bill for the calls of the stores.
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Item, Table } from '../../functions/shared/records/table.ts';
import type { IndexShape } from '../../functions/shared/records/tables.ts';

/** What is billed by the piece. */
export interface Units {
  /** Write request units of DynamoDB: a kilobyte each, those of the index included. */
  writes: number;
  /** Read request units: four kilobytes each. */
  reads: number;
  /** Objects written to S3; deleting is free. */
  puts: number;
  /** Objects read, or looked at without their bytes, which costs the same. */
  gets: number;
  lists: number;
  /** Bytes written to S3. */
  putBytes: number;
  /** Requests to the tables, whatever they cost; a query is one for each page of 1 MB. */
  calls: number;
  /** Milliseconds of processor time, that of the imitations of both stores included. */
  cpuMs: number;
}

export const NOTHING: Units = {
  writes: 0,
  reads: 0,
  puts: 0,
  gets: 0,
  lists: 0,
  putBytes: 0,
  calls: 0,
  cpuMs: 0,
};

export const minus = (units: Units, before: Units): Units => ({
  writes: units.writes - before.writes,
  reads: units.reads - before.reads,
  puts: units.puts - before.puts,
  gets: units.gets - before.gets,
  lists: units.lists - before.lists,
  putBytes: units.putBytes - before.putBytes,
  calls: units.calls - before.calls,
  cpuMs: units.cpuMs - before.cpuMs,
});

export const over = (units: Units, count: number): Units => ({
  writes: units.writes / count,
  reads: units.reads / count,
  puts: units.puts / count,
  gets: units.gets / count,
  lists: units.lists / count,
  putBytes: units.putBytes / count,
  calls: units.calls / count,
  cpuMs: units.cpuMs / count,
});

/** Tells, each time it is asked, what was spent since the time before. */
export function spending(units: Units): () => Units {
  let before = { ...units };
  return () => {
    const { user, system } = process.cpuUsage();
    units.cpuMs = (user + system) / 1000;
    const since = minus(units, before);
    before = { ...units };
    return since;
  };
}

const text = (value: string): number => Buffer.byteLength(value);

/** Size of a value as DynamoDB counts it (Developer Guide, «DynamoDB item sizes and formats»). */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (value instanceof Set) return [...value].reduce<number>((sum, one) => sum + sizeOf(one), 3);
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOf(one) + 1, 3);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).reduce((sum, [name, one]) => sum + text(name) + sizeOf(one) + 1, 3);
  }
  return 1;
}

export const rowSize = (row: Item | undefined): number => (row === undefined ? 0 : sizeOf(row) - 3);

/** Units of an index, which holds keys alone: an entry that comes or goes is one, one that moves is two. */
function indexUnits(
  { hashKey, rangeKey }: IndexShape,
  before: Item | undefined,
  after: Item | undefined,
): number {
  const [was, is] = [before, after].map((row) =>
    row?.[hashKey] === undefined || row[rangeKey] === undefined
      ? undefined
      : `${row[hashKey]} ${row[rangeKey]}`,
  );
  return was === is ? 0 : (was === undefined ? 0 : 1) + (is === undefined ? 0 : 1);
}

/** What a query gives at a time (Developer Guide, «Paginating table query results»). */
const PAGE_BYTES = 2 ** 20;

const readUnits = (size: number): number => Math.max(1, Math.ceil(size / 4096));

/**
 * The table, with the units of its calls added to `units`. Rows are looked at before and after, which is not counted.
 * @param indexes Of the table.
 */
export function meteredTable(table: Table, indexes: readonly IndexShape[], units: Units): Table {
  const writeUnits = (before: Item | undefined, after: Item | undefined): number =>
    indexes.reduce(
      (sum, index) => sum + indexUnits(index, before, after),
      Math.max(1, Math.ceil(Math.max(rowSize(before), rowSize(after)) / 1024)),
    );
  const at = async <T>(write: () => Promise<T>, key: { pk: string; sk: string }): Promise<T> => {
    const before = await table.get(key);
    units.calls += 1;
    try {
      return await write();
    } finally {
      const after = await table.get(key);
      units.writes += writeUnits(before, after);
    }
  };
  async function* counted<T extends object>(rows: AsyncIterable<T>, share: number): AsyncGenerator<T> {
    let size = 0;
    units.calls += 1;
    try {
      for await (const row of rows) {
        size += sizeOf(row);
        yield row;
      }
    } finally {
      units.calls += Math.floor(size / PAGE_BYTES);
      units.reads += readUnits(size) * share;
    }
  }
  return {
    async get(key) {
      const row = await table.get(key);
      units.calls += 1;
      units.reads += readUnits(rowSize(row));
      return row;
    },
    async getMany(keys) {
      const rows = await table.getMany(keys);
      units.calls += Math.ceil(keys.length / 100);
      units.reads += rows.reduce((sum, row) => sum + readUnits(rowSize(row)), keys.length - rows.length);
      return rows;
    },
    put: (item, condition) => at(() => table.put(item, condition), item),
    update: (key, change) => at(() => table.update(key, change), key),
    async write(items, deletions) {
      const keys = [...items, ...deletions].map(({ pk, sk }) => ({ pk, sk }));
      const nameOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk}\n${sk}`;
      const before = new Map((await table.getMany(keys)).map((row) => [nameOf(row), row]));
      await table.write(items, deletions);
      units.calls += Math.ceil(keys.length / 25);
      for (const item of items) units.writes += writeUnits(before.get(nameOf(item)), item);
      for (const key of deletions) units.writes += writeUnits(before.get(nameOf(key)), undefined);
    },
    range: (pk, options) => counted(table.range(pk, options), options?.isEventual === true ? 0.5 : 1),
    // Reads of an index are eventually consistent, at half the price.
    entries: (index, value, options) => counted(table.entries(index, value, options), 0.5),
  };
}

export function meteredStore(store: ObjectStore, units: Units): ObjectStore {
  return {
    get(key) {
      units.gets += 1;
      return store.get(key);
    },
    put(key, body, options) {
      units.puts += 1;
      units.putBytes += body.byteLength;
      return store.put(key, body, options);
    },
    head(key) {
      units.gets += 1;
      return store.head(key);
    },
    list(prefix) {
      units.lists += 1;
      return store.list(prefix);
    },
    listed(prefix, options) {
      units.lists += 1;
      return store.listed(prefix, options);
    },
    delete: (key, options) => store.delete(key, options),
  };
}
