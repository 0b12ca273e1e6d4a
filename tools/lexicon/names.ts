import type { CostTable, NameTable } from '../../functions/parse/lexicon/zh/names.ts';
import { byPosition, type Counts, type NameCounts, POSITIONS, type Position } from './count-names.ts';

// Probabilities from counts. Each is told as its cost: its negative natural logarithm, in tenths.

/**
 * How much what was read in print (names that are often in the news weigh as often) and a character's place-independent
 * share count beside the different names: the values that foretold a fifth of the names best from the others.
 */
const READ = 2000;
const ANYWHERE = 2000;
const NEVER = 0.05;

export interface HandNames {
  readonly surnames: { readonly share: number; readonly single: string; readonly compound: string };
  readonly elements: { readonly attested: string; readonly further: string };
  readonly families: { readonly names: string };
}

/** `hand`: what no source has. */
export function buildNames(counts: NameCounts, hand: HandNames): NameTable {
  const surnames = new Map(surnameShares(counts.surnames));
  for (const surname of [...hand.surnames.single, ...hand.surnames.compound.split(' ')])
    if (!surnames.has(surname)) surnames.set(surname, hand.surnames.share);
  const given = givenShares(counts);
  const { single, first } = counts.names;
  const singles = sumOf(single);
  return {
    surnames: costs(surnames),
    given: byPosition((position) => costs(given[position])),
    foreign: { first: foreignCosts(counts.foreign.first), any: foreignCosts(counts.foreign.any) },
    elements: `${hand.elements.attested} ${hand.elements.further}`,
    families: hand.families.names,
    single: Number((singles / (singles + sumOf(first))).toFixed(2)),
  };
}

/** The mean of two shares: of the people of a large list, and of the different names that were read. */
export function surnameShares({ listed, names }: NameCounts['surnames']): ReadonlyMap<string, number> {
  const people = sumOf(listed);
  const different = sumOf(names);
  return new Map(
    Object.entries(listed).map(([surname, count]) => [
      surname,
      (count / people + (names[surname] ?? 0) / different) / 2,
    ]),
  );
}

export function givenShares({ names, read }: NameCounts): Record<Position, ReadonlyMap<string, number>> {
  const anywhere = new Map<string, number>();
  for (const position of POSITIONS) {
    for (const character of Object.keys(read[position])) anywhere.set(character, 0);
    for (const [character, count] of Object.entries(names[position]))
      anywhere.set(character, (anywhere.get(character) ?? 0) + count);
  }
  const all = [...anywhere.values()].reduce((sum, count) => sum + count, 0);
  return byPosition((position) => {
    const damped = new Map(
      Object.entries(read[position]).map(([character, count]) => [character, Math.sqrt(count)]),
    );
    const print = [...damped.values()].reduce((sum, count) => sum + count, 0);
    const total = sumOf(names[position]) + NEVER * anywhere.size + READ + ANYWHERE;
    return new Map(
      [...anywhere].map(([character, count]) => {
        const weight =
          (names[position][character] ?? 0) +
          NEVER +
          (READ * (damped.get(character) ?? 0)) / print +
          (ANYWHERE * count) / all;
        return [character, weight / total];
      }),
    );
  });
}

function foreignCosts(counts: Counts): CostTable {
  const all = sumOf(counts);
  return costs(new Map(Object.entries(counts).map(([character, count]) => [character, count / all])));
}

/** By cost: the characters that cost it, in the order of their code points; what is longer stands behind them, after a space. */
function costs(shares: ReadonlyMap<string, number>): CostTable {
  const table: Record<string, string[]> = {};
  for (const [key, share] of shares) {
    const cost = String(Math.round(-10 * Math.log(share)));
    table[cost] ??= [];
    table[cost].push(key);
  }
  return Object.fromEntries(
    Object.entries(table).map(([cost, keys]) => {
      const short = keys.filter((key) => key.length === 1).sort();
      const long = keys.filter((key) => key.length > 1).sort();
      return [cost, [short.join(''), ...long].join(' ')];
    }),
  );
}

const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
