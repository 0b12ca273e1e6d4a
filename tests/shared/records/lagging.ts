import type { Item, Table } from '../../../functions/shared/records/table.ts';
import type { RowKey } from '../../../functions/shared/records/tables.ts';

/** A table whose indexes lag behind its rows, as those of DynamoDB may and those of dynalite never do. */
export interface LaggingTable extends Table {
  /** From now on, indexes show the rows as they are at this moment. */
  fallBehind(): void;
  /** Indexes show what is there. */
  catchUp(): void;
}

export function laggingTable(table: Table): LaggingTable {
  /** Of the rows that were written since: what they were, or that they were not there. */
  let before: Map<string, Item | undefined> | undefined;

  async function remember(key: RowKey): Promise<void> {
    if (before === undefined || before.has(nameOf(key))) return;
    before.set(nameOf(key), await table.get(key));
  }

  return {
    ...table,
    fallBehind() {
      before = new Map();
    },
    catchUp() {
      before = undefined;
    },
    async put(item, condition) {
      await remember(item);
      await table.put(item, condition);
    },
    async update(key, change) {
      await remember(key);
      return table.update(key, change);
    },
    async write(items, deletions) {
      for (const key of [...items, ...deletions]) await remember(key);
      await table.write(items, deletions);
    },
    async *entries(index, value, options = {}) {
      const changed = before ?? new Map<string, Item | undefined>();
      const entries = [...changed.values()].flatMap((row) =>
        row?.[index.hashKey] === value ? [{ pk: row.pk, sk: row.sk, at: String(row[index.rangeKey]) }] : [],
      );
      for await (const entry of table.entries(index, value, options)) {
        if (!changed.has(nameOf(entry))) entries.push(entry);
      }
      const direction = options.descending === true ? -1 : 1;
      yield* entries.sort((one, other) => direction * (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    },
  };
}

const nameOf = ({ pk, sk }: RowKey): string => `${pk}\n${sk}`;
