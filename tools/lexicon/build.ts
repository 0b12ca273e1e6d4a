import { readFileSync, writeFileSync } from 'node:fs';
import { buildPlaces } from './places.ts';

// Builds the tables of functions/parse/lexicon/zh from what others have measured: npm run lexicon [-- --check].

const FOLDER = new URL('../../functions/parse/lexicon/zh/', import.meta.url);

/** Every table by its file, as it has to lie in the repository. */
export const tables = (): ReadonlyMap<string, string> => new Map([['places.json', json(buildPlaces())]]);

const json = (table: unknown): string => `${JSON.stringify(table, null, 2)}\n`;

export const committed = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

for (const [file, text] of tables()) writeFileSync(new URL(file, FOLDER), text);
