// Who must act, and by when, as far as the sentence says it of what is shown and of nothing else.
import { plainLine } from '../text.ts';
import words from './words.json' with { type: 'json' };

/** A stretch of a sentence, as `[start, end)`. */
type Stretch = readonly [start: number, end: number];

/** Of a decision: its sentence, and the words of it that a title shows. */
export interface Shown {
  readonly text: string;
  readonly shown: readonly string[];
}

const OPENING = /[《〈（(“‘「『]/u;
const CLOSING = /[》〉）)”’」』]/u;
const SENTENCE_END = /[。；;！!？?\n]/u;
const COMMA = /[，,]/u;
const POINTER = /该(?:方案|办法|报告|请示|意见|规划|计划|事项|项目|议题|制度|细则|措施|规定|预案|《)/u;
/** 由…牵头负责, 根据会议意见修改完善后按程序印发: says of what stands before it how it goes on, and nothing of its own. */
const GOES_ON: readonly string[] = [...words.goesOn].sort((one, other) => other.length - one.length);

/**
 * Those of the notes (names, days, as they are written) that the sentence gives to what is shown: they stand in the clause
 * that has all of it, or in one beside it that says nothing but who and when. 由财政局9月15日前拨付首期款 is a measure of its own:
 * neither its body nor its day is told of 总投资控制在三千万元以内. None where what is shown is spread over several clauses.
 * @param bodies Every body that the decision names.
 * @param notes Names and days; both in the words of the page.
 */
export function saidOfShown(
  { text, shown }: Shown,
  bodies: readonly string[],
  notes: readonly string[],
): ReadonlySet<string> {
  const line = plainLine(text);
  const units = unitsOf(line, [...bodies, ...notes].map(plainLine));
  const found = shown.map((one) => stretchOf(line, plainLine(one)) ?? pointerIn(line));
  const unit = units.find((one) => found.every((stretch) => stretch !== undefined && isIn(stretch, one)));
  if (unit === undefined || found.length === 0) return new Set();
  const told = line.slice(...unit);
  return new Set(notes.filter((note) => note !== '' && told.includes(plainLine(note))));
}

/**
 * The clause that says what is due on a day, with those beside it that say no more than who and when.
 * @param day As it is written; undefined where no clause has it.
 */
export function clauseWith(text: string, bodies: readonly string[], day: string): string | undefined {
  const line = plainLine(text);
  const when = stretchOf(line, plainLine(day));
  if (when === undefined) return undefined;
  const unit = unitsOf(line, [...bodies, day].map(plainLine)).find((one) => isIn(when, one));
  return unit === undefined ? undefined : line.slice(...unit);
}

/** 该方案: what stands in an agenda item's heading, in a sentence that only points to it. */
function pointerIn(line: string): Stretch | undefined {
  const found = POINTER.exec(line);
  return found === null ? undefined : [found.index, found.index + found[0].length];
}

function stretchOf(line: string, words: string): Stretch | undefined {
  const start = words === '' ? -1 : line.indexOf(words);
  return start < 0 ? undefined : [start, start + words.length];
}

const isIn = ([start, end]: Stretch, [from, to]: Stretch): boolean => from <= start && end <= to;

/** The clauses, each with those beside it that only say who and when: behind it, or at the head of its sentence. */
function unitsOf(line: string, notes: readonly string[]): Stretch[] {
  const units: Stretch[] = [];
  for (const sentence of partsOf(line, [0, line.length], SENTENCE_END)) {
    let from: number | undefined;
    let last: Stretch | undefined;
    for (const [start, end] of partsOf(line, sentence, COMMA)) {
      if (!goesOn(line.slice(start, end), notes)) {
        if (last !== undefined) units.push(last);
        last = [from ?? start, end];
        from = undefined;
      } else if (last !== undefined) last = [last[0], end];
      else from ??= start;
    }
    if (last !== undefined) units.push(last);
  }
  return units;
}

/** What stands between the marks; a mark inside brackets, quotes or 《》 parts nothing. */
function partsOf(line: string, [from, to]: Stretch, mark: RegExp): Stretch[] {
  const parts: Stretch[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const character = line.charAt(at);
    if (OPENING.test(character)) depth += 1;
    else if (CLOSING.test(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && mark.test(character)) {
      parts.push([start, at]);
      start = at + 1;
    }
  }
  return [...parts, [start, to]];
}

/** True for a clause of names, days and words of {@link GOES_ON} alone. */
export function goesOn(clause: string, notes: readonly string[]): boolean {
  const known = [...notes, ...GOES_ON].filter((word) => word !== '');
  for (let at = 0; at < clause.length; ) {
    const length = Math.max(0, ...known.filter((word) => clause.startsWith(word, at)).map(lengthOf));
    if (length === 0) return false;
    at += length;
  }
  return true;
}

const lengthOf = ({ length }: string): number => length;
