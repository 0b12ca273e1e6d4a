import { lookup, type WordClass } from '../../lexicon/zh/words.ts';
import { rangeOf } from '../../text/range.ts';
import { isHan } from '../../text/scripts.ts';
import { isSurname } from '../name-characters.ts';
import type { Token } from './list-lattice.ts';
import { SEPARATION, type Separation } from './tokens.ts';
import { JOINERS } from './words.ts';

/** How sure a name is whose characters are an ordinary word: only its place among other people tells it. */
const BY_PLACE = 0.6;
const LONGEST_NAME = 3;
/** So many others must be named for each name that is told by its place alone. */
const OTHERS = 2;
/** 第三, 今天, 于是: words that stand among names and are none, whatever their first character. */
const NEVER: ReadonlySet<WordClass> = new Set(['function', 'adverb', 'number', 'time']);

/** What stands between two marks of a list, or between a mark and 和. */
interface Entry {
  readonly tokens: readonly Token[];
  /** Index of the first of its tokens that may together be a name of an ordinary word; undefined where there is none. */
  readonly name: number | undefined;
}

/** 、 and ， and the ends of a list set entries apart; a line end may stand within one. */
const setsApart = (separation: Separation): boolean =>
  separation === SEPARATION.list || separation === SEPARATION.comma || separation === SEPARATION.stop;

/**
 * Reads as names the entries of two or three characters that are ordinary words, among other people: 甲、简单、乙, or
 * 副市长宣传，副市长乙. They must begin with a surname.
 *
 * @param words what stands in the range of a token
 * @param around how many people are named around the list
 */
export function withOrdinaryNames(
  words: (token: Token) => string,
  tokens: readonly Token[],
  around: number,
): readonly Token[] {
  const entries = entriesOf(words, tokens);
  const told = entries.filter((entry, i) => entry.name !== undefined && isAmongPeople(entries, i));
  const named = tokens.filter(({ kind }) => kind === 'name').length + around;
  if (told.length === 0 || named < OTHERS * told.length) return tokens;
  return entries.flatMap((entry) => (told.includes(entry) ? withName(entry) : entry.tokens));
}

function entriesOf(words: (token: Token) => string, tokens: readonly Token[]): readonly Entry[] {
  const entries: Entry[] = [];
  let open: Token[] = [];
  const close = (ends: boolean): void => {
    if (open.length > 0) entries.push({ tokens: open, name: ends ? nameIn(words, open) : undefined });
    open = [];
  };
  for (const token of tokens) {
    const joins =
      token.kind === 'filler' && JOINERS.has(words(token)) && open.length > 0 && !setsApart(token.separation);
    if (open.length > 0 && (joins || token.separation >= SEPARATION.list))
      close(joins || setsApart(token.separation));
    open.push(token);
  }
  close(true);
  return entries;
}

/** Where in an entry a name of an ordinary word begins: at its beginning, or behind a post, with nothing else behind it. */
function nameIn(words: (token: Token) => string, tokens: readonly Token[]): number | undefined {
  const [first] = tokens;
  if (first === undefined) return undefined;
  // 甲和简单: behind 和 an entry begins anew.
  const joined = first.kind === 'filler' && !setsApart(first.separation) && JOINERS.has(words(first));
  let at = joined ? 1 : tokens.findLastIndex(({ kind }) => kind === 'post') + 1;
  if (at === 0 && first.kind === 'filler' && !JOINERS.has(words(first))) at = 1;
  const own = tokens.slice(at);
  const posted = at > 0 && tokens[at - 1]?.kind === 'post';
  const name = own.map(words).join('');
  const together = own.every(({ separation }, i) => i === 0 || separation === SEPARATION.none);
  // 和|谐, and behind a post also 宣传, which else is a field of work.
  const unclaimed = own.every(
    ({ kind }, i) =>
      kind === 'unread' ||
      (i === 0 && (kind === 'filler' ? own.length > 1 : posted && kind === 'organization')),
  );
  if (own.length === 0 || !together || !unclaimed || !tokens.slice(0, at).every(isTitle)) return undefined;
  return isOrdinaryName(name) ? at : undefined;
}

const isTitle = ({ kind }: Token): boolean => kind === 'post' || kind === 'organization' || kind === 'filler';

function isOrdinaryName(name: string): boolean {
  const characters = [...name];
  const [surname = ''] = characters;
  if (characters.length < 2 || characters.length > LONGEST_NAME || !characters.every(isHan)) return false;
  const word = lookup(name);
  return isSurname(surname) && (word === undefined || !NEVER.has(word.pos));
}

/** Beside it stand other people and nothing else; behind a post it may stand alone. */
function isAmongPeople(entries: readonly Entry[], i: number): boolean {
  const beside = [
    isBesideTheLast(entries[i]) ? entries[i - 1] : undefined,
    isBesideTheLast(entries[i + 1]) ? entries[i + 1] : undefined,
  ].filter((entry) => entry !== undefined);
  if (!beside.every(({ tokens, name }) => name !== undefined || tokens.some(({ kind }) => kind === 'name')))
    return false;
  return beside.length > 0 || (entries[i]?.tokens.some(({ kind }) => kind === 'post') ?? false);
}

/** 党政办：甲、乙；城管办：丙: behind a colon or a stop others are listed. */
const isBesideTheLast = (entry: Entry | undefined): boolean => {
  const separation = entry?.tokens[0]?.separation ?? SEPARATION.stop;
  return separation < SEPARATION.colon;
};

function withName({ tokens, name = 0 }: Entry): readonly Token[] {
  const first = tokens[name];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return tokens;
  const token: Token = {
    ...first,
    kind: 'name',
    range: rangeOf(first.range.start, last.range.end),
    truncated: false,
    role: undefined,
    probability: BY_PLACE,
    alternatives: [],
  };
  return [...tokens.slice(0, name), token];
}
