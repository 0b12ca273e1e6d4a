import { readFileSync, writeFileSync } from 'node:fs';
import { type Counts, countNames, type NameCounts } from './count-names.ts';
import { countWords, type WordCorrections } from './count-words.ts';
import hand from './hand.json' with { type: 'json' };
import { buildNames, surnameShares } from './names.ts';
import { buildWords } from './words.ts';

const TABLES = new URL('../../functions/parse/lexicon/zh/', import.meta.url);
const COUNTED = new URL('counted/', import.meta.url);

/** A surname that one person in fifty thousand has: rarer ones are mostly words. */
const USUAL_SURNAME = 2e-5;

const json = (table: unknown, replacer?: (key: string, value: unknown) => unknown): string =>
  `${JSON.stringify(table, replacer, 2)}\n`;

/** Counts are written as one line, 王2292 李2219, and read again. */
const short = (_key: string, value: unknown): unknown =>
  isCounts(value)
    ? Object.entries(value)
        .map((entry) => entry.join(''))
        .join(' ')
    : value;
const long = (_key: string, value: unknown): unknown =>
  typeof value === 'string'
    ? Object.fromEntries(
        [...value.matchAll(/(\D+)([\d.]+) ?/g)].map(([, key, count]) => [key, Number(count)]),
      )
    : value;
const isCounts = (value: unknown): value is Counts =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'number');

/** What is counted in the texts of a folder (texts.ts), by file. */
export const counted = (folder: string): ReadonlyMap<string, string> =>
  new Map([
    ['names.json', json(countNames(folder), short)],
    ['words.json', json(countWords(folder))],
  ]);

/** Every table by its file, as it has to lie in the repository: from pinned packages and from what was counted. */
export function tables(): ReadonlyMap<string, string> {
  const names: NameCounts = read(COUNTED, 'names.json', long);
  const corrections: WordCorrections = read(COUNTED, 'words.json');
  const { why: _, ...words } = hand.words;
  const surnames = new Set(
    [...surnameShares(names.surnames)].filter(([, share]) => share >= USUAL_SURNAME).map(([name]) => name),
  );
  return new Map([
    ['names.json', json(buildNames(names, hand))],
    ['words.json', json(buildWords(corrections, words, surnames))],
  ]);
}

const read = <T>(folder: URL, file: string, reviver?: (key: string, value: unknown) => unknown): T =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8'), reviver);

/** Writes what is counted in the texts of a folder, where there is one, and then every table. */
export function write(texts: string | undefined): void {
  if (texts !== undefined) {
    for (const [file, text] of counted(texts)) writeFileSync(new URL(file, COUNTED), text);
  }
  for (const [file, text] of tables()) writeFileSync(new URL(file, TABLES), text);
}
