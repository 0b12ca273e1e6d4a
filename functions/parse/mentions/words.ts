import { dict } from '@node-rs/jieba/dict';

/** A word of the language. */
export interface Word {
  /** Part of speech, as the dictionary of jieba tells it: n, v, ns (place), nr (person), … */
  readonly pos: string;
  /** Natural logarithm of its share of all words of running text. */
  readonly logFreq: number;
}

/** The ordinary words of a language. */
export interface Words {
  lookup(word: string): Word | undefined;
  /** Length of the longest word that begins with a unit; 0 where none does. */
  longestFrom(first: string): number;
}

let loaded: Words | undefined;

/** The dictionary, read once. TODO: the tables of lexicon/zh once they are there. */
export function ordinaryWords(): Words {
  loaded ??= load(Buffer.from(dict).toString('utf8'));
  return loaded;
}

const LONGEST = 6;

function load(text: string): Words {
  const words = new Map<string, Word>();
  const longest = new Map<string, number>();
  let total = 0;
  for (const line of text.split('\n')) {
    const [word = '', count = '0', pos = ''] = line.split(' ');
    total += Number(count);
    if (word === '' || word.length > LONGEST) continue;
    words.set(word, { pos: pos.trim(), logFreq: Math.log(Number(count) + 0.5) });
    const first = word.charAt(0);
    longest.set(first, Math.max(longest.get(first) ?? 0, word.length));
  }
  const all = Math.log(total);
  for (const [word, entry] of words) words.set(word, { pos: entry.pos, logFreq: entry.logFreq - all });
  return { lookup: (word) => words.get(word), longestFrom: (first) => longest.get(first) ?? 0 };
}
