import { type Candidate, candidatesOf, type Known } from './candidates.ts';
import { type Content, contentOf } from './content.ts';
import { type BracketReading, type Entries, EntryReader } from './entries.ts';
import type { Flow } from './flow.ts';
import type { Order } from './grammar.ts';
import type { Stretch } from './labels.ts';
import { type Parse, readContent } from './lattice.ts';
import { AGENDA, type Role } from './words.ts';

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
  if (content.text === '') return { people: [], unread: [], bare: [] };
  return new EntryReader(flow.text, content, parse, (bracket) => readBracket(flow, bracket, known)).read();
}

function readBracket(flow: Flow, bracket: Stretch, known: Known): BracketReading {
  const words = flow.text.slice(bracket.start, bracket.end);
  const said = ROLE_NOTES.find((one) => one.words.test(words));
  if (said !== undefined) return { kind: 'role', role: said.role };
  if (AGENDA_NOTE.test(words)) return { kind: 'note' };
  // A bracket goes on from what stands before it, as in a list that has names first.
  const { content, parse } = parsed(flow, bracket, known, 'name-first');
  const { tokens } = parse;
  if (tokens.length === 0 || tokens.some(({ probability }) => probability < SURE)) return { kind: 'note' };
  const only = (...kinds: readonly string[]): boolean => tokens.every(({ kind }) => kinds.includes(kind));
  const stretchOf = ({ start, end }: Stretch): Stretch => ({
    start: content.at[start] ?? bracket.start,
    end: (content.at[end - 1] ?? bracket.start) + 1,
  });
  if (only('organization', 'post')) {
    return {
      kind: 'affiliation',
      organizations: tokens.filter(({ kind }) => kind === 'organization').map(stretchOf),
      posts: tokens.filter(({ kind }) => kind === 'post').map(stretchOf),
    };
  }
  if (only('name')) {
    const { people } = new EntryReader(flow.text, content, parse, () => ({ kind: 'note' })).read();
    return { kind: 'people', people };
  }
  return { kind: 'note' };
}
