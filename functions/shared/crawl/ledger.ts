import type { ParseRequest } from '../../../schemas/generated/parse-request.ts';
import type { Validators } from '../http/polite.ts';

/**
 * What became of an address.
 *
 * | fate       | meaning                                                       | looked at again |
 * | ---------- | ------------------------------------------------------------- | --------------- |
 * | waiting    | listed, not fetched yet, or to be tried again                 | when its turn comes |
 * | fetched    | its bytes are in raw/ and on their way to become a document   | after `revisitDays`, more rarely the longer it stays the same |
 * | gone       | was there, and the server says that it is no more             | soon, then ever more rarely up to `revisitDays` |
 * | missing    | listed, but the server has never shown it                     | the same |
 * | refused    | not fetched, and trying again would not help; `reason` says why | after `revisitDays` |
 */
export type Fate = 'waiting' | 'fetched' | 'gone' | 'missing' | 'refused';

/** Everything that is known of an address of a source. One row each, for ever. */
export interface LedgerEntry {
  readonly source: string;
  readonly url: string;
  readonly title: string;
  readonly listedOn?: string;
  /** The page whose attachment it is. */
  readonly attachedTo?: string;
  /** When a list first named it, ISO 8601 in UTC, like all moments here. */
  readonly firstSeenAt: string;
  readonly fate: Fate;
  /** Why, in words, where it is not fetched. */
  readonly reason?: string;
  /** Fixed name of the reason. */
  readonly code?: string;
  /** Tries in a row that came to nothing. */
  readonly attempts: number;
  /** When it is to be asked for; absent: never again. */
  readonly dueAt?: string;
  readonly checkedAt?: string;
  readonly fetchedAt?: string;
  readonly sha256?: string;
  readonly validators?: Validators;
  /** Bytes that are in raw/ but perhaps not yet on the parse queue. */
  readonly handOver?: ParseRequest;
  /** Raised by one with every change; the condition of every change. */
  readonly version: number;
}

/** Something a list names. */
export interface Found {
  readonly url: string;
  readonly title: string;
  readonly listedOn?: string;
  readonly attachedTo?: string;
}

/** The addresses of every source, and what became of each. All reads are strongly consistent, except `due`. */
export interface Ledger {
  read(source: string, url: string): Promise<LedgerEntry | undefined>;
  /**
   * Enters those that are new, as waiting, and returns their addresses.
   * @param since Those that another run entered after this moment are returned, too: one that was killed has perhaps
   *   not told anybody that they are new.
   */
  enter(source: string, found: readonly Found[], at: string, since?: string): Promise<string[]>;
  /**
   * Writes a changed entry over the one with the version before.
   * @throws OpenMinutesError `conflict` when another process changed it in the meantime.
   */
  change(entry: LedgerEntry): Promise<void>;
  /** Addresses to be asked for at this moment, longest waiting first; may lag behind, so read the entry. */
  due(source: string, at: string): AsyncIterable<string>;
  /** When the first of a source's addresses is due, now or later. */
  firstDueAt(source: string): Promise<string | undefined>;
  /** Every entry of a source, in no particular order; may lack what was written a moment ago. */
  all(source: string): AsyncIterable<LedgerEntry>;
}
