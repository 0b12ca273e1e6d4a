import type { ObjectStore } from './object-store.ts';

/** The objects of a store whose keys begin with a prefix, under the rest of their keys; for reading. */
export const under = (store: ObjectStore, prefix: string): Pick<ObjectStore, 'get' | 'list'> => ({
  get: (key) => store.get(prefix + key),
  async *list(rest) {
    for await (const key of store.list(prefix + rest)) yield key.slice(prefix.length);
  },
});
