import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WordClass } from '../../functions/parse/lexicon/zh/words.ts';
import { classOfJieba } from './classes.ts';

export interface JiebaWord {
  readonly count: number;
  readonly wordClass: WordClass;
}

let words: ReadonlyMap<string, JiebaWord> | undefined;

const HAN = /^\p{Script=Han}+$/u;

/** jieba's dictionary: its words of Chinese characters. */
export function jiebaWords(): ReadonlyMap<string, JiebaWord> {
  if (words) return words;
  const found = new Map<string, JiebaWord>();
  const file = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', count, tag = ''] = line.trim().split(' ');
    const wordClass = classOfJieba(tag);
    if (wordClass !== undefined && HAN.test(word)) found.set(word, { count: Number(count), wordClass });
  }
  words = found;
  return found;
}
