// Stores that break at a chosen call, as a killed process or a lost answer would have it.
import { transient } from '../../functions/shared/errors.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Item, Table } from '../../functions/shared/records/table.ts';
import type { RowKey } from '../../functions/shared/records/tables.ts';

/**
 * How a call breaks. `dies-before`: the process is dead from this call on, which never happens; `dies-halfway`: the
 * same, but half of a batch was written; `answer-lost`: the call happens, the caller hears of an error and lives on.
 */
export type Break = 'dies-before' | 'dies-halfway' | 'answer-lost';

/** What a call does: only a write leaves something behind when its answer is lost, only a batch can be half done. */
type Kind = 'read' | 'write' | 'batch';

/** Counts the calls to all the stores of one process, and breaks the n-th. */
export class Faults {
  readonly calls: Kind[] = [];
  #dead = false;
  readonly #how: Break;
  readonly #n: number;

  constructor(how: Break, n: number) {
    this.#how = how;
    this.#n = n;
  }

  async call<T>(kind: Kind, work: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
    if (this.#dead) throw transient('dead', 'This process is dead');
    this.calls.push(kind);
    if (this.calls.length !== this.#n) return work();
    if (this.#how === 'answer-lost') {
      await work();
      throw transient('answer-lost', `The answer to call ${this.#n} was lost`);
    }
    this.#dead = true;
    if (this.#how === 'dies-halfway') await half?.();
    throw transient('dead', `This process died at call ${this.#n}`);
  }
}

export const faultyStore = (store: ObjectStore, faults: Faults): ObjectStore => ({
  get: (key) => faults.call('read', () => store.get(key)),
  put: (key, body, options) => faults.call('write', () => store.put(key, body, options)),
  delete: (key) => faults.call('write', () => store.delete(key)),
  async *list(prefix) {
    yield* await faults.call('read', async () => store.list(prefix));
  },
});

/** Batches that DynamoDB takes at once, as the client makes them. */
const BATCH = 25;

export const faultyTable = (table: Table, faults: Faults): Table => ({
  get: (key) => faults.call('read', () => table.get(key)),
  getMany: (keys) => faults.call('read', () => table.getMany(keys)),
  put: (item, condition) => faults.call('write', () => table.put(item, condition)),
  update: (key, change) => faults.call('write', () => table.update(key, change)),
  async write(items, deletions) {
    const requests: ({ put: Item } | { drop: RowKey })[] = [
      ...items.map((put) => ({ put })),
      ...deletions.map((drop) => ({ drop })),
    ];
    const send = (some: typeof requests) =>
      table.write(
        some.flatMap((one) => ('put' in one ? [one.put] : [])),
        some.flatMap((one) => ('drop' in one ? [one.drop] : [])),
      );
    for (let start = 0; start < requests.length; start += BATCH) {
      const batch = requests.slice(start, start + BATCH);
      // DynamoDB works a batch off in no particular order: every other request is as good a half as any.
      const half = batch.filter((_, index) => index % 2 === 1);
      await faults.call(
        'batch',
        () => send(batch),
        () => send(half),
      );
    }
  },
  async *range(pk, options) {
    yield* await faults.call('read', async () => table.range(pk, options));
  },
  async *waiting(work, options) {
    yield* await faults.call('read', async () => table.waiting(work, options));
  },
});
