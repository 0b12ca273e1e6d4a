import { isKind } from '../errors.ts';
import type { HostStore } from '../http/hosts.ts';
import { mapParallel } from '../parallel.ts';
import type { Condition, Item, Table } from '../records/table.ts';
import type { RowKey } from '../records/tables.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { asHostState, asLedgerEntry, asSourceState } from './shapes.ts';
import type { SourceStates } from './source-state.ts';
import { fetchWork, hostKey, ledgerKey, ledgerPartition, sourceStateKey, WORK_INDEX } from './tables.ts';

const IN_PARALLEL = 8;
/** Rows that wait are read so many at once. */
const DUE_AT_ONCE = 100;

/** A row that must not be there yet (version 1), or be there with the version before. */
const after = (version: number): Condition =>
  version === 1
    ? { expression: 'attribute_not_exists(pk)' }
    : { expression: 'version = :before', values: { ':before': version - 1 } };

const attributesOf = ({ pk: _, sk: __, ...attributes }: Item): Record<string, unknown> => attributes;

/** The row of an entry. What is to be asked for stands in the index, by the moment when it is due. */
const rowOf = (entry: LedgerEntry): Item => ({
  ...ledgerKey(entry.source, entry.url),
  ...entry,
  ...(entry.dueAt !== undefined && { work: fetchWork(entry.source), workSince: entry.dueAt }),
});

const entryOf = (row: Item): LedgerEntry => {
  const { work: _, workSince: __, ...attributes } = attributesOf(row);
  return asLedgerEntry(attributes);
};

/** The ledger in the sources table. */
export function dynamoLedger(table: Table): Ledger {
  /** The addresses of rows, in the order of their keys. */
  async function urlsOf(keys: readonly RowKey[]): Promise<string[]> {
    const rows = new Map((await table.getMany(keys)).map((row) => [row.sk, entryOf(row).url]));
    return keys.flatMap(({ sk }) => rows.get(sk) ?? []);
  }

  return {
    async read(source, url) {
      const row = await table.get(ledgerKey(source, url));
      return row && entryOf(row);
    },
    async enter(source, found, at, since) {
      const rows = await table.getMany(found.map(({ url }) => ledgerKey(source, url)));
      const known = new Set(rows.map(({ sk }) => sk));
      const recent =
        since === undefined ? [] : rows.map(entryOf).filter(({ firstSeenAt }) => firstSeenAt > since);
      const unknown = found.filter(({ url }) => !known.has(ledgerKey(source, url).sk));
      const entered = await mapParallel(unknown, IN_PARALLEL, async (one) => {
        try {
          const entry: LedgerEntry = {
            source,
            ...one,
            firstSeenAt: at,
            fate: 'waiting',
            attempts: 0,
            dueAt: at,
            version: 1,
          };
          await table.put(rowOf(entry), after(1));
          return [one.url];
        } catch (error) {
          // Another run entered it a moment ago.
          if (isKind(error, 'conflict')) return [];
          throw error;
        }
      });
      return [...recent.map(({ url }) => url), ...entered.flat()];
    },
    change: (entry) => table.put(rowOf(entry), after(entry.version)),
    async *due(source, at) {
      let keys: RowKey[] = [];
      for await (const { pk, sk, at: dueAt } of table.entries(WORK_INDEX, fetchWork(source), {
        pageSize: DUE_AT_ONCE,
      })) {
        if (dueAt > at) break;
        if (keys.push({ pk, sk }) < DUE_AT_ONCE) continue;
        yield* await urlsOf(keys);
        keys = [];
      }
      yield* await urlsOf(keys);
    },
    async firstDueAt(source) {
      for await (const { at } of table.entries(WORK_INDEX, fetchWork(source), { pageSize: 1 })) return at;
      return undefined;
    },
    async *all(source) {
      for await (const row of table.range(ledgerPartition(source), { isEventual: true })) yield entryOf(row);
    },
  };
}

/** The states of the sources in the sources table. */
export function dynamoSourceStates(table: Table): SourceStates {
  return {
    async read(source) {
      const row = await table.get(sourceStateKey(source));
      return row && asSourceState(attributesOf(row));
    },
    change: (state) => table.put({ ...sourceStateKey(state.source), ...state }, after(state.version)),
  };
}

/** The states of the hosts in the sources table. They hold courtesies, no facts: the last writer wins. */
export function dynamoHostStore(table: Table): HostStore {
  return {
    async read(host) {
      const row = await table.get(hostKey(host));
      return row === undefined ? { failures: 0 } : asHostState(attributesOf(row));
    },
    write: (host, state) => table.put({ ...hostKey(host), ...state }),
    claim: (host, state, before) =>
      table.put(
        { ...hostKey(host), ...state },
        before === undefined
          ? { expression: 'attribute_not_exists(nextRequestAt)' }
          : { expression: 'nextRequestAt = :before', values: { ':before': before } },
      ),
  };
}
