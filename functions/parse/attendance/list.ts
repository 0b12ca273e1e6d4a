import { type Candidate, candidatesOf, type Known } from './candidates.ts';
import { type Content, contentOf } from './content.ts';
import { type BracketReading, type Entries, EntryReader, NO_BRACKET } from './entries.ts';
import type { Flow } from './flow.ts';
import type { Order } from './grammar.ts';
import type { Stretch } from './labels.ts';
import { type Parse, readContent } from './lattice.ts';
import { piecesOf } from './sentences.ts';
import { AGENDA, REASON_NOTE, type Role } from './words.ts';

/** Words in a bracket that take a person out of the list: 李某某（请假）. */
const ROLE_NOTES: readonly { readonly role: Role; readonly words: RegExp }[] = [
  { role: 'absent', words: /请假|缺席|未出席|未参加|未到/u },
  { role: 'observer', words: /^列席$/u },
];
const AGENDA_NOTE = new RegExp(AGENDA, 'u');
/** A bracket read with less than this is kept as it stands, as a note. */
const SURE = 0.5;

interface Reading {
  readonly content: Content;
  readonly candidates: readonly (readonly Candidate[])[];
  readonly parse: Parse;
}

function parsed(flow: Flow, stretch: Stretch, known: Known, order?: Order): Reading {
  const content = contentOf(flow, stretch);
  const candidates = candidatesOf(content, known);
  return { content, candidates, parse: readContent(content, candidates, order) };
}

/** Reads the people of a stretch of a list. Linear in its length. */
export function readList(flow: Flow, stretch: Stretch, known: Known): Entries {
  const { content, parse } = parsed(flow, stretch, known);
  if (content.text === '')
    return { people: [], unread: [], bare: [], pending: { organizations: [], posts: [] } };
  return new EntryReader(flow.text, content, parse, (bracket) => readBracket(flow, bracket, known)).read();
}

/** A bracket may say several things: （区财政局，第二项议题）. */
function readBracket(flow: Flow, bracket: Stretch, known: Known): BracketReading {
  const parts = piecesOf(flow.text, bracket)
    .map((piece) => readPart(flow, piece, known))
    .reverse();
  const people = parts.flatMap((part) => part.people ?? []);
  const role = parts.find((part) => part.role !== undefined)?.role;
  return {
    organizations: parts.flatMap((part) => part.organizations ?? []),
    posts: parts.flatMap((part) => part.posts ?? []),
    people,
    notes: parts.flatMap((part) => part.notes ?? []),
    ...(role !== undefined && { role }),
  };
}

function readPart(flow: Flow, part: Stretch, known: Known): Partial<BracketReading> {
  const words = flow.text.slice(part.start, part.end);
  const said = ROLE_NOTES.find((one) => one.words.test(words));
  if (said !== undefined) return { role: said.role, notes: [part] };
  if (AGENDA_NOTE.test(words) || REASON_NOTE.test(words)) return { notes: [part] };
  // A bracket goes on from what stands before it, as in a list that has names first.
  const { content, parse } = parsed(flow, part, known, 'name-first');
  const { tokens } = parse;
  if (tokens.length === 0 || tokens.some(({ probability }) => probability < SURE)) return { notes: [part] };
  const only = (...kinds: readonly string[]): boolean => tokens.every(({ kind }) => kinds.includes(kind));
  if (only('name')) {
    return { people: new EntryReader(flow.text, content, parse, () => NO_BRACKET).read().people };
  }
  if (!only('organization', 'post')) return { notes: [part] };
  const { pending } = new EntryReader(flow.text, content, parse, () => NO_BRACKET).read();
  return pending;
}
