// Stores that break at a chosen call, as a killed process or a lost answer would have it.
import { transient } from '../../functions/shared/errors.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Table } from '../../functions/shared/records/table.ts';

/**
 * How a call breaks. `dies-before`: the process is dead from this call on, which never happens; `answer-lost`: the call
 * happens, the caller hears of an error and lives on.
 */
export type Break = 'dies-before' | 'answer-lost';

/** Only a write leaves something behind when its answer is lost. */
type Kind = 'read' | 'write';

/** Counts the calls to all the stores of one process, and breaks the n-th. */
export class Faults {
  readonly calls: { readonly kind: Kind; readonly what: string }[] = [];
  #dead = false;
  readonly #how: Break;
  readonly #n: number;

  constructor(how: Break, n: number) {
    this.#how = how;
    this.#n = n;
  }

  async call<T>(kind: Kind, what: string, work: () => Promise<T>): Promise<T> {
    if (this.#dead) throw transient('dead', 'This process is dead');
    this.calls.push({ kind, what });
    if (this.calls.length !== this.#n) return work();
    if (this.#how === 'answer-lost') {
      await work();
      throw transient('answer-lost', `The answer to call ${this.#n} was lost`);
    }
    this.#dead = true;
    throw transient('dead', `This process died at call ${this.#n}`);
  }
}

export const unbroken = (): Faults => new Faults('dies-before', 0);

export const faultyStore = (store: ObjectStore, faults: Faults): ObjectStore => ({
  get: (key) => faults.call('read', `get ${key}`, () => store.get(key)),
  head: (key) => faults.call('read', `head ${key}`, () => store.head(key)),
  put: (key, body, options) => faults.call('write', `put ${key}`, () => store.put(key, body, options)),
  delete: (key, options) => faults.call('write', `delete ${key}`, () => store.delete(key, options)),
  async *list(prefix) {
    yield* await faults.call('read', `list ${prefix}`, async () => store.list(prefix));
  },
  async *listed(prefix, options) {
    yield* await faults.call('read', `list ${prefix}`, async () => store.listed(prefix, options));
  },
});

export const faultyTable = (table: Table, faults: Faults): Table => ({
  get: (key) => faults.call('read', `get ${key.pk} ${key.sk}`, () => table.get(key)),
  getMany: (keys) => faults.call('read', `get ${keys.length} rows`, () => table.getMany(keys)),
  put: (item, condition) =>
    faults.call('write', `put ${item.pk} ${item.sk}`, () => table.put(item, condition)),
  update: (key, change) =>
    faults.call('write', `update ${key.pk} ${key.sk}`, () => table.update(key, change)),
  write: (items, deletions) => faults.call('write', 'batch', () => table.write(items, deletions)),
  async *range(pk, options) {
    yield* await faults.call('read', `range ${pk}`, async () => table.range(pk, options));
  },
  async *entries(index, value, options) {
    yield* await faults.call('read', `index ${value}`, async () => table.entries(index, value, options));
  },
});
