import { readFileSync, writeFileSync } from 'node:fs';
import { PARSER_VERSION } from '../../functions/parse/read-document.ts';
import { FIELDS, type Field } from './compare.ts';
import type { Measured } from './page.ts';
import { summarise, sure } from './summary.ts';

/** A set of pages as it was read for the first time. */
export interface FirstReading {
  readonly name: string;
  /** ISO 8601 day of the reading. */
  readonly date: string;
  readonly parser: string;
  readonly pages: number;
  readonly governments: number;
  readonly fields: Readonly<Partial<Record<Field, FirstFigures>>>;
  /** People and decisions that said 0.9 or more, and how many of them exist. */
  readonly sure: { readonly statements: number; readonly right: number };
  /** Whether rules have been written since by somebody who had read these pages. */
  readonly seenSince: boolean;
  /** What the pages are and who read them for the gold. */
  readonly note?: string;
}

/** One field of a set: the mean over documents, and the counts of all of them together. */
export interface FirstFigures {
  readonly f1: number;
  readonly right: number;
  readonly missed: number;
  readonly invented: number;
}

const FILE = 'tests/eval/blind.json';

interface BlindFile {
  readonly about: string;
  readonly sets: readonly FirstReading[];
}

const readFile = (): BlindFile => JSON.parse(readFileSync(FILE, 'utf8')) as BlindFile;

/** All first readings, the latest first. */
export const firstReadings = (): readonly FirstReading[] =>
  readFile()
    .sets.toReversed()
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));

/** The figures of a set that is read for the first time on a day. */
export function firstReading(name: string, date: string, measured: readonly Measured[]): FirstReading {
  const results = measured.flatMap((set) => set.results);
  const { of, share } = sure(results.flatMap(({ claims }) => claims));
  const fields = FIELDS.flatMap((field) => {
    const found = summarise(results, field);
    if (found === undefined) return [];
    const { hit, miss, extra } = found.pooled;
    return [[field, { f1: rounded(found.f1.value), right: hit, missed: miss, invented: extra }] as const];
  });
  return {
    name,
    date,
    parser: PARSER_VERSION,
    pages: results.length,
    governments: new Set(results.map(({ government }) => government)).size,
    fields: Object.fromEntries(fields),
    sure: { statements: of, right: of === 0 ? 0 : Math.round(share * of) },
    seenSince: false,
  };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Adds the figures of a first reading to the file. Throws where a set of that name has been read before. */
export function addFirstReading(name: string, measured: readonly Measured[]): void {
  const { about, sets } = readFile();
  if (sets.some((one) => one.name === name)) throw new Error(`${name} was read before: see ${FILE}`);
  const added = firstReading(name, new Date().toISOString().slice(0, 10), measured);
  writeFileSync(FILE, `${JSON.stringify({ about, sets: [...sets, added] }, null, 2)}\n`);
}
