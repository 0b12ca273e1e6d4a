import type { Passage } from '../../../clauses/passage.ts';
import type { Rule } from '../../../grammar/rule.ts';
import type { Known } from '../../../mentions/known.ts';
import type { Agenda, AttendanceFact, Found, Opening } from '../../facts.ts';
import { chairRules, readChair } from './chair.ts';
import { mergedFacts } from './facts.ts';
import { labelRules } from './labels.ts';
import { intruderRules, readLists, standInRules, tableRules } from './lists.ts';
import { asideRules, predicateRules } from './predicates.ts';
import { readProse, tellingParagraphs } from './prose.ts';

export const attendanceRules: readonly Rule<unknown>[] = [
  ...labelRules,
  ...tableRules,
  ...intruderRules,
  ...standInRules,
  ...predicateRules,
  ...asideRules,
  ...chairRules,
];

/**
 * Who was in the room: everybody in the attendance lists or in sentences that say who was present, and who presided.
 * One entry for each person, role and organization, in the order of the page. What a list holds besides is reported as
 * `attendance-unread` and `attendance-without-name`.
 */
export function readAttendance(
  passage: Passage,
  opening: Opening,
  agenda: Agenda,
  known: Known,
): Found<AttendanceFact> {
  const telling = tellingParagraphs(passage, opening, agenda);
  const lists = readLists(passage, known);
  const prose = readProse(passage, opening, telling, known);
  const listed = [...lists.facts, ...prose];
  const chair = readChair(passage, opening, telling, listed, known);
  return { facts: mergedFacts(passage.reading, [...chair, ...listed]), issues: lists.issues };
}
