import type { SourceStatus } from '../../schemas/generated/status.ts';
import type { SourceFacts } from './facts.ts';

/** What was said of a source last, and the facts that it was said from. */
export interface StoredStatus {
  readonly status: SourceStatus;
  /** Absent where a version before this one wrote them in another form: they are read anew. */
  readonly facts?: SourceFacts;
}

/** The status of every source: one small row each, all of them in one partition, because they are published together. */
export interface StatusStore {
  /** In the order of the sources' ids. */
  all(): Promise<StoredStatus[]>;
  put(stored: StoredStatus): Promise<void>;
  remove(source: string): Promise<void>;
}
