import type { WordClass } from '../../functions/parse/lexicon/zh/words.ts';
import { classOfHanlp } from './classes.ts';
import { type JiebaWord, jiebaWords } from './jieba.ts';
import { rowsOf, surnameRows } from './texts.ts';

// What jieba's dictionary has to be told: it takes thousands of ordinary words for names of people or things (明白, 武功, 和平), and it
// is older than some words of office (问责, 微博).

export interface WordCorrections {
  /** By class: words that are no names. */
  readonly reclassified: Readonly<Partial<Record<WordClass, string>>>;
  /** By class: words that are missing, or as good as, each with how often it was read in print. */
  readonly added: Readonly<Partial<Record<WordClass, string>>>;
  /** How many words were read in print. */
  readonly read: number;
}

/** Classes in which jieba has ordinary words. */
const UNTRUE: ReadonlySet<WordClass> = new Set(['person', 'proper']);
const WORD = /^\p{Script=Han}{2,4}$/u;
/** As often as this, side by side is one word. */
const USUAL = 8;
/** The tag of names of things, and of much else that was found by machine: what is frequent is a word. */
const UNSURE = 'nz';
const OFTEN = 50;
/** 张某, 小李, 王先生: tagged as ordinary words, but there is a name in them. */
const NAMED = /某|先生$|女士$|同志$|^[小老]./;

export function countWords(folder: string): WordCorrections {
  const known = jiebaWords();
  const surnames = surnameRows(folder);
  const reclassified: Partial<Record<WordClass, string[]>> = {};
  const added: Partial<Record<WordClass, string[]>> = {};
  let read = 0;
  for (const [word = '', ...tags] of rowsOf(folder, 'core.txt')) {
    const [tag = '', count] = mostFrequent(tags);
    read += count;
    const wordClass = classOfHanlp(tag) ?? (tag === UNSURE && count >= OFTEN ? 'proper' : undefined);
    if (wordClass === undefined || !WORD.test(word)) continue;
    const before = known.get(word);
    if (before && UNTRUE.has(before.wordClass)) {
      if (before.wordClass === wordClass) continue;
      reclassified[wordClass] ??= [];
      reclassified[wordClass].push(word);
    } else if (count >= (before ? OFTEN : USUAL) && isRare(before) && !isNamed(word, surnames)) {
      added[wordClass] ??= [];
      added[wordClass].push(word + count);
    }
  }
  return { reclassified: joined(reclassified), added: joined(added), read };
}

/** What jieba does not have, or has without having read it. */
const isRare = (word: JiebaWord | undefined): boolean => word === undefined || word.count < 10;

const isNamed = (word: string, surnames: ReadonlyMap<string, number>): boolean =>
  NAMED.test(word) && [...word].some((character) => surnames.has(character));

function mostFrequent(tags: readonly string[]): readonly [string, number] {
  let best = '';
  let most = 0;
  let all = 0;
  for (let i = 0; i + 1 < tags.length; i += 2) {
    const count = Number(tags[i + 1]);
    all += count;
    if (count > most) {
      most = count;
      best = tags[i] ?? '';
    }
  }
  return [best, all];
}

const joined = (
  words: Readonly<Partial<Record<WordClass, readonly string[]>>>,
): Partial<Record<WordClass, string>> =>
  Object.fromEntries(
    Object.entries(words)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([wordClass, list]) => [wordClass, [...list].sort().join(' ')]),
  );
