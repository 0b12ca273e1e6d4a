import type { AbsenceNotice } from '../../schemas/generated/absence-notice.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import type { Source } from '../../schemas/generated/source.ts';
import type { StoredSnapshot } from '../record/snapshot.ts';
import type { Clock } from '../shared/clock.ts';
import type { Ledger } from '../shared/crawl/ledger.ts';
import type { Answer, PageRequest } from '../shared/http/polite.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';

/** What `fetch` needs from outside. */
export interface FetchDeps {
  readonly ledger: Ledger;
  /** Asks a host of the source for something, politely. */
  readonly ask: (request: PageRequest, source: Source) => Promise<Answer>;
  /** The files that somebody dropped. */
  readonly drop: Pick<ObjectStore, 'get'>;
  /** The private store, for raw/. */
  readonly store: ObjectStore;
  /**
   * Hands bytes that are stored over to be parsed; done again, it changes nothing.
   * @param atHand The bytes, for who is in the same process.
   */
  readonly handOver: (request: ParseRequest, atHand?: StoredSnapshot) => Promise<void>;
  /** Tells that a page that was handed over once is gone; done again, it changes nothing. */
  readonly tellGone: (notice: AbsenceNotice) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What became of an address this time. */
export type FetchOutcome =
  | 'fetched'
  | 'unchanged'
  | 'gone'
  | 'missing'
  | 'refused'
  /** It failed, and is tried again. */
  | 'postponed'
  /** It is not its time, or not an address of the ledger. */
  | 'not-due';
