import givenNames from './data/given-names.json' with { type: 'json' };
import surnames from './data/surnames.json' with { type: 'json' };
import type { Random } from './random.ts';

const single = weighted(surnames.single);
const compound = weighted(surnames.compound);

function weighted(rows: readonly (readonly (string | number)[])[]): (readonly [string, number])[] {
  return rows.map(([surname, weight]) => [String(surname), Number(weight)]);
}

/** How names of people may look: `han` alone where a layout could not be read with longer names by anybody. */
export type NameStyle = 'han' | 'any';

function hanName(random: Random): string {
  const surname = random.chance(0.015) ? random.weighted(compound) : random.weighted(single);
  if (random.chance(0.22)) return surname + random.pick(givenNames.single);
  const first = random.pick(givenNames.first);
  const second = random.chance(0.04) ? first : random.pick(givenNames.second);
  return surname + first + second;
}

function minorityName(random: Random): string {
  const { uyghur, tibetan, mongol, yi } = givenNames.minority;
  return random.weighted<() => string>([
    [() => `${random.pick(uyghur.given)}·${random.pick(uyghur.father)}`, 4],
    [() => random.pick(tibetan.first) + random.pick(tibetan.second), 3],
    [() => random.pick(mongol), 2],
    [() => random.pick(yi), 1],
  ])();
}

/** Invents the names of the people of one government, no two alike and none contained in another. */
export function inventNames(random: Random, count: number, style: NameStyle): string[] {
  const names: string[] = [];
  for (let tries = 0; names.length < count && tries < count * 40; tries++) {
    const name = style === 'any' && random.chance(0.03) ? minorityName(random) : hanName(random);
    if (!names.some((other) => other.includes(name) || name.includes(other))) names.push(name);
  }
  return names;
}
