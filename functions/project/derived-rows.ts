import type { Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';
import { canonical } from '../shared/documents.ts';
import { sha256 } from '../shared/hash.ts';
import { type Head, isHeld } from '../shared/head.ts';
import {
  pointerKey,
  pointersOf,
  reviewPointersOf,
  sharedPointersOf,
  withdrawalPointersOf,
} from '../shared/records/listings.ts';
import { decisionKey, type RowKey } from '../shared/records/tables.ts';
import { attendanceRows } from './attendance-rows.ts';
import type { Row } from './projection-store.ts';

/**
 * Everything that is derived from a meeting and belongs to it alone, one row per key. A meeting of which nothing may be
 * published has no rows but the one that says so.
 * @param document The head's current one, as corrected.
 */
export function derivedRows(head: Head, document: MinutesDocument): Row[] {
  const review = reviewPointersOf(head).map((pointer) => ({
    ...pointerKey(pointer),
    meeting: head.meeting,
    page: head.waiting?.sha256,
    document: head.waiting?.documentKey,
  }));
  const withdrawal = withdrawalPointersOf(head).map((pointer) => ({
    ...pointerKey(pointer),
    meeting: head.meeting,
  }));
  return isHeld(head) ? [...review, ...withdrawal] : [...publishedRows(document), ...review];
}

function publishedRows(document: MinutesDocument): Row[] {
  const rows = [
    ...document.decisions.map((decision) => decisionRow(document, decision)),
    ...attendanceRows(document),
    ...pointersOf(document).map((pointer) => ({ ...pointerKey(pointer), meeting: document.id })),
  ];
  return [...new Map(rows.map((row) => [nameOf(row), row])).values()];
}

/** The rows that say that a source, or a partition of it, has meetings at all; the same whichever meeting writes them. */
export const sharedRows = (head: Head, document: MinutesDocument): Row[] =>
  isHeld(head) ? [] : sharedPointersOf(document).map((pointer) => ({ ...pointerKey(pointer) }));

function decisionRow(document: MinutesDocument, decision: Decision): Row {
  const { id, ...facts } = decision;
  return {
    ...decisionKey(document.id, id),
    ...facts,
    decision: id,
    meeting: document.id,
    source: document.source,
    heldOn: document.heldOn,
  };
}

/** What remains of a decision that the current document no longer has: its id must not be taken for never used. */
export const tombstone = (key: RowKey): Row => ({ ...key, gone: true });

const DECISION_SORT_KEY = decisionKey('', '').sk;

/** Decisions outlive their disappearance as tombstones, and are fenced by `rev`; other rows come and go. */
export const isDecision = ({ sk }: RowKey): boolean => sk.startsWith(DECISION_SORT_KEY);

/** A key as one word, and back. */
export const nameOf = ({ pk, sk }: RowKey): string => `${pk}\n${sk}`;
export function keyOf(name: string): RowKey {
  const [pk = '', sk = ''] = name.split('\n');
  return { pk, sk };
}

/** Tells a changed row from an unchanged one: 48 bits are enough between two states of one row. */
export const fingerprint = (row: Row): string => sha256(canonical(row)).slice(0, 12);
