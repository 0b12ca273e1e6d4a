import { conflict } from '../errors.ts';
import { shortHash } from '../hash.ts';
import { assertKey, assertPrefix, compareKeys } from './keys.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

/** Objects in memory. Bytes are copied on the way in and out, so that nobody holds on to what is stored. */
export function memoryStore(): ObjectStore {
  const objects = new Map<string, StoredObject>();
  return {
    async get(key) {
      assertKey(key);
      const object = objects.get(key);
      return object && { body: object.body.slice(), etag: object.etag };
    },
    async put(key, body, { ifMatch, ifNoneMatch } = {}) {
      assertKey(key);
      const current = objects.get(key);
      const allowed =
        (ifNoneMatch === undefined || current === undefined) &&
        (ifMatch === undefined || current?.etag === ifMatch);
      if (!allowed) throw conflict('object-changed', `${key} is not in the expected state`);
      const etag = shortHash(body);
      objects.set(key, { body: body.slice(), etag });
      return { etag };
    },
    async head(key) {
      assertKey(key);
      return objects.get(key)?.etag;
    },
    async *list(prefix) {
      yield* keysUnder(prefix);
    },
    async *listed(prefix, { shallow = false } = {}) {
      for (const key of keysUnder(prefix)) {
        const etag = objects.get(key)?.etag;
        if (etag !== undefined && !(shallow && key.includes('/', prefix.length))) yield { key, etag };
      }
    },
    async delete(key, { ifMatch } = {}) {
      assertKey(key);
      const current = objects.get(key);
      if (ifMatch !== undefined && current !== undefined && current.etag !== ifMatch)
        throw conflict('object-changed', `${key} is not in the expected state`);
      objects.delete(key);
      return {};
    },
  };

  function keysUnder(prefix: string): string[] {
    assertPrefix(prefix);
    return [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(compareKeys);
  }
}
