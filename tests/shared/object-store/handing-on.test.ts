import { expect, it } from 'vitest';
import { handingOn } from '../../../functions/shared/object-store/handing-on.ts';
import { memoryStore } from '../../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../../functions/shared/object-store/object-store.ts';
import { objectStoreContract } from './contract.ts';

objectStoreContract('one that hands on', async () => ({
  store: handingOn(memoryStore(), { prefix: '', mostBytes: 1024 }),
  place: '',
}));

const text = (object: { body: Uint8Array } | undefined) => object && Buffer.from(object.body).toString();

/** Documents of four bytes, of which two are kept, with the keys that the store behind is asked for. */
function opened() {
  const read: string[] = [];
  const behind: ObjectStore = memoryStore();
  const store = handingOn(
    {
      ...behind,
      get: (key) => {
        read.push(key);
        return behind.get(key);
      },
    },
    { prefix: 'documents/', mostBytes: 8 },
  );
  return { store, behind, read, put: (key: string) => store.put(key, Buffer.from('text')) };
}

it('gives what was just put, once, as the store behind would', async () => {
  const { store, behind, read, put } = opened();
  await put('documents/a');
  const first = await store.get('documents/a');
  expect(read).toEqual([]);
  expect(await store.get('documents/a')).toEqual(first);
  expect(first?.etag).toBe(await behind.head('documents/a'));
  expect(read).toEqual(['documents/a']);
});

it('keeps only so much, and nothing of other prefixes', async () => {
  const { store, read, put } = opened();
  for (const key of ['documents/a', 'documents/b', 'documents/c', 'builds/a']) await put(key);
  for (const key of ['documents/a', 'documents/b', 'documents/c', 'builds/a'])
    expect(text(await store.get(key))).toBe('text');
  expect(read).toEqual(['documents/a', 'builds/a']);
});

it('keeps nothing that was refused or deleted', async () => {
  const { store, behind, put } = opened();
  await behind.put('documents/a', Buffer.from('before'));
  await expect(store.put('documents/a', Buffer.from('text'), { ifNoneMatch: '*' })).rejects.toThrow();
  expect(text(await store.get('documents/a'))).toBe('before');
  await put('documents/b');
  await store.delete('documents/b');
  expect(await store.get('documents/b')).toBeUndefined();
});
