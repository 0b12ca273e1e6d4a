import type { Source } from '../../schemas/generated/source.ts';
import type { LoadDocument } from '../publish/index/published-meeting.ts';
import type { Clock } from '../shared/clock.ts';
import type { Ledger } from '../shared/crawl/ledger.ts';
import type { SourceStates } from '../shared/crawl/source-state.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { BuildRows } from '../shared/records/build-rows.ts';
import type { MeetingRows } from '../shared/records/meeting-rows.ts';
import type { Summaries } from '../shared/records/summaries.ts';
import type { StatusStore } from './status-store.ts';

/** What `health` needs from outside. */
export interface HealthDeps {
  readonly sources: readonly Source[];
  readonly states: SourceStates;
  readonly ledger: Pick<Ledger, 'all'>;
  readonly rows: Pick<MeetingRows, 'of'>;
  readonly load: LoadDocument;
  readonly summaries: Pick<Summaries, 'all'>;
  readonly builds: Pick<BuildRows, 'due' | 'read' | 'mark'>;
  /** The private store, for quarantine/. */
  readonly store: Pick<ObjectStore, 'get' | 'list'>;
  readonly statuses: StatusStore;
  readonly clock: Clock;
  readonly log: Log;
}
