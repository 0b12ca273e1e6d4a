import type { Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import type { Tombstone } from '../../schemas/generated/tombstone.ts';
import type { PublicationId } from '../shared/publication.ts';
import type { Group } from '../shared/records/groups.ts';
import type { WrittenFiles } from './publication-store.ts';

/** A meeting as it is published now. */
export interface PublishedMeeting {
  readonly document: MinutesDocument;
  /** When it was first seen, ISO 8601 in UTC. */
  readonly firstSeenAt: string;
  /** When what is published last changed, ISO 8601 in UTC; absent while it is the first state. */
  readonly modifiedAt?: string;
  /** When its page was found to be gone from its site; absent while it is there, as far as is known. */
  readonly goneAt?: string;
}

export interface PublishedDecision {
  readonly meeting: PublishedMeeting;
  readonly decision: Decision;
}

export interface ChargedOrganization {
  readonly id: string;
  readonly name: string;
  readonly newest: PublishedDecision;
}

/** A meeting that was withdrawn, as it was last. */
export interface WithdrawnMeeting {
  readonly document: MinutesDocument;
  /** When that was decided, ISO 8601. */
  readonly at: string;
}

/** Every meeting, or those with decisions. */
export type Published = 'meetings' | 'deciding';

/** All sources, or one of them. */
export type Scope = 'all' | (string & {});

/**
 * The published meetings. Every answer is verified against the current documents, and costs what it returns,
 * whatever else is stored.
 */
export interface Library {
  meeting(id: string): Promise<PublishedMeeting | undefined>;
  /** What stands in the place of a meeting that was withdrawn. */
  tombstone(id: string): Promise<Tombstone | undefined>;
  /** The meeting to which a further identifier leads; nothing where that is none, or nothing of it is published. */
  moved(id: string): Promise<{ readonly meeting: string; readonly source: string } | undefined>;
  /** The meetings that are withdrawn, newest withdrawal first. */
  withdrawals(scope: Scope, limit: number): Promise<WithdrawnMeeting[]>;
  /** Newest publication first. */
  newestMeetings(scope: Scope, limit: number): Promise<PublishedMeeting[]>;
  /** Newest publication first; the decisions of one meeting in the order of its page. */
  newestDecisions(scope: Scope, limit: number): Promise<PublishedDecision[]>;
  /** The decisions of a group (shared/records/groups.ts), newest publication first. */
  groupDecisions(source: string, group: Group, limit: number): Promise<PublishedDecision[]>;
  /** Ids of the organisations that a source charged with something, each with the newest such decision. */
  chargedOrganizations(source: string): Promise<ChargedOrganization[]>;
  /** Codes of the subject areas in which a source decided something, in their own order. */
  topics(source: string): Promise<string[]>;
  /**
   * The meetings of the scope, or those with decisions, newest publication first; with a period (listings.ts), those up
   * to its end.
   */
  published(scope: Scope, of: Published, upTo?: string): AsyncIterable<PublishedMeeting>;
  /** The next period after one in which something of that was published. */
  periodAfter(scope: Scope, of: Published, period: string): Promise<string | undefined>;
  /** The meetings of a downloads partition (a year, or `undated`), by day held, then by id. */
  heldIn(source: string, year: string): AsyncIterable<PublishedMeeting>;
  /** Sources with published meetings, in the order of their ids. */
  sources(): Promise<string[]>;
  /** Partitions of a source that have meetings, ascending; `undated` last. */
  years(source: string): Promise<string[]>;
  /** Ids of the meetings of a source, from its listing alone: one that has just been withdrawn may be among them. */
  meetingIds(source: string): AsyncIterable<string>;
  /** Sources that have published meetings or once had, in the order of their ids. */
  everySource(): Promise<string[]>;
  /** Partitions of a source that have meetings or once had, ascending; `undated` last. */
  everyYear(source: string): Promise<string[]>;
  /** Sources whose downloads are written, in the order of their ids: those with meetings, for a hundredth of a call each. */
  sourcesWithDownloads(): Promise<string[]>;
  /** The files of each publication as they were last written; many are read at once. */
  writtenFiles(publications: readonly PublicationId[]): Promise<WrittenFiles[]>;
  /**
   * The library as one who asks for nothing twice reads it: what changes after it was made may be seen or not. For what is
   * rendered together, and becomes dirty again by every change that comes meanwhile.
   */
  atOnce(): Library;
  /** How every source fares, in the order of their ids. */
  statuses(): Promise<SourceStatus[]>;
}
