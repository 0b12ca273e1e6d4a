import type { MeetingRecord } from '../shared/head.ts';
import type { Claim, Claims } from './claim.ts';

/** What is known of a document's meeting before it is known which one it is. */
export interface Known {
  /** Which meeting the address became. */
  readonly owner?: string;
  /** The meeting of the natural identifier, by that or by another one. */
  readonly record?: MeetingRecord;
  /** What is claimed of the same kind of meeting on the same day, and how often that has changed. */
  readonly claims: Claims;
  readonly claimsRev: number;
}

/** The records of meetings, and the ledger of addresses. All reads are strongly consistent. */
export interface RecordStore {
  /** Undefined for a meeting that was never recorded. */
  read(meeting: string): Promise<MeetingRecord | undefined>;
  /** The meeting that an identifier stands for now: by that, by an alias, or by what it turned out to be. */
  find(id: string): Promise<MeetingRecord | undefined>;
  /** Mostly in one read. */
  lookUp(address: string, natural: string, claim: Claim | undefined): Promise<Known>;
  /** What is claimed of that kind of meeting on that day. */
  claimsOf(claim: Claim): Promise<Claims>;
  /**
   * Notes everything that is claimed of a kind of meeting and day.
   * @throws OpenMinutesError `conflict` when that has changed since.
   */
  writeClaims(claim: Claim, claims: Claims, before: number): Promise<void>;
  /** Lets a further identifier lead to the meeting, unless it leads to another one already; returns where it leads. */
  alias(id: string, meeting: string): Promise<string>;
  /** Which meeting the address became; undefined for one that never became any. */
  ownerOf(address: string): Promise<string | undefined>;
  /** Takes the address for the meeting unless it has an owner, and returns the owner. */
  claim(address: string, meeting: string): Promise<string>;
  /** Hands an address that `from` never committed over to another meeting; returns its owner. */
  reassign(address: string, from: string, to: string): Promise<string>;
  /**
   * Writes the row of a meeting, in one conditional write.
   * @throws OpenMinutesError `conflict` when the row's rev is not the expected one (undefined: there must be none).
   */
  commit(record: MeetingRecord, expectedRev: number | undefined): Promise<void>;
  /** Takes the row of a meeting away if it breaks its schema: whoever calls makes it anew. */
  discardBroken(meeting: string): Promise<void>;
  /** Whether the table is being made anew from objects: what is not there yet is not gone. */
  isRestoring(): Promise<boolean>;
  /** Notes that the table is being made anew, or is no more. */
  setRestoring(isUnderWay: boolean): Promise<void>;
}
