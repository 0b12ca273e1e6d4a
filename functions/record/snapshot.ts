import { isKind, permanent } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';

/** Key under which the bytes of a page lie, by their SHA-256. */
export const snapshotKey = (hash: string): string => `raw/${hash}`;

/** Keeps the bytes of a page, once and for ever, and returns their SHA-256. Bytes that are kept already stay as they are. */
export async function storeSnapshot(store: ObjectStore, bytes: Uint8Array): Promise<string> {
  const hash = sha256(bytes);
  try {
    await store.put(snapshotKey(hash), bytes, { ifNoneMatch: '*', contentType: 'application/octet-stream' });
  } catch (error) {
    if (!isKind(error, 'conflict')) throw error;
  }
  return hash;
}

/**
 * The bytes of a page.
 * @throws OpenMinutesError `permanent`: `snapshot-missing`, or `snapshot-damaged` when they are not what they were.
 */
export async function readSnapshot(store: ObjectStore, hash: string): Promise<Uint8Array> {
  const object = await store.get(snapshotKey(hash));
  if (object === undefined)
    throw permanent('snapshot-missing', `No bytes are stored under ${snapshotKey(hash)}`);
  if (sha256(object.body) !== hash) {
    throw permanent('snapshot-damaged', `The bytes under ${snapshotKey(hash)} have another hash`);
  }
  return object.body;
}
