import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { sha256 } from '../shared/hash.ts';

/**
 * A stable key for each entry of the attendance, in its order: `a-` and a hash of name and role, which outlive a
 * better reading of organisations and posts. A person listed twice in one role counts on: `a-5d41402a-2`.
 */
export function attendanceKeys({ attendance }: Pick<MinutesDocument, 'attendance'>): string[] {
  const seen = new Map<string, number>();
  return attendance.map(({ name, role }) => {
    const key = `a-${sha256(`${role}|${name}`).slice(0, 8)}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  });
}
