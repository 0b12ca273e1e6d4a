import type { MinutesDocument } from '../../schemas/generated/minutes.ts';

/** One reading of a meeting's page: a document, and what decides between it and others. */
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
  /** How much it tells; decides between two places of one meeting. */
  readonly rank: string;
  readonly source: string;
  readonly heldOn?: string;
  /** The day or moment of publication that it states. */
  readonly published?: string;
  /** Serial number of the meeting, where it is told. */
  readonly number?: number;
  /** What it says of each decision (`saidIn`); absent without decisions. */
  readonly said?: string;
  /** Its document says that it is not to be published before a person has approved its page. */
  readonly needsReview?: true;
}

/**
 * What a person has changed of what is published of a meeting, or found right in it; applied to every reading of it, now
 * and later.
 */
export interface Correction {
  /** JSON Merge Patch (RFC 7396) of the document; lists of parts are patched by their keys, see `corrected`. */
  readonly patch: Readonly<Record<string, unknown>>;
  /** Hashes of facts, as they are after the patch, that were found right (`withChecked`). */
  readonly confirms?: readonly string[];
  /** Who answers for it. */
  readonly by: string;
  readonly why: string;
  /** When it was decided, ISO 8601 in UTC. */
  readonly at: string;
}

/** That a meeting is withdrawn, or published again. */
export interface Withdrawal {
  readonly withdrawn: boolean;
  readonly by: string;
  readonly why: string;
  /** When it was decided, ISO 8601 in UTC. */
  readonly at: string;
  /** The revision that was looked at when it was decided: clocks are not to be relied on. */
  readonly answers: number;
}

/** Bytes that a place has shown: since when, until when, and what is read in them. */
export interface SeenPage {
  /** When it was fetched first, ISO 8601 in UTC. */
  readonly firstSeenAt: string;
  /** When it was fetched last, ISO 8601 in UTC. */
  readonly lastSeenAt: string;
  /** When it came to us, ISO 8601 in UTC, where that was later: a file that is older than its being read, a page whose government was asked. */
  readonly takenInAt?: string;
  /** What the newest parser reads in them. */
  readonly reading: Version;
  /** Where that waits for review: what the newest parser reads in them that asks for none. */
  readonly settled?: Version;
}

/** Everything that one place of a meeting's minutes has shown. */
export interface PlaceHistory {
  /** The address; local files of one media type share a place, so that the newer file follows the older. */
  readonly place: string;
  /** By the SHA-256 of the page: a release that reads it otherwise adds nothing. */
  readonly pages: Readonly<Record<string, SeenPage>>;
}

/** What is known of a meeting, and which document is the current one. */
export interface Head {
  readonly meeting: string;
  /** The government that the meeting is of, for ever: the first part of its identifier. */
  readonly source: string;
  /** Raised with every commit; the condition of every commit. */
  readonly rev: number;
  /** By the hash of the place. */
  readonly places: Readonly<Record<string, PlaceHistory>>;
  /** The version that is published: the best of the places' newest. Where the head is held, the best that waits. */
  readonly current: Version;
  /** The version that would be published if it did not wait for review. */
  readonly waiting?: Version;
  /** SHA-256 of pages that a person has approved, in ascending order. */
  readonly approved?: readonly string[];
  /** When they were approved, ISO 8601 in UTC, by the same. */
  readonly approvedAt?: Readonly<Record<string, string>>;
  /**
   * By the hash of the address, in ascending order: what may be about another meeting of the same day. Readings without a
   * number wait for review.
   */
  readonly doubted?: readonly string[];
  /** Further identifiers of the meeting, in ascending order: natural ones that were learned after it had its own. */
  readonly aliases?: readonly string[];
  /** The meeting that this one turned out to be; everything that is known stands there. */
  readonly unitedWith?: string;
  /** In the order in which they were decided. */
  readonly corrections?: readonly Correction[];
  /** In the order of the revisions that they answer. */
  readonly withdrawals?: readonly Withdrawal[];
  /** The one that counts: the first that said what the last of them says. */
  readonly withdrawal?: Withdrawal;
  /** By the hash of the place: when its page was last found to be gone, ISO 8601 in UTC. */
  readonly absences?: Readonly<Record<string, string>>;
  /** When the page of what is published was found to be gone; absent while it is there, as far as is known. */
  readonly goneAt?: string;
  /** As corrected. */
  readonly heldOn?: string;
  /** The first day or moment of publication that the place of what is published has stated. */
  readonly published?: string;
  /** When the meeting was first seen anywhere, ISO 8601 in UTC. */
  readonly firstSeenAt: string;
  /** When the meeting was first published, ISO 8601 in UTC, where it waited for a person after it was first seen. */
  readonly enteredAt?: string;
  /** When what is published last changed, ISO 8601 in UTC; absent while it is the first state. */
  readonly modifiedAt?: string;
  readonly schemaVersion: number;
}

/** What a document says, without the text of its page. */
export type MinutesFacts = Omit<MinutesDocument, 'text'>;

/** A meeting as its row holds it: what was ever seen and decided of it, and the facts of its current document. */
export interface MeetingRecord extends Head {
  /**
   * Of the current document, under the meeting's identifier, not corrected. Absent where the row would grow too large:
   * then the document has them.
   */
  readonly facts?: MinutesFacts;
  /** When it was published, as corrected (`publicationInstant`); absent while nothing of it is published. */
  readonly instant?: string;
  /** Identifiers, in ascending order, of decisions that were published once and that no reading has any more. */
  readonly goneDecisions?: readonly string[];
  /** Why corrections, by their place in `corrections`, do not fit the current document and are left out. */
  readonly misfits?: Readonly<Record<string, string>>;
}

/**
 * True when nothing of the meeting may be published: all that there is waits for review, it was withdrawn, or it turned
 * out to be another meeting.
 */
export const isHeld = ({ current, waiting, withdrawal, unitedWith }: Head): boolean =>
  unitedWith !== undefined || withdrawal?.withdrawn === true || waiting?.documentKey === current.documentKey;
