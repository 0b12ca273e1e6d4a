// Stores that cost as little as can be: bytes lie one after the other in a file, and memory holds where. What is measured
// over them is the program, and not an imitation of AWS.
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { conflict } from '../../functions/shared/errors.ts';
import { shortHash } from '../../functions/shared/hash.ts';
import { compareKeys } from '../../functions/shared/object-store/keys.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Condition, Item, Table } from '../../functions/shared/records/table.ts';
import { RECORDS_TABLE, type RowKey } from '../../functions/shared/records/tables.ts';

interface Extent {
  readonly at: number;
  readonly length: number;
}

/** Bytes that only ever become more. */
class Pile {
  private readonly file: number;
  private end = 0;

  constructor(path: string) {
    this.file = openSync(path, 'wx+');
  }

  add(bytes: Uint8Array): Extent {
    const extent = { at: this.end, length: bytes.byteLength };
    for (let done = 0; done < bytes.byteLength; )
      done += writeSync(this.file, bytes, done, bytes.byteLength - done, this.end + done);
    this.end += extent.length;
    return extent;
  }

  read({ at, length }: Extent): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.file, bytes, done, length - done, at + done);
      if (read === 0) throw new Error('The file of the stores has been cut off');
      done += read;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.file);
  }
}

/** Keys by their folders, so that a listing goes over the keys of one folder, as in S3, and not over all there are. */
class Folders {
  private readonly keys = new Map<string, Set<string>>();

  add(key: string): void {
    for (const folder of foldersOf(key)) {
      const keys = this.keys.get(folder) ?? new Set();
      this.keys.set(folder, keys.add(key));
    }
  }

  remove(key: string): void {
    for (const folder of foldersOf(key)) this.keys.get(folder)?.delete(key);
  }

  under(prefix: string, shallow: boolean): string[] {
    // Only two levels are kept, and the files at the root: the others are looked for in the one above.
    const folder = prefix === '' && shallow ? ROOT : (foldersOf(`${prefix}x`).at(-1) ?? '');
    return [...(this.keys.get(folder) ?? [])]
      .filter((key) => key.startsWith(prefix) && !(shallow && key.includes('/', prefix.length)))
      .sort(compareKeys);
  }
}

const ROOT = '/';

/** `a/b/c/d` → nothing, `a/`, `a/b/`. */
function foldersOf(key: string): string[] {
  const first = key.indexOf('/') + 1;
  const second = key.indexOf('/', first) + 1;
  return first === 0
    ? ['', ROOT]
    : ['', key.slice(0, first), ...(second === 0 ? [] : [key.slice(0, second)])];
}

export interface CheapStore extends ObjectStore {
  /** Of all that lies there now. */
  readonly size: () => { readonly files: number; readonly bytes: number };
}

function cheapStore(pile: Pile): CheapStore {
  const objects = new Map<string, Extent & { readonly etag: string }>();
  const folders = new Folders();
  let bytes = 0;
  const refuse = (key: string) => conflict('object-changed', `${key} is not in the expected state`);
  async function* listed(prefix: string, { shallow = false } = {}) {
    for (const key of folders.under(prefix, shallow)) {
      const etag = objects.get(key)?.etag;
      if (etag !== undefined) yield { key, etag };
    }
  }
  return {
    async get(key) {
      const object = objects.get(key);
      return object && { body: pile.read(object), etag: object.etag };
    },
    async put(key, body, { ifMatch, ifNoneMatch } = {}) {
      // Real stores wait: what the package `rss` leaves to the next tick is let go of only then.
      await setImmediate();
      const current = objects.get(key);
      if (ifNoneMatch !== undefined && current !== undefined) throw refuse(key);
      if (ifMatch !== undefined && current?.etag !== ifMatch) throw refuse(key);
      const etag = shortHash(body);
      if (current === undefined) folders.add(key);
      bytes += body.byteLength - (current?.length ?? 0);
      objects.set(key, { ...pile.add(body), etag });
      return { etag };
    },
    head: async (key) => objects.get(key)?.etag,
    async *list(prefix) {
      for await (const { key } of listed(prefix)) yield key;
    },
    listed,
    async delete(key, { ifMatch } = {}) {
      const current = objects.get(key);
      if (current === undefined) return {};
      if (ifMatch !== undefined && current.etag !== ifMatch) throw refuse(key);
      bytes -= current.length;
      objects.delete(key);
      folders.remove(key);
      return {};
    },
    size: () => ({ files: objects.size, bytes }),
  };
}

