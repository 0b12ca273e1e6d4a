import { findAttendance } from '../../../functions/parse/attendance/attendance.ts';
import { read, type Script } from '../../../functions/parse/reading.ts';
import type { AttendanceFact } from '../../../functions/parse/types.ts';
import type { Expected, InventedList } from './invented-lists.ts';

/** Reads a text that is one attendance list, or one opening. */
export function attendanceOf(text: string, opening = false, script?: Script): readonly AttendanceFact[] {
  const reading = script === undefined ? read(text) : read(text, script);
  const whole = { start: 0, end: reading.plain.length };
  const outline = {
    items: [],
    loose: [],
    attendance: opening ? [] : reading.lines.filter(({ start, end }) => end > start),
  };
  return findAttendance(reading, opening ? { ...outline, opening: whole } : outline, undefined).facts;
}

export interface Score {
  people: { hit: number; miss: number; extra: number };
  bodies: { right: number; wrong: number };
  sure: { right: number; wrong: number };
  errors: string[];
}

export const emptyScore = (): Score => ({
  people: { hit: 0, miss: 0, extra: 0 },
  bodies: { right: 0, wrong: 0 },
  sure: { right: 0, wrong: 0 },
  errors: [],
});

export const f1 = ({ hit, miss, extra }: Score['people']): number =>
  hit + miss + extra === 0 ? 1 : (2 * hit) / (2 * hit + miss + extra);

const bodySet = (text: string | undefined): string => (text ?? '').split('、').sort().join('、');

/** Compares what was read with what was written, and adds it to a score. */
export function compare(list: InventedList, got: readonly AttendanceFact[], score: Score): void {
  const left = [...got];
  const names = new Set(list.expected.map(({ name }) => name));
  const matches = (want: Expected, fact: AttendanceFact): boolean =>
    fact.name === want.name && fact.role === want.role;
  for (const want of list.expected) {
    let at = left.findIndex(
      (fact) => matches(want, fact) && bodySet(fact.organization) === bodySet(want.organization),
    );
    if (at < 0) at = left.findIndex((fact) => matches(want, fact));
    const [fact] = at < 0 ? [] : left.splice(at, 1);
    if (fact === undefined) {
      score.people.miss++;
      score.errors.push(`missed ${want.role} ${want.organization ?? '-'} ${want.name}`);
      continue;
    }
    score.people.hit++;
    if (want.organization !== undefined && bodySet(fact.organization) !== bodySet(want.organization)) {
      score.bodies.wrong++;
      score.errors.push(
        `body of ${want.name}: ${want.organization}, read ${fact.organization ?? '-'} (${fact.confidence})`,
      );
    } else if (want.organization !== undefined) {
      score.bodies.right++;
    } else if (fact.organization !== undefined && !/政府$/u.test(fact.organization)) {
      score.errors.push(`body of ${want.name}: none, read ${fact.organization}`);
    }
    if (want.note !== undefined && !(fact.note ?? '').includes(want.note))
      score.errors.push(`note of ${want.name}: ${want.note}, read ${fact.note ?? '-'}`);
    if (want.truncated === true && !fact.flags?.includes('name-truncated'))
      score.errors.push(`not flagged: ${want.name}`);
  }
  score.people.extra += left.length;
  for (const fact of left)
    score.errors.push(`invented ${fact.role} ${fact.organization ?? '-'} ${fact.name} (${fact.confidence})`);
  for (const fact of got) {
    if (fact.confidence < 0.9) continue;
    if (names.has(fact.name)) score.sure.right++;
    else score.sure.wrong++;
  }
}
