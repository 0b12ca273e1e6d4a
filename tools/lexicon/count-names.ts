import { rowsOf, surnameRows } from './texts.ts';

// Counts surnames, given-name characters and the characters of transliterated names.

/** By surname or character, how often it was found. */
export type Counts = Readonly<Record<string, number>>;

export interface NameCounts {
  readonly surnames: {
    /** Shares of a large list of people's names, in no unit. */
    readonly listed: Counts;
    /** In how many different names it stands. */
    readonly names: Counts;
    /** How often it was read in print. */
    readonly read: Counts;
  };
  /** In how many different names a character stands in its place. */
  readonly names: Readonly<Record<Position, Counts>>;
  /** How often a character was read in its place. */
  readonly read: Readonly<Record<Position, Counts>>;
  /** In how many names of other languages a character begins a part, and in how many places of a part it stands. */
  readonly foreign: { readonly first: Counts; readonly any: Counts };
}
/** The given name has one character; the first of two; the second of two. */
export type Position = 'single' | 'first' | 'second';
export const POSITIONS: readonly Position[] = ['single', 'first', 'second'];

const HAN = /^\p{Script=Han}+$/u;
/** The letters that the roles of characters have in the text. */
const ROLES = { surname: 'B', single: 'E', first: 'C', second: 'D' } as const;
/** 王某, 李某某 hide a name. */
const MASK = '某';
const DOT = /[·•・\-—]/;

/** Names of people as they were read in print, each once. */
export function namesRead(folder: string): readonly string[] {
  return rowsOf(folder, 'people.txt')
    .filter(([name = '', tag]) => tag === 'nr' && HAN.test(name) && !name.includes(MASK))
    .map(([name = '']) => name);
}

export function countNames(folder: string, names = namesRead(folder)): NameCounts {
  const listed = surnameRows(folder);
  const compound = new Set([...listed.keys()].filter((surname) => surname.length > 1));
  const roles = readRoles(folder);
  const tally = { surname: new Map<string, number>(), ...byPosition(() => new Map<string, number>()) };
  for (const name of names) {
    const surname = name.length > 2 && compound.has(name.slice(0, 2)) ? name.slice(0, 2) : name.slice(0, 1);
    const given = name.slice(surname.length);
    if (!listed.has(surname) || given.length === 0 || given.length > 2) continue;
    raise(tally.surname, surname);
    if (given.length === 1) raise(tally.single, given);
    else {
      raise(tally.first, given.charAt(0));
      raise(tally.second, given.charAt(1));
    }
  }
  return {
    surnames: { listed: sorted(listed), names: sorted(tally.surname), read: sorted(roles.surname) },
    names: byPosition((position) => sorted(tally[position])),
    read: byPosition((position) => sorted(roles[position])),
    foreign: countForeign(folder),
  };
}

function readRoles(folder: string): Record<'surname' | Position, ReadonlyMap<string, number>> {
  const rows = rowsOf(folder, 'roles.txt').filter(([word = '']) => HAN.test(word) && word !== MASK);
  const role = (letter: string) =>
    new Map(
      rows.flatMap(([word = '', ...rest]) => {
        const at = rest.indexOf(letter);
        return at < 0 || at % 2 > 0 ? [] : [[word, Number(rest[at + 1])] as const];
      }),
    );
  return { surname: role(ROLES.surname), ...byPosition((position) => role(ROLES[position])) };
}

function countForeign(folder: string): NameCounts['foreign'] {
  const names = new Set(rowsOf(folder, 'foreign.txt').map(([name = '']) => name));
  for (const [name = '', tag] of rowsOf(folder, 'people.txt')) if (tag === 'nrf') names.add(name);
  const first = new Map<string, number>();
  const any = new Map<string, number>();
  for (const name of names) {
    for (const part of name.split(DOT)) {
      if (part.length < 2 || !HAN.test(part)) continue;
      raise(first, part.charAt(0));
      for (const character of part) raise(any, character);
    }
  }
  return { first: sorted(first), any: sorted(any) };
}

export const byPosition = <T>(make: (position: Position) => T): Record<Position, T> => ({
  single: make('single'),
  first: make('first'),
  second: make('second'),
});

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first, then in the order of their code points. */
const sorted = (counts: ReadonlyMap<string, number>): Counts =>
  Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
