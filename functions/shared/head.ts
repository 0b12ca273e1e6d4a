/** One state of a meeting's document, as one address showed it at one time. */
export interface Version {
  /** Key of the immutable document in the object store. */
  readonly documentKey: string;
  /** SHA-256 of the document's facts and text, without its provenance. */
  readonly contentHash: string;
  /** SHA-256 of the page it was read from. */
  readonly sha256: string;
  /** When the page was fetched, ISO 8601 in UTC. */
  readonly observedAt: string;
  /** Version of the parser that read it. */
  readonly parser: string;
  /** How much it tells; decides between two addresses of one meeting. */
  readonly rank: string;
}

/** What one address of a meeting has shown: its first state and its newest one. */
export interface AddressHistory {
  readonly address: string;
  readonly first: Version;
  readonly latest: Version;
}

/** A change of a meeting that waits to be written down as a `REV` row. */
export interface Revision {
  readonly rev: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly reason: 'first' | 'page-changed' | 'parser' | 'address-added' | 'late-arrival';
  readonly contentHash: string;
}

/** A meeting's `HEAD` row: which document is the current one, and whether it is still to be projected. */
export interface Head {
  readonly meeting: string;
  readonly source: string;
  /** Raised by one with every change of the row; the condition of every commit. */
  readonly rev: number;
  /** By address hash. */
  readonly addresses: Readonly<Record<string, AddressHistory>>;
  /** The version that is published: the best of the addresses' newest. */
  readonly current: Version;
  readonly heldOn?: string;
  readonly schemaVersion: number;
  /** When the meeting was first seen at any address, ISO 8601 in UTC. */
  readonly firstSeenAt: string;
  /** When what is published last changed; absent while it is the first state. */
  readonly modifiedAt?: string;
  /** Revisions whose rows `project` has not written yet. */
  readonly pendingRevisions: readonly Revision[];
  /** True while the row stands in the outbox. */
  readonly undrained: boolean;
}
