import type { Source } from '../../../schemas/generated/source.ts';
import type { Reading } from '../reading.ts';
import type { AttendanceFact, Found, Outline } from '../types.ts';

/** Who was in the room. (Signature settled; the reading of the lists follows.) */
export function findAttendance(
  _reading: Reading,
  _outline: Outline,
  _source: Source | undefined,
): Found<AttendanceFact> {
  return { facts: [], issues: [] };
}
