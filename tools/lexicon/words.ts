import {
  LONGEST_WORD,
  markOf,
  WORD_CLASSES,
  type WordClass,
  type WordTable,
} from '../../functions/parse/lexicon/zh/words.ts';
import type { WordCorrections } from './count-words.ts';
import { type JiebaWord, jiebaWords } from './jieba.ts';

/** Where one band of counts in jieba's dictionary ends and the next begins. */
const BANDS = [10, 30, 100, 300, 1000, 5000, 30_000, 200_000];
/** What counts of a band are on average: roughly their geometric mean. */
const MIDDLES = [4, 17, 55, 170, 550, 2200, 12_000, 70_000, 500_000];

/** How often a word must have been read by its length, where it begins like a name, and elsewhere. */
const LIKE_A_NAME = [0, 100, 3, 5, 15];
const OTHER = [0, 100, 10, 25, 60];
/** What a word is taken for that nobody counted: it must stand in minutes now and then. */
const BY_HAND = 60;
/** Of what jieba takes for a person: two characters that are not a name, or a name that its characters do not tell. */
const PERSON = 20;

/** Words by class, of which nobody counted how often they stand. */
export type HandWords = Readonly<Partial<Record<WordClass, string>>>;

/** `hand`: words that no source has; `surnames`: what names begin with. */
export function buildWords(
  corrections: WordCorrections,
  hand: HandWords,
  surnames: ReadonlySet<string>,
): WordTable {
  const all = corrected(corrections, hand);
  const total = [...jiebaWords().values()].reduce((sum, { count }) => sum + count, 0);
  const groups = new Map<string, string[]>();
  for (const word of [...all.keys()].sort()) {
    const is = all.get(word);
    if (!is || !isKept(word, is, surnames)) continue;
    const [first = ''] = word;
    const group = groups.get(first) ?? [];
    group.push(word.slice(first.length) + markOf(is.wordClass, bandOf(is.count)));
    groups.set(first, group);
  }
  return {
    bands: MIDDLES.map((count) => Number(((count * 1e6) / total).toPrecision(2))).join(' '),
    words: [...groups].map(([first, rest]) => first + rest.join('')).join(' '),
  };
}

function corrected({ reclassified, added, read }: WordCorrections, hand: HandWords): Map<string, JiebaWord> {
  const all = new Map(jiebaWords());
  const total = [...all.values()].reduce((sum, { count }) => sum + count, 0);
  for (const wordClass of WORD_CLASSES) {
    for (const word of listOf(reclassified[wordClass])) {
      const before = all.get(word);
      if (before) all.set(word, { count: before.count, wordClass });
    }
    for (const entry of listOf(added[wordClass])) {
      const [, word = '', count] = /^(\D+)(\d+)$/.exec(entry) ?? [];
      all.set(word, { count: Math.round((Number(count) * total) / read), wordClass });
    }
    for (const word of listOf(hand[wordClass])) all.set(word, { count: BY_HAND, wordClass });
  }
  return all;
}

const listOf = (words: string | undefined): readonly string[] => words?.split(' ') ?? [];

function isKept(word: string, { count, wordClass }: JiebaWord, surnames: ReadonlySet<string>): boolean {
  const { length } = word;
  if (length > LONGEST_WORD) return false;
  const [first = ''] = word;
  const named = surnames.has(first) || surnames.has(word.slice(0, 2));
  if (isPerson(wordClass) && length > 1) return count >= PERSON && (length === 2 || !named);
  return count >= ((named ? LIKE_A_NAME : OTHER)[length] ?? Number.POSITIVE_INFINITY);
}

const isPerson = (wordClass: WordClass): boolean => wordClass === 'person';

function bandOf(count: number): number {
  const band = BANDS.findIndex((end) => count < end);
  return band < 0 ? BANDS.length : band;
}
