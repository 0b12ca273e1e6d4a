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

export interface DeleteOptions {
  /** Delete only the object with this etag. */
  readonly ifMatch?: string;
}

/** How a write was answered. */
export interface Sent {
  /** An answer was lost, and the request sent again: the first may take effect at any time to come. */
  readonly sentAgain?: true;
}

/** An object as a listing shows it. */
export interface Listed {
  readonly key: string;
  /** The same as `get` and `put` give. */
  readonly etag: string;
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
  put(key: string, body: Uint8Array, options?: PutOptions): Promise<Sent & { readonly etag: string }>;
  /** The etag of an object, without its bytes; undefined where there is none. */
  head(key: string): Promise<string | undefined>;
  /** Keys that begin with a prefix, in the order of their UTF-8 bytes. */
  list(prefix: string): AsyncIterable<string>;
  /**
   * The same with their etags.
   * @param options.shallow Only keys without a slash after the prefix.
   */
  listed(prefix: string, options?: { readonly shallow?: boolean }): AsyncIterable<Listed>;
  /**
   * Removes an object; a missing one is no error.
   * @throws OpenMinutesError `conflict` when another than that of `ifMatch` is there; it stays.
   */
  delete(key: string, options?: DeleteOptions): Promise<Sent>;
}
