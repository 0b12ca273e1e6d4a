import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { loadDocument, underMeeting } from '../shared/documents.ts';
import { isHeld } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { LISTS, meetingOf, pointerKey, reviewPointersOf } from '../shared/records/listings.ts';
import type { Table } from '../shared/records/table.ts';
import { headKey } from '../shared/records/tables.ts';
import { headOfRow } from './head-row.ts';

/** A reading that a person must look at before it is published. */
export interface WaitingMeeting {
  readonly document: MinutesDocument;
  /** SHA-256 of the page that it was read from. */
  readonly page: string;
  /** Whether another reading of the meeting is published meanwhile. */
  readonly published: boolean;
}

/** What waits for review, longest waiting first. Like every listing, it follows the heads (docs/adr/0002). */
export async function* waitingMeetings(table: Table, store: ObjectStore): AsyncGenerator<WaitingMeeting> {
  const { pk } = pointerKey({ list: LISTS.review(), sk: '' });
  for await (const { sk } of table.range(pk)) {
    const pointer = { list: LISTS.review(), sk };
    const row = await table.get(headKey(meetingOf(pointer)));
    const head = row && headOfRow(row);
    if (head?.waiting === undefined || !reviewPointersOf(head).some((right) => right.sk === sk)) continue;
    const { documentKey, sha256 } = head.waiting;
    const document = underMeeting(await loadDocument(store, documentKey), head.meeting);
    yield { document, page: sha256, published: !isHeld(head) };
  }
}
