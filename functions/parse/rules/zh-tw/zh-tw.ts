import type { Language } from '../language.ts';
import { agendaRules, readAgenda } from './agenda.ts';
import { attendanceRules, readAttendance } from './attendance/attendance.ts';
import { decisionRules, readDecisions } from './decisions/decisions.ts';
import { lexicon, speech } from './lexicon.ts';
import { readForm, recognises } from './opening/form.ts';
import { namingRules } from './opening/naming.ts';
import { newsRules } from './opening/news.ts';
import { readOpening } from './opening/opening.ts';
import { labelRules } from './record/labels.ts';

/** Records and news of the meetings of governments in Taiwan: 市政會議, 縣務會議, 局務會議. */
export const zhTw: Language = {
  id: 'zh-TW',
  lexicon,
  speech,
  recognises,
  form: readForm,
  opening: readOpening,
  agenda: readAgenda,
  attendance: readAttendance,
  decisions: readDecisions,
  rules: [...namingRules, ...newsRules, ...labelRules, ...agendaRules, ...attendanceRules, ...decisionRules],
};
