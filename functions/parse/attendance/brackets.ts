import { candidatesOf, type Known } from './candidates.ts';
import { contentOf } from './content.ts';
import { type BracketReading, EntryReader, NO_BRACKET } from './entries.ts';
import type { Flow } from './flow.ts';
import type { Stretch } from './labels.ts';
import { readContent } from './lattice.ts';
import { finished } from './people.ts';
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

/** Reads a bracket, which may say several things: （区财政局，第二项议题）. */
export function readBracket(flow: Flow, bracket: Stretch, known: Known): BracketReading {
  const parts = piecesOf(flow.text, bracket)
    .map((piece) => readPart(flow, piece, known))
    .reverse();
  const role = parts.find((part) => part.role !== undefined)?.role;
  return {
    organizations: parts.flatMap((part) => part.organizations ?? []),
    posts: parts.flatMap((part) => part.posts ?? []),
    people: parts.flatMap((part) => part.people ?? []),
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
  const content = contentOf(flow, part);
  const parse = readContent(content, candidatesOf(content, known), { order: 'name-first' });
  const { tokens } = parse;
  if (tokens.length === 0 || tokens.some(({ probability }) => probability < SURE)) return { notes: [part] };
  const only = (...kinds: readonly string[]): boolean => tokens.every(({ kind }) => kinds.includes(kind));
  const read = new EntryReader(flow.text, content, parse, () => NO_BRACKET).read();
  if (only('name')) return { people: read.drafts.map(finished) };
  const { organizations, posts } = read.pending;
  const whole = read.bare.length === organizations.length + posts.length;
  return only('organization', 'post') && whole ? read.pending : { notes: [part] };
}
