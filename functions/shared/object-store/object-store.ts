/** An object as it lies in a store. */
export interface StoredObject {
  readonly body: Uint8Array;
  /** Opaque; changes with every change of the bytes. */
  readonly etag: string;
}

export interface PutOptions {
  /** Media type the object is served with. */
  readonly contentType?: string;
  /** HTTP `Cache-Control` the object is served with. */
  readonly cacheControl?: string;
  /** Write only over the object with this etag. */
  readonly ifMatch?: string;
  /** Write only where no object is yet. */
  readonly ifNoneMatch?: '*';
}

/**
 * Objects under keys: S3, a folder, or memory, with the same compare-and-swap.
 * Keys are relative paths of `/`-separated segments; a segment is never empty, `.` or `..`.
 */
export interface ObjectStore {
  /** The object, or undefined where there is none. */
  get(key: string): Promise<StoredObject | undefined>;
  /**
   * Writes whole or not at all.
   * @throws OpenMinutesError `conflict` when `ifMatch` or `ifNoneMatch` does not hold; nothing is written.
   */
  put(key: string, body: Uint8Array, options?: PutOptions): Promise<{ etag: string }>;
  /** Keys that begin with a prefix, in the order of their UTF-8 bytes. */
  list(prefix: string): AsyncIterable<string>;
  /** Removes an object; a missing one is no error. */
  delete(key: string): Promise<void>;
}
