import type { WordClass } from '../../functions/parse/lexicon/zh/words.ts';

// What the parts of speech of the sources come to here. Of a tag that is not in a table, its beginning decides.

const JIEBA: Readonly<Record<string, WordClass>> = {
  n: 'noun',
  j: 'noun',
  nz: 'proper',
  ns: 'place',
  nt: 'organization',
  nr: 'person',
  t: 'time',
  s: 'noun',
  f: 'function',
  v: 'verb',
  vn: 'verbal-noun',
  a: 'adjective',
  b: 'adjective',
  z: 'adjective',
  zg: 'noun',
  d: 'adverb',
  m: 'number',
  q: 'number',
  r: 'function',
  p: 'function',
  c: 'function',
  u: 'function',
  y: 'function',
  e: 'function',
  o: 'adverb',
  i: 'phrase',
  l: 'phrase',
  g: 'noun',
};

const HANLP: Readonly<Record<string, WordClass | undefined>> = {
  ...JIEBA,
  nr: undefined,
  nz: undefined,
  nx: undefined,
  g: undefined,
  x: undefined,
  w: undefined,
};

/** The class of a word of jieba's dictionary; `undefined` for marks and letters. */
export const classOfJieba = (tag: string): WordClass | undefined => classIn(JIEBA, tag);
/** The class of a word of HanLP's core dictionary; `undefined` where its tag says too little: names, bits of words. */
export const classOfHanlp = (tag: string): WordClass | undefined => classIn(HANLP, tag);

function classIn(table: Readonly<Record<string, WordClass | undefined>>, tag: string): WordClass | undefined {
  for (let length = Math.min(2, tag.length); length > 0; length--) {
    const key = tag.slice(0, length);
    if (Object.hasOwn(table, key)) return table[key];
  }
  return undefined;
}
