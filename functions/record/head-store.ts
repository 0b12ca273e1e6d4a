import type { Head } from '../shared/head.ts';

/** The heads of meetings, and the ledger of addresses. All reads are strongly consistent. */
export interface HeadStore {
  /** The meeting's head, or undefined for a meeting never committed. */
  read(meeting: string): Promise<Head | undefined>;
  /** In one read: which meeting the address became, and the head of the meeting that would be natural for it. */
  lookUp(address: string, natural: string): Promise<{ owner?: string; head?: Head }>;
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
