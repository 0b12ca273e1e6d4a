import { NOWHERE, ROOT, Trie } from '../trie.ts';
import table from './words.json' with { type: 'json' };

/** What a word mostly is. `function` has pronouns, prepositions, conjunctions and particles; `phrase` sayings and idioms. */
export const WORD_CLASSES = [
  'noun',
  'verb',
  'verbal-noun',
  'adjective',
  'adverb',
  'time',
  'place',
  'organization',
  'person',
  'proper',
  'number',
  'function',
  'phrase',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/**
 * The committed table, as `npm run lexicon` writes it. Of the words that begin with one character, first the character,
 * then of each word what follows it and the mark of its class and band; a space ends them.
 */
export interface WordTable {
  /** How often a word of each band stands among a million, the rarest band first. */
  readonly bands: string;
  readonly words: string;
}

export interface Word {
  readonly pos: WordClass;
  /** The index of its class in {@link WORD_CLASSES}, to look up what is told of classes. */
  readonly posNumber: number;
  /** Natural logarithm of the share of words of running text that are this one, to within a factor of two. */
  readonly logFreq: number;
}

/** The mark of a class and band: a character that JSON writes as it is, and mostly one byte. */
export const markOf = (pos: WordClass, band: number): string =>
  MARKS.charAt(band * WORD_CLASSES.length + WORD_CLASSES.indexOf(pos));

/** Visible characters of ASCII, then of Latin-1 for the few words of the most frequent bands. */
const MARKS = [...Array(0xff - 0x20).keys()]
  .map((i) => String.fromCharCode(0x21 + i))
  .filter((mark) => /[^"\\\x7f-\xa0\xad]/.test(mark))
  .join('');
const LAST_MARK = 0xff;
const { bands, words }: WordTable = table;
/** No word of the table is longer. */
export const LONGEST_WORD = 4;

/** By mark: its word. Words of one class and band are one object. */
const kinds = new Map(
  bands
    .split(' ')
    .flatMap((share, band) =>
      WORD_CLASSES.map((pos, posNumber): [string, Word] => [
        markOf(pos, band),
        { pos, posNumber, logFreq: Math.log(Number(share) / 1e6) },
      ]),
    ),
);

/** A page asks for the words of some hundred first units. */
const PLACES_FOR_A_PAGE = 65_536;
/** The words of all first units that have been asked for. */
const dictionary = new Trie<Word>([], PLACES_FOR_A_PAGE);
/** By first unit, until it is asked for: the words that begin with it, as they lie in the table. */
let unread: Map<number, string[]> | undefined;

/** By first unit that has been asked for: the node behind it, or {@link NO_WORD}. */
const behindFirst = new Int32Array(0x10000);
const NO_WORD = -1;

/** The node of the dictionary behind a first unit. */
function nodeBehind(first: number): number {
  const known = behindFirst[first] ?? NO_WORD;
  if (known > 0) return known;
  if (known === NO_WORD) return NOWHERE;
  unread ??= groupsOf(words);
  for (const group of unread.get(first) ?? []) addGroup(group);
  unread.delete(first);
  const node = dictionary.next(ROOT, first);
  behindFirst[first] = node === NOWHERE ? NO_WORD : node;
  return node;
}

function groupsOf(table: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const group of table.split(' ')) {
    const first = group.charCodeAt(0);
    const alike = found.get(first);
    if (alike === undefined) found.set(first, [group]);
    else alike.push(group);
  }
  return found;
}

/** Adds the words of one first character. */
function addGroup(group: string): void {
  const first = String.fromCodePoint(group.codePointAt(0) ?? 0);
  let start = first.length;
  for (let i = start; i < group.length; i++) {
    if (group.charCodeAt(i) > LAST_MARK) continue;
    const kind = kinds.get(group.charAt(i));
    if (kind) dictionary.add(first + group.slice(start, i), kind);
    start = i + 1;
  }
}

/**
 * Adds every word of the dictionary that begins at a place of the text to some words and their ends, the shortest first.
 *
 * @param count of the words that are there; the others are written over
 * @returns how many there are then
 */
export function addWordsAt(text: string, at: number, words: Word[], ends: number[], count: number): number {
  let added = count;
  let end = at + 1;
  for (let node = nodeBehind(text.charCodeAt(at)); node !== NOWHERE; ) {
    const word = dictionary.valueAt(node);
    if (word !== undefined) {
      words[added] = word;
      ends[added++] = end;
    }
    if (end >= text.length) break;
    node = dictionary.next(node, text.charCodeAt(end++));
  }
  return added;
}

/** Every word of the dictionary that begins at a place of the text, the shortest first. */
export function prefixes(text: string, at: number): readonly { readonly word: string; readonly is: Word }[] {
  const words: Word[] = [];
  const ends: number[] = [];
  addWordsAt(text, at, words, ends, 0);
  return words.map((is, i) => ({ word: text.slice(at, ends[i]), is }));
}

/** What a word is; `undefined` of what is not in the dictionary. */
export function lookup(word: string): Word | undefined {
  nodeBehind(word.charCodeAt(0));
  return dictionary.get(word);
}

/** The longest word of the dictionary that begins at a place of the text; `undefined` where none does. */
export const longestPrefix = (
  text: string,
  at: number,
): { readonly word: string; readonly is: Word } | undefined => prefixes(text, at).at(-1);
