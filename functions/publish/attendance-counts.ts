import type { Attendance, MinutesDocument } from '../../schemas/generated/minutes.ts';
import { ATTENDANCE_ROLE, ATTENDANCE_ROLES } from './labels.ts';

/** Entries in each role that occurs, in the order in which roles are shown. */
export function countByRole({ attendance }: Pick<MinutesDocument, 'attendance'>) {
  const counts: Partial<Record<Attendance['role'], number>> = {};
  for (const role of ATTENDANCE_ROLES) {
    const count = attendance.filter((entry) => entry.role === role).length;
    if (count > 0) counts[role] = count;
  }
  return counts;
}

/** `主持1人，出席12人，列席37人`; empty when the minutes list nobody. */
export function countsInWords(document: Pick<MinutesDocument, 'attendance'>): string {
  const counts = countByRole(document);
  return ATTENDANCE_ROLES.filter((role) => counts[role] !== undefined)
    .map((role) => `${ATTENDANCE_ROLE[role]}${counts[role]}人`)
    .join('，');
}
