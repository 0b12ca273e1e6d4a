import { readFileSync } from 'node:fs';
import { Names } from '../../functions/parse/lexicon/zh/names.ts';
import { lookup, prefixes } from '../../functions/parse/lexicon/zh/words.ts';
import { countNames, namesRead } from './count-names.ts';
import hand from './hand.json' with { type: 'json' };
import { jiebaWords } from './jieba.ts';
import { buildNames } from './names.ts';
import { rowsOf } from './texts.ts';

// tsx tools/lexicon/evaluate.ts FOLDER [NAMES...]: how well names are told from running text (docs/lexicon.md). The names
// of the folder are parted: four fifths are counted, the rest is told. NAMES are files with further names.

const [folder = '', ...files] = process.argv.slice(2);
const HELD_OUT = 5;
const THRESHOLD = 3;
const HAN = /\p{Script=Han}{2,4}/gu;

const all = namesRead(folder).filter((name) => name.length <= 4);
const told = all.filter((name) => hashOf(name) % HELD_OUT === 0);
const names = new Names(
  buildNames(
    countNames(
      folder,
      all.filter((name) => hashOf(name) % HELD_OUT !== 0),
    ),
    hand,
  ),
);
const score = (characters: string): number => names.nameScore(characters);
const beginsLikeAName = (characters: string): boolean =>
  names.surnameCost(characters.charAt(0)) !== undefined ||
  names.surnameCost(characters.slice(0, 2)) !== undefined;

const ordinary = [...jiebaWords()]
  .filter(([word, { count, wordClass }]) => isLong(word) && wordClass !== 'person' && count >= 10)
  .map(([word]) => word)
  .filter(beginsLikeAName);
const unseen = rowsOf(folder, 'core.txt')
  .map(([word = '', tag = '']) => ({ word, tag }))
  .filter(({ word, tag }) => isLong(word) && /^\p{Script=Han}+$/u.test(word) && /^[vadrmtcp]|^nn/.test(tag))
  .map(({ word }) => word)
  .filter((word) => beginsLikeAName(word) && !lookup(word));
const across = [...pairs(ordinary)];

const sets: [string, readonly string[], boolean][] = [
  ['names held out', told, true],
  ...files.map((file): [string, readonly string[], boolean] => [
    file.replace(/.*\//, ''),
    [...new Set(readFileSync(file, 'utf8').match(HAN))],
    true,
  ]),
  ['words of the dictionary', ordinary, false],
  ['words not in the table', unseen, false],
  ['across two words', across, false],
];

for (const [label, list, isName] of sets) {
  const scores = list.map(score);
  const above = scores.filter((value) => value > THRESHOLD).length / scores.length;
  const areas = sets
    .filter(([, , is]) => is !== isName && isName)
    .map(([other, words]) => `${other} ${area(scores, words.map(score)).toFixed(4)}`);
  console.log(`${label}: ${list.length}, above ${THRESHOLD}: ${(100 * above).toFixed(2)} %`, ...areas);
}

/** The probability that one of the first scores is above one of the second: the area under the curve. */
function area(higher: readonly number[], lower: readonly number[]): number {
  const sorted = [...lower].sort((a, b) => a - b);
  let sum = 0;
  for (const value of higher) sum += (below(sorted, value, true) + below(sorted, value, false)) / 2;
  return sum / (higher.length * lower.length);
}

function below(sorted: readonly number[], value: number, equal: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle] ?? 0;
    if (there < value || (equal && there === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Strings of two or three characters that begin in one word and end in the next, as they stand in running text. */
function* pairs(words: readonly string[]): Generator<string> {
  for (const [i, word] of words.entries()) {
    const next = words[(i * 7919 + 13) % words.length] ?? '';
    const last = word.slice(-1);
    for (const length of [1, 2]) {
      const string = last + next.slice(0, length);
      if (beginsLikeAName(string) && prefixes(string, 0).length > 0) yield string;
    }
  }
}

function isLong(word: string): boolean {
  return word.length >= 2 && word.length <= 4;
}

/** FNV-1a: the same names are held out on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
