import type { Validators } from '../http/polite.ts';

/** What to ask for to get a page of a list. */
export interface ListRequest {
  readonly url: string;
  /** A form to be sent by POST; without it the page is got by GET. */
  readonly form?: string;
  /** Number of the page within its list, counted from 1. */
  readonly page: number;
  /** Entries on the pages before it, to know when the list's own total is reached. */
  readonly before: number;
  /** The walk goes on to where entries are older than this day, unless there is something new; absent: to the end. */
  readonly until?: string;
}

/** How far one list of a source has been read. */
export interface ListState {
  /** When the first page was last found to have changed, ISO 8601 in UTC like all moments here. */
  readonly readAt?: string;
  /** When the list was last read to its end. */
  readonly readToEndAt?: string;
  /** Of the first page, when it was read last. */
  readonly validators?: Validators;
  /** SHA-256 of the first page's entries: a server without validators has changed only if this has. */
  readonly firstPage?: string;
  /** SHA-256 of the entries of the page that was read last: some servers show their last page again and again. */
  readonly lastPage?: string;
  /** Entries on the first page at its best: none now are a sign of a redesign. */
  readonly usualEntries: number;
  /** Entries on the first page when it was read last. */
  readonly entries?: number;
  /** Entries of the first page give days. */
  readonly dated?: boolean;
  /** Pages that are still to be read, in this order. */
  readonly toRead: readonly ListRequest[];
  /** The list has been read to its end; false while the history, or a part of it again, is still to be read. */
  readonly complete: boolean;
  /** Entries on the way to its end, when it was last read so far. */
  readonly walked?: number;
  /** Number of entries that the list says it has. */
  readonly total?: number;
}

/** What happened when the source's lists were read last. */
export interface SourceState {
  readonly source: string;
  /** By a hash of the list's configuration: a list that is configured anew starts anew. */
  readonly lists: Readonly<Record<string, ListState>>;
  readonly lastRunAt?: string;
  readonly lastSuccessAt?: string;
  readonly lastNewAt?: string;
  readonly lastError?: { readonly at: string; readonly code: string; readonly message: string };
  /** Runs in a row that failed. */
  readonly failures: number;
  readonly nextDueAt?: string;
  readonly version: number;
}

export interface SourceStates {
  read(source: string): Promise<SourceState | undefined>;
  /** @throws OpenMinutesError `conflict` when another process changed it in the meantime. */
  change(state: SourceState): Promise<void>;
}
