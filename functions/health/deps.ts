import type { Source } from '../../schemas/generated/source.ts';
import type { Library } from '../publish/library.ts';
import type { PublicationStore } from '../publish/publication-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Ledger } from '../shared/crawl/ledger.ts';
import type { SourceStates } from '../shared/crawl/source-state.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { StatusStore } from './status-store.ts';

/** What `health` needs from outside. */
export interface HealthDeps {
  readonly sources: readonly Source[];
  readonly states: SourceStates;
  readonly ledger: Pick<Ledger, 'all'>;
  readonly library: Pick<Library, 'sources' | 'newestMeetings' | 'meetingIds' | 'tombstone' | 'moved'>;
  /** Meetings that wait for a person, by their ids. */
  readonly waiting: () => AsyncIterable<string>;
  /** The private store, for quarantine/. */
  readonly store: Pick<ObjectStore, 'get' | 'list'>;
  readonly statuses: StatusStore;
  readonly publications: Pick<PublicationStore, 'markDirty'>;
  readonly clock: Clock;
  readonly log: Log;
}
