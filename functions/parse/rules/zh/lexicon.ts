import { Lexicon } from '../../grammar/lexicon.ts';
import agenda from '../../lexicon/zh/agenda.json' with { type: 'json' };
import attendance from '../../lexicon/zh/attendance.json' with { type: 'json' };
import deadlines from '../../lexicon/zh/deadlines.json' with { type: 'json' };
import decisions from '../../lexicon/zh/decisions.json' with { type: 'json' };
import opening from '../../lexicon/zh/opening.json' with { type: 'json' };
import responsibility from '../../lexicon/zh/responsibility.json' with { type: 'json' };
import speech from '../../lexicon/zh/speech.json' with { type: 'json' };

/** The word classes of minutes from the mainland: one file for each family of rules, and the words of speech. */
export const lexicon = new Lexicon([
  speech,
  opening,
  agenda,
  decisions,
  responsibility,
  deadlines,
  attendance,
]);
