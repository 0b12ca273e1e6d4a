import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { contentTypeOfFile } from '../../cli/inputs.ts';
import { knownSources } from '../../cli/sources.ts';
import type { FactExplanation } from '../../functions/parse/document/explain.ts';
import { UNTOLD } from '../../functions/parse/document/untold.ts';
import { NotMinutes } from '../../functions/parse/not-minutes.ts';
import { explainAnyFormat } from '../../functions/parse/parse.ts';
import { isKind } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { generate } from '../generator/generate.ts';
import { type Comparison, compare } from './compare.ts';
import type { Refusal } from './fields/form.ts';
import { type Gold, readGold } from './gold.ts';
import { type JudgedFact, judgedFacts } from './rules.ts';

/** A page and what it says. */
export interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly gold: Gold;
  /** Layouts that the page shows, each as part:name. */
  readonly layouts: readonly string[];
}

/** A page that was read and compared. */
export interface Result extends Comparison {
  readonly name: string;
  /** Whose page it is, as far as pages are told apart by it: {@link governmentOf}. */
  readonly government: string;
  readonly layouts: readonly string[];
  /** What rules have said of the page, and whether it is right. */
  readonly facts: readonly JudgedFact[];
  readonly refusal?: Refusal;
}

/** A named set of pages that is measured as one. */
export interface CaseSet {
  readonly name: string;
  readonly cases: Iterable<Case>;
}

/** Folders of invented pages with gold in this repository. */
export const FIXTURES = [
  'tests/fixtures/minutes',
  'tests/fixtures/reports',
  'tests/fixtures/first-reading',
  'tests/fixtures/minutes-tw',
];

const GOLD_ENDING = '.gold.json';
const PAGE_ENDINGS = ['.txt', '.html', '.pdf', '.docx'];

/**
 * The pages of a folder: NAME.gold.json beside NAME.txt, .html, .pdf or .docx, or beside the file that its `text` names.
 * Throws where the folder has no gold, or a page is missing.
 */
export function folderCases(folder: string): CaseSet {
  const files = readdirSync(folder).filter((file) => file.endsWith(GOLD_ENDING));
  if (files.length === 0) throw new Error(`${folder}: no *${GOLD_ENDING} in this folder`);
  const cases = files.sort().map((file): Case => {
    const name = file.slice(0, -GOLD_ENDING.length);
    const gold = readGold(readFileSync(join(folder, file), 'utf8'), file);
    const names = [...(gold.text ? [gold.text] : []), ...PAGE_ENDINGS.map((ending) => name + ending)];
    const page = names.map((one) => resolve(folder, one)).find((path) => existsSync(path));
    if (page === undefined) throw new Error(`${join(folder, file)}: its page is not there`);
    const contentType = contentTypeOfFile(page);
    if (contentType === undefined) throw new Error(`${page}: a type that is not read`);
    return { name, bytes: readFileSync(page), contentType, gold, layouts: gold.layouts ?? [] };
  });
  return { name: basename(resolve(folder)), cases };
}

/** Invented pages: `count` of them, from seed `seed` on. */
export function generatedCases(count: number, seed: number, damage: boolean): CaseSet {
  function* cases(): Generator<Case> {
    for (let at = 0; at < count; at++) {
      const { page, gold, layouts, encoding, damage: kinds } = generate(seed + at, { damage });
      const parts = [...Object.entries(layouts), ['encoding', [encoding]], ['damage', kinds]] as const;
      yield {
        name: page.name,
        bytes: page.bytes,
        contentType: page.contentType,
        gold: { ...gold, government: page.name },
        layouts: parts.flatMap(([part, names]) => [...new Set(names)].map((name) => `${part}:${name}`)),
      };
    }
  }
  return { name: damage ? 'generated-damaged' : 'generated', cases: cases() };
}

/** What became of a page. */
interface Read {
  readonly document: Partial<MinutesDocument>;
  readonly explained: readonly FactExplanation[];
  readonly refusal?: Refusal;
}

/** Reads a page as the command line does. A page that is refused, or on which the parser fails, gives no document. */
export async function readCase({ bytes, contentType }: Pick<Case, 'bytes' | 'contentType'>): Promise<Read> {
  try {
    const snapshot = { bytes, contentType, sha256: sha256(bytes) };
    const { document, explanation } = await explainAnyFormat(snapshot, knownSources);
    return { document, explained: explanation.facts };
  } catch (error) {
    const refusal: Refusal = {
      message: error instanceof Error ? error.message : String(error),
      ...(error instanceof NotMinutes && { neither: error.neither }),
      failed: !isKind(error, 'refused'),
    };
    return { document: {}, explained: [], refusal };
  }
}

/** Whose page it is: as its gold says, as the parser recognised, else by the name of its file without its number. */
export const governmentOf = (
  { name, gold }: Pick<Case, 'name' | 'gold'>,
  { source }: Partial<MinutesDocument>,
): string =>
  gold.government ??
  (source === undefined || source === UNTOLD ? name.replace(/\.\w+$/u, '').replace(/-\d+$/u, '') : source);

/** Reads every page of a set and compares it with its gold. */
export async function measure({ cases }: CaseSet): Promise<Result[]> {
  const results: Result[] = [];
  for (const one of cases) {
    const { document, explained, refusal } = await readCase(one);
    const comparison = compare(one.gold, document, refusal);
    results.push({
      name: one.name,
      government: governmentOf(one, document),
      layouts: one.layouts,
      ...(refusal !== undefined && { refusal }),
      ...comparison,
      facts: judgedFacts(document, explained, comparison.judged),
    });
  }
  return results;
}
