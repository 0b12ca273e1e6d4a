/** What is known of the next build of a scope: a government, or `all`. */
export interface BuildRow {
  /** Raised by one with every mark; who clears names the one it saw. */
  readonly token: number;
  /** When the next build is due, ISO 8601 in UTC; absent while nothing waits. */
  readonly wakeAt?: string;
  /** Since when something has waited to be built, ISO 8601 in UTC. For people. */
  readonly dirtySince?: string;
}

/** Which builds wait (docs/adr/0020). A scope is the id of a source, or `all`. */
export interface BuildRows {
  /**
   * Says that the scope is to be built.
   * @param at Now, ISO 8601 in UTC.
   * @param wakeAt When; at once where none is given.
   * @returns the row as it is afterwards.
   */
  mark(scope: string, at: string, wakeAt?: string): Promise<BuildRow>;
  /** Consistent; undefined for a scope that was never marked. */
  read(scope: string): Promise<BuildRow | undefined>;
  /**
   * Takes the mark away after a build.
   * @param token The one that the build began with.
   * @param wakeAt When a build is due all the same: something is to be looked at again, or deleted.
   * @returns false when the scope was marked meanwhile: then nothing is changed.
   */
  clear(scope: string, token: number, wakeAt?: string): Promise<boolean>;
  /**
   * Lets a mark wait after a build that failed; nothing is changed when the scope was marked or built meanwhile.
   * @param token The one that the build began with.
   * @param wakeAt When to try again.
   */
  postpone(scope: string, token: number, wakeAt: string): Promise<void>;
  /**
   * The scopes whose build is due, longest waiting first; may lag behind.
   * @param now ISO 8601 in UTC.
   */
  due(now: string): AsyncIterable<string>;
}

/** Tells who builds that scopes were marked. A hint, which may get lost: what is due is found by its mark as well. */
export type Wake = (scopes: readonly string[]) => Promise<void>;
