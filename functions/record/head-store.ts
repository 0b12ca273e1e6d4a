import type { Head } from '../shared/head.ts';
import type { Claim, Claims } from './claim.ts';

/** What is known of a document's meeting before it is known which one it is. */
export interface Known {
  /** Which meeting the address became. */
  readonly owner?: string;
  /** The head of the meeting of the natural identifier, by that or by another one. */
  readonly head?: Head;
  /** What is claimed of the same kind of meeting on the same day, and how often that has changed. */
  readonly claims: Claims;
  readonly claimsRev: number;
}

/** The heads of meetings, and the ledger of addresses. All reads are strongly consistent. */
export interface HeadStore {
  /** The meeting's head, or undefined for a meeting never committed. */
  read(meeting: string): Promise<Head | undefined>;
  /** The head of the meeting that an identifier stands for now: by that, by an alias, or by what it turned out to be. */
  find(id: string): Promise<Head | undefined>;
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
   * Writes the head, in the outbox if it says so, in one conditional write.
   * @throws OpenMinutesError `conflict` when the row's rev is not the expected one (undefined: there must be none).
   */
  commit(head: Head, expectedRev: number | undefined): Promise<void>;
  /**
   * Takes the meeting out of the outbox, notes which projection is complete and forgets the revisions written.
   * @returns false when the head has moved on, and stays in the outbox.
   */
  settle(meeting: string, rev: number, projected: number): Promise<boolean>;
  /** Meetings in the outbox, longest waiting first in each shard; may lag behind, so read the head. */
  due(): AsyncIterable<string>;
}
