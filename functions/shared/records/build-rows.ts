import { DAY_MS } from '../clock.ts';

/** What is known of the next build of a scope: a government, or `all`. Instants are ISO 8601 in UTC. */
export interface BuildRow {
  /** Raised by one with every mark; who clears names the one it saw. */
  readonly token: number;
  /** When the next build is due; absent while nothing waits. */
  readonly wakeAt?: string;
  /** Since when something has waited to be built. For people, and for who rests. */
  readonly dirtySince?: string;
  /** All that marked it since may rest: milliseconds without a mark after which it is built (docs/adr/0030). */
  readonly restMs?: number;
  /** When it was marked last; beside `restMs` only. */
  readonly markedAt?: string;
  /** When a build that was marked ended last. */
  readonly builtAt?: string;
  /** The token that such a build began with: what marks up to it asked for is built. */
  readonly builtToken?: number;
}

/** When a marked build is to come; at once unless said. */
export interface MarkOptions {
  /** Later, unless it is due before that anyway. */
  readonly wakeAt?: string;
  /** Where it was built less than so many milliseconds ago: once nobody has marked it for as long. */
  readonly restMs?: number;
}

/** Which builds wait (docs/adr/0020). A scope is the id of a source, or `all`. */
export interface BuildRows {
  /**
   * Says that the scope is to be built. What is due earlier stays so.
   * @param at Now, ISO 8601 in UTC.
   * @returns the row as it is afterwards.
   */
  mark(scope: string, at: string, options?: MarkOptions): Promise<BuildRow>;
  /** Consistent; undefined for a scope that was never marked. */
  read(scope: string): Promise<BuildRow | undefined>;
  /**
   * Takes the mark away after a build.
   * @param token The one that the build began with.
   * @param options.wakeAt When a build is due all the same: something is to be looked at again, or deleted.
   * @param options.builtAt Now, where the build was marked; the token is written down as built then.
   * @returns false when the scope was marked meanwhile: then the mark stays, and has waited since `builtAt`.
   */
  clear(
    scope: string,
    token: number,
    options?: { readonly wakeAt?: string | undefined; readonly builtAt?: string | undefined },
  ): Promise<boolean>;
  /**
   * Lets a mark wait after a build that failed; nothing is changed when the scope was marked or built meanwhile.
   * @param token The one that the build began with.
   * @param wakeAt When to try again.
   */
  postpone(scope: string, token: number, wakeAt: string): Promise<void>;
  /** The same before a build, of marks that may rest. */
  rest(scope: string, token: number, wakeAt: string): Promise<void>;
  /**
   * The scopes whose build is due, longest waiting first; may lag behind.
   * @param now ISO 8601 in UTC.
   */
  due(now: string): AsyncIterable<string>;
}

/**
 * Tells who builds that scopes were marked. A hint, which may get lost: what is due is found by its mark as well.
 * @param name Of several hints about a scope under one name, one counts; without it, one in some minutes.
 */
export type Wake = (scopes: readonly string[], name?: string) => Promise<void>;

/** However often it is marked, it is built within so long. */
const LONGEST_REST_MS = 2 * DAY_MS;

/**
 * Until when a build rests that is due: it was built a moment ago, and more keeps coming, as when a history is read. One
 * that was left in peace before it was marked is built at once, and so is whatever a mark asks for that may not rest.
 */
export function restsUntil({ restMs, markedAt, builtAt, dirtySince }: BuildRow): string | undefined {
  if (restMs === undefined || markedAt === undefined || dirtySince === undefined) return undefined;
  if (!isRecent(builtAt, dirtySince, restMs)) return undefined;
  const quiet = Date.parse(markedAt) + restMs;
  return new Date(Math.min(quiet, Date.parse(dirtySince) + LONGEST_REST_MS)).toISOString();
}

/** Whether it was built less than so many milliseconds before an instant. */
export const isRecent = (builtAt: string | undefined, at: string, ms: number): boolean =>
  builtAt !== undefined && Date.parse(at) - Date.parse(builtAt) < ms;
