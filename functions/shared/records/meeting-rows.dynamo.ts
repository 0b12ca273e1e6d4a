import type { MeetingRecord } from '../head.ts';
import { meetingOfRow } from './meeting-row.ts';
import type { MeetingRows } from './meeting-rows.ts';
import type { Table } from './table.ts';
import { meetingKey, meetingOfKey, meetingsOf, PUBLISHED_INDEX } from './tables.ts';

/** The records of meetings in the records table. */
export function dynamoMeetingRows(table: Table): MeetingRows {
  return {
    async *of(source, options) {
      const { pk, between } = meetingsOf(source);
      for await (const row of table.range(pk, { between, ...options })) yield meetingOfRow(row);
    },
    async read(id) {
      const row = await table.get(meetingKey(id));
      return row && meetingOfRow(row);
    },
    async readMany(ids, broken) {
      const found = new Map<string, MeetingRecord>();
      for (const row of await table.getMany(ids.map(meetingKey))) {
        try {
          const record = meetingOfRow(row);
          found.set(record.meeting, record);
        } catch (error) {
          broken(meetingOfKey(row), error);
        }
      }
      return found;
    },
    async *publishedIn(month) {
      for await (const { at } of table.entries(PUBLISHED_INDEX, month, { descending: true })) yield at;
    },
  };
}
