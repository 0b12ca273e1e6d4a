import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Gap, Unfetched } from '../../schemas/generated/status.ts';

/** Shares of documents that tell something, each from 0 to 1. */
export interface FillRates {
  readonly heldOn: number;
  readonly number: number;
  readonly decisions: number;
  readonly attendance: number;
}

/** What the ledger of a source comes to. */
export interface LedgerFacts {
  readonly waiting: number;
  readonly fetched: number;
  readonly gone: number;
  readonly missing: number;
  readonly refused: number;
  readonly unfetched: readonly Unfetched[];
  /** The newest days on which minutes were listed, ascending, each once. */
  readonly days: readonly string[];
}

/**
 * What is known of a source by reading many rows and documents. It is kept with the source's status, and read anew only
 * when something has happened, or a week has passed.
 */
export interface SourceFacts {
  /** When it was read, ISO 8601 in UTC. */
  readonly readAt: string;
  /** Meetings that are published. */
  readonly meetings: number;
  readonly newest?: {
    readonly meeting: string;
    readonly name: string;
    readonly form?: MinutesDocument['form'];
    readonly heldOn?: string;
  };
  readonly gaps: readonly Gap[];
  /** When the page was read that has waited for a person longest, ISO 8601 in UTC. */
  readonly waitingSince?: string;
  /** Of the newest documents, and of those before them; absent where there are too few. */
  readonly fill?: { readonly newest: FillRates; readonly before: FillRates };
  /** Absent for a source that is fed from files. */
  readonly ledger?: LedgerFacts;
}
