import type { Source } from '../../../schemas/generated/source.ts';
import { Known } from './known.ts';
import { ownAreaOf } from './threads.ts';

/** What is known of a government beforehand. */
export interface Acquaintance {
  readonly organizations: Known;
  /** People. */
  readonly roster: Known;
  /** Its areas, as its names end in them: 青屿区. */
  readonly areas: readonly string[];
}

function areasOf(bodies: readonly (string | undefined)[]): string[] {
  const areas: string[] = [];
  for (const body of bodies) {
    const area = body === undefined ? undefined : ownAreaOf(body);
    if (area !== undefined) areas.push(area);
  }
  return areas;
}

const acquaintanceOf = (source: Source | undefined): Acquaintance => ({
  organizations: new Known((source?.organizations ?? []).filter(({ length }) => length >= 2)),
  roster: new Known(source?.roster ?? []),
  areas: areasOf([...(source?.bodies ?? []), source?.name]),
});

const NOBODY = acquaintanceOf(undefined);
/** A source has thousands of pages, and says the same of each. */
const remembered = new WeakMap<Source, Acquaintance>();

function ofSource(source: Source): Acquaintance {
  const known = remembered.get(source) ?? acquaintanceOf(source);
  remembered.set(source, known);
  return known;
}

/** What is known when a page is read. `body`: who met, as the page says; `present`: names of people who attended. */
export function acquaintance(
  source: Source | undefined,
  body: string | undefined,
  present: readonly string[],
): Acquaintance {
  const known = source === undefined ? NOBODY : ofSource(source);
  return {
    organizations: known.organizations,
    roster: new Known(present, known.roster),
    areas: areasOf([body]).concat(known.areas),
  };
}
