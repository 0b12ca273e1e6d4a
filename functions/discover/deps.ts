import type { Source } from '../../schemas/generated/source.ts';
import type { Clock } from '../shared/clock.ts';
import type { Followed } from '../shared/crawl/followed.ts';
import type { Ledger } from '../shared/crawl/ledger.ts';
import type { SourceStates } from '../shared/crawl/source-state.ts';
import type { Answer, PageRequest } from '../shared/http/polite.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';

/** What `discover` needs from outside. */
export interface DiscoverDeps {
  readonly states: SourceStates;
  readonly ledger: Ledger;
  /** Asks a host of the source for something, politely. */
  readonly ask: (request: PageRequest, source: Source) => Promise<Answer>;
  /** The files that somebody dropped; their keys begin with the prefix of a list. */
  readonly drop: Pick<ObjectStore, 'get' | 'list'>;
  /** Tells the fetchers that these addresses wait. Only a wake-up: what waits stands in the ledger. */
  readonly wake: (source: Source, urls: readonly string[]) => Promise<void>;
  /** Hears of a page that is news, so that it is followed to the feed; without it none is. */
  readonly followed?: Pick<Followed, 'offer'>;
  readonly clock: Clock;
  readonly log: Log;
  /** When the run has to end; what is still to be read is read by the next one. */
  readonly until?: Date;
}

/** What a look at the lists of a source came to. */
export interface Discovered {
  /** Addresses that no list had named before. */
  readonly added: number;
  /** Pages of lists that were read. */
  readonly pages: number;
  /** Why it ended early; absent where all went well. */
  readonly error?: { readonly code: string; readonly message: string };
}
