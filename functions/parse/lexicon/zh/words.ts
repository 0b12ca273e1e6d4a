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
      WORD_CLASSES.map((pos): [string, Word] => [
        markOf(pos, band),
        { pos, logFreq: Math.log(Number(share) / 1e6) },
      ]),
    ),
);

/** By first character: where its words begin in the table, or, once they have been asked for, what they are. */
let groups: Map<string, string | ReadonlyMap<string, Word>> | undefined;

/** What a word is; `undefined` of what is not in the dictionary. */
export function lookup(word: string): Word | undefined {
  const first = firstOf(word, 0);
  return groupOf(first)?.get(word.slice(first.length));
}

/** The longest word of the dictionary that begins at a place of the text; `undefined` where none does. */
export function longestPrefix(
  text: string,
  at: number,
): { readonly word: string; readonly is: Word } | undefined {
  const first = firstOf(text, at);
  const group = groupOf(first);
  if (!group) return undefined;
  for (let length = LONGEST_WORD; length >= first.length; length--) {
    const rest = text.slice(at + first.length, at + length);
    const is = rest.length === length - first.length ? group.get(rest) : undefined;
    if (is) return { word: first + rest, is };
  }
  return undefined;
}

/** Every word of the dictionary that begins at a place of the text, the shortest first. */
export function prefixes(text: string, at: number): readonly { readonly word: string; readonly is: Word }[] {
  const first = firstOf(text, at);
  const group = groupOf(first);
  if (!group) return [];
  const found: { word: string; is: Word }[] = [];
  for (let length = first.length; length <= LONGEST_WORD && at + length <= text.length; length++) {
    const rest = text.slice(at + first.length, at + length);
    const is = group.get(rest);
    if (is) found.push({ word: first + rest, is });
  }
  return found;
}

const firstOf = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

function groupOf(first: string): ReadonlyMap<string, Word> | undefined {
  groups ??= new Map(
    words.split(' ').map((group) => {
      const character = firstOf(group, 0);
      return [character, group.slice(character.length)];
    }),
  );
  const group = groups.get(first);
  if (typeof group !== 'string') return group;
  const decoded = decode(group);
  groups.set(first, decoded);
  return decoded;
}

function decode(group: string): ReadonlyMap<string, Word> {
  const found = new Map<string, Word>();
  let start = 0;
  for (let i = 0; i < group.length; i++) {
    if (group.charCodeAt(i) > LAST_MARK) continue;
    const kind = kinds.get(group.charAt(i));
    if (kind) found.set(group.slice(start, i), kind);
    start = i + 1;
  }
  return found;
}
