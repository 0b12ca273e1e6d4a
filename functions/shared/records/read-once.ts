import type { Item, Table } from './table.ts';
import type { RowKey } from './tables.ts';

/** A table that is only read. */
export type Rows = Pick<Table, 'get' | 'getMany' | 'range'>;

/**
 * A table that is asked for nothing twice: every row and range is as it was when it was first asked for. For as long as
 * one piece of work lasts. What could not be read is asked for again.
 */
export function readOnce(table: Rows): Rows {
  const rows = new Map<string, Promise<Item | undefined>>();
  const ranges = new Map<string, Replayed<Item>>();

  /** Asks for those of the rows that were not asked for before. */
  function ask(keys: readonly RowKey[]): void {
    const unknown = keys.filter((key) => !rows.has(nameOf(key)));
    if (unknown.length === 0) return;
    const answer = table.getMany(unknown).then((found) => new Map(found.map((item) => [nameOf(item), item])));
    for (const name of unknown.map(nameOf)) {
      const row = answer.then((found) => found.get(name));
      rows.set(name, row);
      row.catch(() => rows.delete(name));
    }
  }

  async function getMany(keys: readonly RowKey[]): Promise<Item[]> {
    ask(keys);
    const found = await Promise.all(keys.map((key) => rows.get(nameOf(key))));
    return found.filter((item) => item !== undefined);
  }

  return {
    getMany,
    get: async (key) => (await getMany([key]))[0],
    range(pk, options = {}) {
      const { descending = false, between = [] } = options;
      const name = [pk, descending, ...between].join('\n');
      const known = ranges.get(name);
      if (known !== undefined) return known;
      const range = new Replayed(table.range(pk, options), () => ranges.delete(name));
      ranges.set(name, range);
      return range;
    },
  };
}

const nameOf = ({ pk, sk }: RowKey): string => `${pk}\n${sk}`;

/** A sequence that several may go through, each from the beginning; it is itself gone through once, as far as anyone goes. */
class Replayed<T> implements AsyncIterable<T> {
  readonly #steps: Promise<IteratorResult<T>>[] = [];
  readonly #source: AsyncIterator<T>;
  readonly #onFailure: () => void;

  constructor(source: AsyncIterable<T>, onFailure: () => void) {
    this.#source = source[Symbol.asyncIterator]();
    this.#onFailure = onFailure;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (let i = 0; ; i++) {
      const step = await this.#step(i);
      if (step.done === true) return;
      yield step.value;
    }
  }

  #step(i: number): Promise<IteratorResult<T>> {
    const known = this.#steps[i];
    if (known !== undefined) return known;
    const step = this.#source.next();
    step.catch(this.#onFailure);
    this.#steps.push(step);
    return step;
  }
}
