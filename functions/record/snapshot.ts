import { isKind, permanent } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';

/** Key under which the bytes of a page lie, by their SHA-256. */
export const snapshotKey = (hash: string): string => `raw/${hash}`;

/** A page that was stored, by who still has it at hand. */
export interface StoredSnapshot {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** It was not stored before. */
  readonly isNew: boolean;
}

/** Keeps the bytes of a page, once and for ever. Bytes that are kept already stay as they are. */
export async function keepSnapshot(store: ObjectStore, bytes: Uint8Array): Promise<StoredSnapshot> {
  const hash = sha256(bytes);
  try {
    await store.put(snapshotKey(hash), bytes, { ifNoneMatch: '*', contentType: 'application/octet-stream' });
    return { sha256: hash, bytes, isNew: true };
  } catch (error) {
    if (!isKind(error, 'conflict')) throw error;
    return { sha256: hash, bytes, isNew: false };
  }
}

/** The same, for who needs no more than the SHA-256. */
export const storeSnapshot = async (store: ObjectStore, bytes: Uint8Array): Promise<string> =>
  (await keepSnapshot(store, bytes)).sha256;

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
