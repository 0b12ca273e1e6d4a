import type { ObjectStore, StoredObject } from './object-store.ts';

/** Objects under one prefix, which never change, and how many bytes of them are kept at most. */
export interface HandedOn {
  readonly prefix: string;
  readonly mostBytes: number;
}

/**
 * A store that keeps what this process has just put there, for the one who reads it next: once read, it is let go of, and so
 * is the oldest where there is too much. Only where one process has the store to itself.
 */
export function handingOn(store: ObjectStore, { prefix, mostBytes }: HandedOn): ObjectStore {
  const kept = new Map<string, StoredObject>();
  let bytes = 0;

  function letGo(key: string): StoredObject | undefined {
    const object = kept.get(key);
    if (kept.delete(key)) bytes -= object?.body.byteLength ?? 0;
    return object;
  }

  function keep(key: string, object: StoredObject): void {
    letGo(key);
    kept.set(key, object);
    bytes += object.body.byteLength;
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break;
      letGo(oldest);
    }
  }

  return {
    ...store,
    get: async (key) => letGo(key) ?? store.get(key),
    async put(key, body, options) {
      letGo(key);
      const sent = await store.put(key, body, options);
      if (key.startsWith(prefix)) keep(key, { body, etag: sent.etag });
      return sent;
    },
    async delete(key, options) {
      letGo(key);
      return store.delete(key, options);
    },
  };
}
