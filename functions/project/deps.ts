import type { PublicationStore } from '../publish/publication-store.ts';
import type { HeadStore } from '../record/head-store.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { PublicationId } from '../shared/publication.ts';
import type { ProjectionStore } from './projection-store.ts';

/** Says that publications have become dirty. Only a hint: what a lost one leaves behind is found by the sweep. */
export type Wake = (publications: readonly PublicationId[]) => Promise<void>;

/** What `project` needs from outside. */
export interface ProjectDeps {
  /** The private store, for the documents. */
  readonly store: ObjectStore;
  readonly heads: HeadStore;
  readonly projections: ProjectionStore;
  readonly publications: PublicationStore;
  readonly wake: Wake;
  readonly log: Log;
}