/** As much of DynamoDB's expression language as the program uses. */
function holds({ expression, names = {}, values = {} }: Condition, row: Item | undefined): boolean {
  const either = expression.split(' OR ');
  return either.some((all) => all.split(' AND ').every(isTrue));

  function isTrue(term: string): boolean {
    const [, not, asked] = /^attribute_(not_)?exists\((\S+)\)$/.exec(term) ?? [];
    if (asked !== undefined) return (valueIn(asked) === undefined) === (not !== undefined);
    const [, name = '', operator, placeholder = ''] = /^(\S+) ([=<]) (:\w+)$/.exec(term) ?? [];
    if (operator === undefined) throw new Error(`No such condition is known: ${term}`);
    const [is, wanted] = [valueIn(name), values[placeholder]];
    return operator === '=' ? is === wanted : is !== undefined && Number(is) < Number(wanted);
  }

  function valueIn(name: string): unknown {
    return row?.[names[name] ?? name];
  }
}

function changed(row: Item, { expression, names = {}, values = {} }: Condition): Item {
  const next: Record<string, unknown> = { ...row };
  for (const [, verb, clause = ''] of expression.matchAll(
    /(ADD|SET|REMOVE) (.+?)(?= (?:ADD|SET|REMOVE) |$)/g,
  )) {
    for (const part of clause.split(/, (?![^(]*\))/)) {
      const [, given = '', value = ''] = /^(\S+)(?: =)?(?: (.+))?$/.exec(part) ?? [];
      const name = names[given] ?? given;
      const [, otherwise] = /^if_not_exists\(\S+, (:\w+)\)$/.exec(value) ?? [];
      if (verb === 'REMOVE') delete next[name];
      else if (verb === 'ADD') next[name] = Number(next[name] ?? 0) + Number(values[value]);
      else if (otherwise !== undefined) next[name] ??= values[otherwise];
      else next[name] = values[value];
    }
  }
  return { ...next, pk: row.pk, sk: row.sk };
}

function cheapTable(pile: Pile): Table {
  const partitions = new Map<string, Map<string, Extent>>();
  /** By index and value of its hash key: where each row stands. */
  const indexed = new Map<string, Map<string, RowKey & { readonly at: string }>>();

  const get = ({ pk, sk }: RowKey): Item | undefined => {
    const extent = partitions.get(pk)?.get(sk);
    return extent && (deserialize(pile.read(extent)) as Item);
  };
  function index({ pk, sk }: RowKey, row: Item | undefined, work: 'enter' | 'leave'): void {
    for (const { name, hashKey, rangeKey } of RECORDS_TABLE.indexes) {
      const [value, at] = [row?.[hashKey], row?.[rangeKey]];
      if (typeof value !== 'string' || typeof at !== 'string') continue;
      const entries = indexed.get(`${name} ${value}`) ?? new Map();
      indexed.set(`${name} ${value}`, entries);
      if (work === 'leave') entries.delete(`${pk} ${sk}`);
      else entries.set(`${pk} ${sk}`, { pk, sk, at });
    }
  }
  function set(key: RowKey, row: Item | undefined): void {
    const { pk, sk } = key;
    index(key, get(key), 'leave');
    index(key, row, 'enter');
    const rows = partitions.get(pk) ?? new Map();
    partitions.set(pk, rows);
    if (row === undefined) rows.delete(sk);
    else rows.set(sk, pile.add(serialize(row)));
  }
  function check({ pk, sk }: RowKey, condition: Condition | undefined): void {
    if (condition !== undefined && !holds(condition, get({ pk, sk })))
      throw conflict('row-changed', `${pk} ${sk} is not in the expected state`);
  }
  return {
    get: async (key) => get(key),
    getMany: async (keys) => keys.flatMap((key) => get(key) ?? []),
    async put(item, condition) {
      check(item, condition);
      set(item, item);
    },
    async update({ pk, sk }, change) {
      check(
        { pk, sk },
        change.condition === undefined ? undefined : { ...change, expression: change.condition },
      );
      const row = changed(get({ pk, sk }) ?? { pk, sk }, change);
      set(row, row);
      return row;
    },
    async write(items, deletions) {
      for (const item of items) set(item, item);
      for (const key of deletions) set(key, undefined);
    },
    async *range(pk, { between: [from, to] = ['', '\uffff'], descending = false } = {}) {
      const keys = [...(partitions.get(pk)?.keys() ?? [])]
        .filter((sk) => sk >= from && sk <= to)
        .sort(compareKeys);
      for (const sk of descending ? keys.reverse() : keys) {
        const row = get({ pk, sk });
        if (row !== undefined) yield row;
      }
    },
    async *entries({ name }, value, { descending = false } = {}) {
      const entries = [...(indexed.get(`${name} ${value}`)?.values() ?? [])];
      entries.sort((one, other) => compareKeys(one.at, other.at));
      yield* descending ? entries.reverse() : entries;
    },
  };
}

/** The stores of the program in one file of a folder. */
export function openCheapStores(folder: string) {
  const pile = new Pile(join(folder, 'stores'));
  return {
    store: cheapStore(pile),
    publicStore: cheapStore(pile),
    table: cheapTable(pile),
    close: () => pile.close(),
  };
}
