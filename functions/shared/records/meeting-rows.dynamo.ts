import { isKind } from '../errors.ts';
import type { MeetingRecord } from '../head.ts';
import { meetingOfRow } from './meeting-row.ts';
import type { Broken, MeetingRows } from './meeting-rows.ts';
import type { Item, Table } from './table.ts';
import { meetingKey, meetingOfKey, meetingsOf, PUBLISHED_INDEX } from './tables.ts';

/** The records of meetings in the records table. */
export function dynamoMeetingRows(table: Table): MeetingRows {
  return {
    async *of(source, { broken, ...options } = {}) {
      const { pk, between } = meetingsOf(source);
      for await (const row of table.range(pk, { between, ...options })) {
        const record = readable(row, broken);
        if (record !== undefined) yield record;
      }
    },
    async read(id) {
      const row = await table.get(meetingKey(id));
      return row && meetingOfRow(row);
    },
    async readMany(ids, broken) {
      const found = new Map<string, MeetingRecord>();
      for (const row of await table.getMany(ids.map(meetingKey))) {
        const record = readable(row, broken);
        if (record !== undefined) found.set(record.meeting, record);
      }
      return found;
    },
    async *publishedIn(month) {
      for await (const { at } of table.entries(PUBLISHED_INDEX, month, { descending: true })) yield at;
    },
  };
}

function readable(row: Item, broken: Broken = () => {}): MeetingRecord | undefined {
  try {
    return meetingOfRow(row);
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    broken(meetingOfKey(row), error);
    return undefined;
  }
}
