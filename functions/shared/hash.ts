import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal; a string counts as its UTF-8 bytes. */
export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** 128 bits of SHA-256 in base64url, 22 characters: enough to tell contents apart where many hashes lie in one file. */
export const shortHash = (data: Uint8Array | string): string =>
  createHash('sha256').update(data).digest('base64url').slice(0, 22);

/** One of `count` shards, spread evenly and for ever the same for one key. */
export const shardOf = (key: string, count: number): number =>
  Number.parseInt(sha256(key).slice(0, 8), 16) % count;
