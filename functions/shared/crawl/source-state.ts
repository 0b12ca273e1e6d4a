import type { Validators } from '../http/polite.ts';

/** What to ask for to get a page of a list. */
export interface ListRequest {
  readonly url: string;
  /** A form to be sent by POST; without it the page is got by GET. */
  readonly form?: string;
  /** Number of the page within its list, counted from 1. */
  readonly page: number;
}

/** How far one list of a source has been read. */
export interface ListState {
  /** Of the first page, when it was read last. */
  readonly validators?: Validators;
  /** SHA-256 of the first page's entries: a server without validators has changed only if this has. */
  readonly firstPage?: string;
  /** Entries on the first page at its best: far fewer now are a sign of a redesign. */
  readonly usualEntries: number;
  /** Pages that are still to be read, of the history or of what is new; empty when the list has been read to its end. */
  readonly toRead: readonly ListRequest[];
  /** Entries read on the way, to know when the list's own total is reached. */
  readonly seen: number;
  /** The list has been read to its end at least once. */
  readonly complete: boolean;
  /** Number of entries that the list says it has. */
  readonly total?: number;
}

/** What happened when the source's lists were read last. */
export interface SourceState {
  readonly source: string;
  /** By position in the configuration, then kind and address: a list that is configured anew starts anew. */
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
