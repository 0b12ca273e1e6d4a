import { gathered } from '../gathered.ts';
import { type BracketReading, NO_BRACKET } from './bracket-reading.ts';
import type { Known } from './candidates.ts';
import { contentOf } from './content.ts';
import { EntryReader } from './entries.ts';
import type { Flow } from './flow.ts';
import type { Stretch } from './labels.ts';
import { readContent } from './lattice.ts';
import { finished, type Person } from './people.ts';
import { piecesOf } from './sentences.ts';
import { AGENDA, BRACKET_ROLES, REASON_NOTE, type Role } from './words.ts';

const AGENDA_NOTE = new RegExp(AGENDA, 'u');
/** A bracket read with less than this is kept as it stands, as a note. */
const SURE = 0.5;

/** Reads a bracket, which may say several things: （区财政局，第二项议题）. */
export function readBracket(flow: Flow, bracket: Stretch, known: Known): BracketReading {
  const parts = piecesOf(flow.text, bracket)
    .map((piece) => readPart(flow, piece, known))
    .reverse();
  const role = parts.find((part) => part.role !== undefined)?.role;
  return {
    organizations: gathered(parts, (part) => part.organizations),
    posts: gathered(parts, (part) => part.posts),
    people: gathered(parts, (part) => part.people),
    notes: gathered(parts, (part) => part.notes),
    ...(role !== undefined && { role }),
  };
}

function roleSaid(words: string): { readonly role: Role; readonly who: string } | undefined {
  for (const { role, words: form } of BRACKET_ROLES) {
    const match = form.exec(words);
    if (match !== null) return { role, who: match.groups?.who ?? '' };
  }
  return undefined;
}

/** Somebody else whom a bracket names: 童某 （刘某某请假）. Not why somebody is away: （公务请假）. */
function peopleIn(flow: Flow, part: Stretch, known: Known): readonly Person[] {
  if (REASON_NOTE.test(flow.text.slice(part.start, part.end))) return [];
  const content = contentOf(flow, part);
  const parse = readContent(content, known);
  const sure = parse.tokens.every(({ kind, probability }) => kind === 'name' && probability >= SURE);
  if (!sure) return [];
  return new EntryReader(flow.text, content, parse, () => NO_BRACKET).read().drafts.map(finished);
}

function readPart(flow: Flow, part: Stretch, known: Known): Partial<BracketReading> {
  const words = flow.text.slice(part.start, part.end);
  const said = roleSaid(words);
  if (said !== undefined) {
    const { role, who } = said;
    const after = part.start + who.length;
    const people = who === '' ? [] : peopleIn(flow, { start: part.start, end: after }, known);
    if (people.length === 0) return { role, notes: [part] };
    return { people: people.map((one) => ({ ...one, role, notes: [{ start: after, end: part.end }] })) };
  }
  if (AGENDA_NOTE.test(words) || REASON_NOTE.test(words)) return { notes: [part] };
  // A bracket goes on from what stands before it, as in a list that has names first.
  const content = contentOf(flow, part);
  const parse = readContent(content, known, { order: 'name-first' });
  const { tokens } = parse;
  if (tokens.length === 0 || tokens.some(({ probability }) => probability < SURE)) return { notes: [part] };
  const only = (...kinds: readonly string[]): boolean => tokens.every(({ kind }) => kinds.includes(kind));
  const read = new EntryReader(flow.text, content, parse, () => NO_BRACKET).read();
  if (only('name')) return { people: read.drafts.map(finished) };
  const { organizations, posts } = read.pending;
  const whole = read.bare.length === organizations.length + posts.length;
  return only('organization', 'post') && whole ? read.pending : { notes: [part] };
}
