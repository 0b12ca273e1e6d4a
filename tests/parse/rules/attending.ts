import { paragraphsOf } from '../../../functions/parse/clauses/clauses.ts';
import type { Passage } from '../../../functions/parse/clauses/passage.ts';
import { confidenceOf } from '../../../functions/parse/document/confidence.ts';
import { surfaceOf } from '../../../functions/parse/grammar/surface.ts';
import type { Line, LineClass } from '../../../functions/parse/lines/line.ts';
import { knownOf } from '../../../functions/parse/mentions/known.ts';
import { mentionsIn } from '../../../functions/parse/mentions/mentions.ts';
import type { AttendanceFact, Found } from '../../../functions/parse/rules/facts.ts';
import { readAttendance } from '../../../functions/parse/rules/zh/attendance/attendance.ts';
import { zh } from '../../../functions/parse/rules/zh/zh.ts';
import type { Range } from '../../../functions/parse/text/range.ts';
import { type Reading, read } from '../../../functions/parse/text/reading.ts';
import type { Script } from '../../../functions/parse/text/scripts.ts';

/** What was read of a text, in words. */
export interface Attending {
  readonly reading: Reading;
  readonly found: Found<AttendanceFact>;
}

/** Somebody as a document would have them. */
export interface Seat {
  readonly role: string;
  readonly name: string;
  readonly organization: string | undefined;
  readonly post: string | undefined;
  readonly note: string | undefined;
  readonly flags: readonly string[];
  readonly confidence: number;
}

/** Reads a text whose lines are of the classes that `classOf` says; the first of class `opening` tells of the meeting. */
function attendingIn(text: string, classOf: (at: number) => LineClass, script?: Script): Attending {
  const reading = script === undefined ? read(text) : read(text, script);
  const lines = reading.lines.map((range, index): Line => {
    const plain = reading.plain.slice(range.start, range.end);
    const told = plain === '' ? 'blank' : classOf(index);
    return { index, range, plain, mark: undefined, class: told, rule: `line/${told}` };
  });
  const of = (...classes: readonly LineClass[]): string =>
    lines
      .filter((line) => classes.includes(line.class))
      .map(({ plain }) => plain)
      .join('\n');
  const known = knownOf({ opening: of('opening'), lists: of('attendance') });
  const mentionsOf = (range: Range): ReturnType<typeof mentionsIn> => mentionsIn(reading, range, known);
  const paragraphs = paragraphsOf(reading, lines, mentionsOf, zh.speech);
  const passage: Passage = {
    reading,
    lines,
    paragraphs,
    surfaceOf: (range) => surfaceOf(reading.plain, range, mentionsOf(range)),
    readWords: () => {
      throw new Error('Attendance asks for no words from outside the text.');
    },
    tracer: undefined,
  };
  const paragraph = paragraphs.find(({ line }) => line.class === 'opening');
  const opening = {
    form: 'minutes',
    meeting: { title: '' },
    rules: {},
    paragraph,
    sentence: paragraph?.sentences[0]?.range,
    issues: [],
  } as const;
  return { reading, found: readAttendance(passage, opening, { items: [], issues: [] }, known) };
}

/** Reads a text that is one attendance list. */
export const listed = (text: string, script?: Script): Attending =>
  attendingIn(text, () => 'attendance', script);

/** Reads a text whose first line is the opening, and the others paragraphs. */
export const told = (text: string): Attending => attendingIn(text, (at) => (at === 0 ? 'opening' : 'prose'));

/** The people of a text, as a document would have them. */
export function seatsOf({ reading, found }: Attending): readonly Seat[] {
  const words = (ranges: readonly Range[], by: string): string | undefined =>
    ranges.length === 0 ? undefined : [...new Set(ranges.map((range) => reading.value(range)))].join(by);
  return found.facts.map((fact) => ({
    role: fact.role,
    name: reading.value(fact.name),
    organization: words(fact.organizations, '、'),
    post: words(fact.posts, '、'),
    note: words(fact.notes, '；'),
    flags: fact.flags,
    confidence: confidenceOf('attendance', fact, fact.probability),
  }));
}

/** The same in a line each: `role organization name post (note)`, - for no organization. */
export const said = (attending: Attending): string[] =>
  seatsOf(attending).map(({ role, organization, name, post, note }) =>
    [role, organization ?? '-', name, ...(post ? [post] : []), ...(note ? [`(${note})`] : [])].join(' '),
  );
