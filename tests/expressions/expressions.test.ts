import { execFileSync } from 'node:child_process';
import { check, type Diagnostics } from 'recheck';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXCEPTIONS, NOT_OURS } from './exceptions.ts';
import { type Expression, eachOnce } from './expression.ts';
import { ROOT, sourceFiles, writtenIn } from './source-files.ts';
import { isBounded, type RepeatedGroup, repeatedGroups } from './structure.ts';

// Every regular expression of the source, those among them that are put together of words when modules are loaded, is
// asked by recheck for texts on which it takes longer than in proportion to their length.

/** Modules whose expressions are of several languages and put together by one line of another module. */
const ASSEMBLED = ['functions/parse/parse.ts'];

/** By what is read, not by time, so that a slow machine finds the same. */
const LIMITS = { timeout: 60_000, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

let expressions: readonly Expression[] = [];
let constructions: readonly string[] = [];
let built: readonly Expression[] = [];

beforeAll(() => {
  const files = sourceFiles();
  const written = files.map((file) => ({ file, ...writtenIn(file) }));
  constructions = written.flatMap((one) => one.constructions);
  const loaded = written.filter((one) => one.constructions.length > 0).map(({ file }) => file);
  const recorded = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'tests/expressions/record.ts', ...loaded, ...ASSEMBLED],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  built = JSON.parse(recorded);
  expressions = eachOnce([...written.flatMap((one) => one.literals), ...built]);
});

const shown = ({ source, flags, site }: Expression): string =>
  `${site} /${source.length > 160 ? `${source.slice(0, 160)}…` : source}/${flags}`;

const verdictOf = (told: Diagnostics): string =>
  told.status === 'vulnerable'
    ? `${told.complexity.summary}, ${told.attack.pattern.slice(0, 200)}`
    : told.status === 'unknown'
      ? `unknown: ${told.error.kind}`
      : 'safe';

describe('the regular expressions of the source', () => {
  it('are all seen, also those that are put together of words', () => {
    const seen = new Set(built.map(({ site }) => site));
    const isOurs = (site: string): boolean => NOT_OURS[site.split(':')[0] ?? ''] === undefined;
    expect(constructions.filter((site) => isOurs(site) && !seen.has(site))).toEqual([]);
    expect(expressions.length).toBeGreaterThan(1000);
  });

  it('take no longer than in proportion to their text, where they repeat anything without end', async () => {
    const found: string[] = [];
    const needed = new Set<string>();
    for (const one of expressions.filter(({ source }) => !isBounded(source))) {
      const told = await check(one.source, one.flags, LIMITS);
      if (told.status === 'safe') continue;
      const isExcepted = EXCEPTIONS.some(
        ({ file, source }) => one.site.startsWith(`${file}:`) && source === one.source,
      );
      if (isExcepted) needed.add(one.source);
      else found.push(`${shown(one)}: ${verdictOf(told)}`);
    }
    expect(found).toEqual([]);
    expect(EXCEPTIONS.filter(({ source }) => !needed.has(source))).toEqual([]);
  });

  it('are over soon where they repeat a group so often as has a bound, in however many ways it can be read', async () => {
    const groups = new Map<string, { readonly group: RepeatedGroup; readonly one: Expression }>();
    for (const one of expressions)
      for (const group of repeatedGroups(one.source)) groups.set(group.endless, { group, one });
    const found: string[] = [];
    for (const { group, one } of groups.values()) {
      const fault = await faultOf(group, one.flags.replace('y', ''));
      if (fault !== undefined) found.push(`${shown(one)}: ${fault}`);
    }
    expect(found).toEqual([]);
  });
});

/** Of the worst text that is found for a group, so much is tried: more than it can take with its bound. */
const TRIED = 4000;
/** Milliseconds that a group may take to fail at one place of the worst text. */
const PATIENCE = 50;
/** More repeats are no harm only where there is but one way to read them. */
const MOST_REPEATS = 24;

/** What is wrong with a group that is repeated; it may be read in several ways where its bound keeps that harmless. */
async function faultOf(
  { endless, written, most }: RepeatedGroup,
  flags: string,
): Promise<string | undefined> {
  const told = await check(endless, flags, { checker: 'automaton', timeout: 8000 });
  if (told.status === 'safe') return undefined;
  // One that is too large to be looked through is bounded all the same.
  if (told.status === 'unknown') return most <= MOST_REPEATS ? undefined : `may be repeated ${most} times`;
  if (told.complexity.type !== 'exponential') return undefined;
  if (most > MOST_REPEATS) return `is read in many ways up to ${most} times: ${told.attack.pattern}`;
  const expression = new RegExp(written, flags);
  const started = performance.now();
  expression.test(told.attack.string.slice(0, TRIED));
  const took = performance.now() - started;
  return took > PATIENCE ? `takes ${Math.round(took)} ms: ${told.attack.pattern}` : undefined;
}
