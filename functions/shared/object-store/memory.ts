import { conflict } from '../errors.ts';
import { sha256 } from '../hash.ts';
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
      const etag = sha256(body);
      objects.set(key, { body: body.slice(), etag });
      return { etag };
    },
    async *list(prefix) {
      assertPrefix(prefix);
      yield* [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(compareKeys);
    },
    async delete(key) {
      assertKey(key);
      objects.delete(key);
    },
  };
}
