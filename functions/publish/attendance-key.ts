import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { sha256 } from '../shared/hash.ts';
import { countOn } from './count-on.ts';

/**
 * A stable key for each entry of the attendance, in its order: `a-` and a hash of name and role, which outlive a
 * better reading of organisations and posts. A person listed twice in one role counts on: `a-5d41402a-2`.
 */
export const attendanceKeys = ({ attendance }: Pick<MinutesDocument, 'attendance'>): string[] =>
  countOn(attendance.map(({ name, role }) => `a-${sha256(`${role}|${name}`).slice(0, 8)}`));
