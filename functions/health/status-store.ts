import type { SourceStatus } from '../../schemas/generated/status.ts';
import type { SourceFacts } from './facts.ts';

/** What was said of a source last, and the facts that it was said from. */
export interface StoredStatus {
  readonly status: SourceStatus;
  /** Absent where a version before this one wrote them in another form: they are read anew. */
  readonly facts?: SourceFacts;
}

/**
 * Sources whose facts were begun to be read, and not read to their end, and when that was, ISO 8601 in UTC. One of them may be
 * too large for the time or the memory of a check: each is read alone, when its turn comes again.
 */
export type Tried = Readonly<Record<string, string>>;

/** The status of every source: one small row each, all of them in one partition, because they are published together. */
export interface StatusStore {
  /** In the order of the sources' ids. */
  all(): Promise<StoredStatus[]>;
  put(stored: StoredStatus): Promise<void>;
  remove(source: string): Promise<void>;
  /** Where the last check stopped. */
  tried(): Promise<Tried>;
  setTried(tried: Tried): Promise<void>;
}
