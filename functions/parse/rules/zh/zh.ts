import { speechPatterns } from '../../clauses/clauses.ts';
import type { Language } from '../language.ts';
import { agendaRules, readAgenda } from './agenda/agenda.ts';
import { withCells } from './agenda/table.ts';
import { attendanceRules, readAttendance } from './attendance/attendance.ts';
import { decisionRules, readDecisions } from './decisions/decisions.ts';
import { lexicon } from './lexicon.ts';
import { openingRules, readForm, readOpening } from './opening/opening.ts';

/** Minutes and reports of governments of the mainland, in either script. */
export const zh: Language = {
  id: 'zh-CN',
  lexicon,
  speech: speechPatterns(lexicon),
  recognises: () => true,
  form: readForm,
  opening: readOpening,
  agenda: readAgenda,
  attendance: readAttendance,
  decisions: (passage, opening, agenda, attendance, known) =>
    readDecisions(withCells(passage, agenda), opening, agenda, attendance, known),
  rules: [...openingRules, ...agendaRules, ...attendanceRules, ...decisionRules],
};
