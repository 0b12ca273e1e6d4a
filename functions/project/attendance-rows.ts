import type { Attendance, MinutesDocument } from '../../schemas/generated/minutes.ts';
import { attendanceKey } from '../shared/records/tables.ts';
import type { Row } from './projection-store.ts';

/** Bytes of JSON in one row: well below the 400 KB that DynamoDB takes for an item. */
const ROW_BYTES = 200_000;

/**
 * Who was in the room, in the order of the page: one row, or as many as the list needs. A row for each person would cost
 * a write for each (docs/adr/0010). An entry that no row can hold stands in the document alone.
 */
export function attendanceRows({ id, source, heldOn, attendance }: MinutesDocument): Row[] {
  return inParts(attendance).map((people, part) => ({
    ...attendanceKey(id, part),
    meeting: id,
    source,
    ...(heldOn !== undefined && { heldOn }),
    people,
  }));
}

function inParts(attendance: readonly Attendance[]): Attendance[][] {
  const parts: Attendance[][] = [];
  let room = 0;
  for (const entry of attendance) {
    const bytes = Buffer.byteLength(JSON.stringify(entry));
    if (bytes > ROW_BYTES) continue;
    if (bytes > room) {
      parts.push([]);
      room = ROW_BYTES;
    }
    parts.at(-1)?.push(entry);
    room -= bytes;
  }
  return parts;
}
