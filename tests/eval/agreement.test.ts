import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { Random } from '../generator/random.ts';
import { type Case, folderCases, generatedCases, readCase } from './cases.ts';
import { compare, type Field } from './compare.ts';
import { Tally } from './tally.ts';

// The scorer that others measure with lies outside this repository. Where it is there, its counts and ours must be the same.
const CORPUS = resolve('../shared/corpus');
const SCORER = join(CORPUS, 'score.mjs');
const here = existsSync(SCORER);
if (!here) console.warn(`NOT RUN: there is no ${SCORER}; that our measure agrees with it was not tested`);

const SHARED: readonly Field[] = [
  'meeting',
  'items',
  'decisions',
  'decisionKind',
  'responsible',
  'subject',
  'people',
  'organization',
  'truncated',
  'confident',
];

type Counts = Record<string, { hit: number; miss: number; extra: number }>;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'agreement-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Read {
  readonly one: Case;
  readonly document: Partial<MinutesDocument>;
}

function ours(reads: readonly Read[]): Counts {
  const totals = new Map(SHARED.map((field) => [field, new Tally()]));
  for (const { one, document } of reads) {
    const { fields } = compare(one.gold, document);
    for (const [field, total] of totals) total.add(fields[field]);
  }
  return Object.fromEntries(
    [...totals].map(([field, { hit, miss, extra }]) => [field, { hit, miss, extra }]),
  );
}

/** The scorer is given documents instead of pages, and `cat` instead of a parser. */
function theirs(reads: readonly Read[], name: string): Counts {
  const own = mkdtempSync(join(folder, name));
  reads.forEach(({ one, document }, at) => {
    writeFileSync(join(own, `${at}.json`), JSON.stringify(document));
    writeFileSync(join(own, `${at}.gold.json`), JSON.stringify({ ...one.gold, text: `${at}.json` }));
  });
  const printed = execFileSync(process.execPath, [SCORER, '--json', '--parse', 'cat', own], {
    encoding: 'utf8',
  });
  const counts = JSON.parse(printed) as Counts;
  return Object.fromEntries(
    Object.entries(counts).map(([field, { hit, miss, extra }]) => [field, { hit, miss, extra }]),
  );
}

async function readAll(cases: Iterable<Case>): Promise<Read[]> {
  const reads: Read[] = [];
  for (const one of cases) reads.push({ one, document: (await readCase(one)).document });
  return reads;
}

/** Makes mistakes of every kind in a document, so that the two measures meet what they must not forgive. */
function spoil(random: Random, document: Partial<MinutesDocument>): Partial<MinutesDocument> {
  const keep = () => random.chance(0.8);
  const decisions = (document.decisions ?? []).filter(keep).map((decision) => ({
    ...decision,
    ...(keep() ? {} : { kind: 'defer' as const }),
    ...(keep() ? {} : { subjects: ['无关事项'] }),
    ...(keep() ? {} : { text: decision.text.slice(3) }),
    responsible: decision.responsible.filter(keep),
  }));
  const attendance = (document.attendance ?? []).filter(keep).map(({ organization, ...entry }) => ({
    ...entry,
    ...(keep() ? {} : { name: `${entry.name}甲` }),
    ...(keep() ? {} : { role: 'absent' as const }),
    ...(organization !== undefined && { organization: keep() ? organization : `${organization}、县政府办` }),
  }));
  const items = (document.items ?? []).filter(keep).map((item) => (keep() ? item : { ...item, number: 77 }));
  const { number: _, ...unnumbered } = document;
  return { ...(keep() ? document : unnumbered), items, decisions, attendance };
}

describe.skipIf(!here)('our measure counts as the common scorer does', () => {
  it('on real minutes', async () => {
    const reads = await readAll(folderCases(CORPUS).cases);
    expect(ours(reads)).toEqual(theirs(reads, 'real'));
  });

  it('on damaged invented minutes', async () => {
    const reads = await readAll(generatedCases(20, 1, true).cases);
    expect(ours(reads)).toEqual(theirs(reads, 'invented'));
  });

  it('on documents full of mistakes', async () => {
    const random = new Random('mistakes');
    const reads = (await readAll(generatedCases(20, 100, false).cases)).map(({ one, document }) => ({
      one,
      document: spoil(random, document),
    }));
    const counts = ours(reads);
    expect(counts).toEqual(theirs(reads, 'mistaken'));
    expect(SHARED.filter((field) => counts[field]?.miss === 0 && counts[field]?.extra === 0)).toEqual([
      'truncated',
    ]);
  });

  it('on pages that were refused', () => {
    const reads = Array.from(generatedCases(5, 1, true).cases, (one) => ({ one, document: {} }));
    expect(ours(reads)).toEqual(theirs(reads, 'refused'));
  });
});
