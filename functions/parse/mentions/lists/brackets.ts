import { type Range, rangeOf } from '../../text/range.ts';
import type { Known } from '../known.ts';
import { type BracketReading, finished, NO_BRACKET, type Person } from './drafts.ts';
import { EntryReader } from './entries.ts';
import { parseList } from './list-lattice.ts';
import type { Spacing } from './spacing.ts';
import { listTextOf } from './tokens.ts';
import { AGENDA, BRACKET_ROLES, REASON_NOTE, type Role } from './words.ts';

const AGENDA_NOTE = new RegExp(AGENDA, 'u');
/** A bracket read with less than this is kept as it stands, as a note. */
const SURE = 0.5;
/** Marks that part what a bracket says. */
const PARTS = /[，。；]/u;

/** The words of a range, without the line ends in it. */
export const wordsIn = ({ reading }: Spacing, { start, end }: Range): string =>
  reading.plain.slice(start, end).replaceAll('\n', '');

/** Reads a bracket, which may say several things: （区财政局，第二项议题）. */
export function readBracket(spacing: Spacing, bracket: Range, known: Known): BracketReading {
  const parts = partsOf(spacing, bracket).map((part) => readPart(spacing, part, known));
  const role = parts.find((part) => part.role !== undefined)?.role;
  return {
    organizations: parts.flatMap(({ organizations = [] }) => organizations),
    posts: parts.flatMap(({ posts = [] }) => posts),
    people: parts.flatMap(({ people = [] }) => people),
    notes: parts.flatMap(({ notes = [] }) => notes),
    ...(role !== undefined && { role }),
  };
}

function partsOf({ reading: { plain } }: Spacing, { start, end }: Range): readonly Range[] {
  const parts: Range[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && !PARTS.test(plain.charAt(at))) continue;
    if (at > from) parts.push(rangeOf(from, at));
    from = at + 1;
  }
  return parts;
}

function roleSaid(words: string): { readonly role: Role; readonly who: string } | undefined {
  for (const { role, words: form } of BRACKET_ROLES) {
    const match = form.exec(words);
    if (match !== null) return { role, who: match.groups?.who ?? '' };
  }
  return undefined;
}

/** Somebody else whom a bracket names: 童某 （刘某某请假）. Not why somebody is away: （公务请假）. */
function peopleIn(spacing: Spacing, part: Range, known: Known): readonly Person[] {
  if (REASON_NOTE.test(wordsIn(spacing, part))) return [];
  const list = listTextOf(spacing, [part]);
  const parse = parseList(list, known);
  const sure = parse.tokens.every(({ kind, probability }) => kind === 'name' && probability >= SURE);
  if (!sure) return [];
  const reader = new EntryReader(
    (range) => wordsIn(spacing, range),
    list,
    parse,
    () => NO_BRACKET,
  );
  return reader.read().drafts.map(finished);
}

function readPart(spacing: Spacing, part: Range, known: Known): Partial<BracketReading> {
  const words = wordsIn(spacing, part);
  const said = roleSaid(words);
  if (said !== undefined) {
    const { role, who } = said;
    const after = part.start + who.length;
    const people = who === '' ? [] : peopleIn(spacing, rangeOf(part.start, after), known);
    if (people.length === 0) return { role, notes: [part] };
    return { people: people.map((one) => ({ ...one, role, notes: [rangeOf(after, part.end)] })) };
  }
  if (AGENDA_NOTE.test(words) || REASON_NOTE.test(words)) return { notes: [part] };
  // A bracket goes on from what stands before it, as in a list that has names first.
  const list = listTextOf(spacing, [part]);
  const parse = parseList(list, known, { order: 'name-first' });
  const { tokens } = parse;
  if (tokens.length === 0 || tokens.some(({ probability }) => probability < SURE)) return { notes: [part] };
  const only = (...kinds: readonly string[]): boolean => tokens.every(({ kind }) => kinds.includes(kind));
  const read = new EntryReader(
    (range) => wordsIn(spacing, range),
    list,
    parse,
    () => NO_BRACKET,
  ).read();
  if (only('name')) return { people: read.drafts.map(finished) };
  const { organizations, posts } = read.pending;
  const whole = read.bare.length === organizations.length + posts.length;
  return only('organization', 'post') && whole ? read.pending : { notes: [part] };
}
