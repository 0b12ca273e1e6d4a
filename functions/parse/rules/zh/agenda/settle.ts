import { lowerBound } from '../../../text/search.ts';
import type { Section } from './headed.ts';

/** A section that is its heading and nothing else. */
const isBare = ({ lines, heading }: Section): boolean => (lines.at(-1)?.range.end ?? 0) - heading.end <= 1;

/** A section whose last line announces a list. */
const announcesList = ({ lines }: Section): boolean =>
  lines.length > 1 && /(?:：|如下。?)$/u.test(lines.at(-1)?.plain ?? '');

/** For every section, where the run of numerals that rises by one from it ends. */
function runEnds(sections: readonly Section[]): readonly number[] {
  const ends = sections.map((_, i) => i);
  for (let i = sections.length - 2; i >= 0; i--) {
    const next = sections[i + 1]?.numeral;
    if (next !== undefined && next === (sections[i]?.numeral ?? Number.NaN) + 1)
      ends[i] = ends[i + 1] ?? i + 1;
  }
  return ends;
}

/** Finds the first place behind a place where a numeral stands. */
function finder(sections: readonly Section[]): (numeral: number, behind: number) => number | undefined {
  const places = new Map<number, number[]>();
  for (const [i, { numeral }] of sections.entries()) {
    if (numeral === undefined) continue;
    const known = places.get(numeral);
    if (known === undefined) places.set(numeral, [i]);
    else known.push(i);
  }
  return (numeral, behind) => {
    const own = places.get(numeral) ?? [];
    return own[lowerBound(own, behind + 1)];
  };
}

/**
 * Puts right what numerals alone get wrong: a list of the agenda above the items themselves falls away, and a list with
 * the same numerals inside one item becomes part of that item.
 */
export function settle(sections: readonly Section[]): readonly Section[] {
  const ends = runEnds(sections);
  const find = finder(sections);
  const lastFull = sections.findLastIndex((section) => !isBare(section));
  let kept: Section[] = [];
  let allBare = true;
  const keep = (section: Section): void => {
    allBare &&= isBare(section);
    kept.push(section);
  };
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i];
    const last = kept.at(-1);
    if (section === undefined) continue;
    if (last?.numeral === undefined || section.numeral !== 1) {
      keep(section);
    } else if (kept.length >= 2 && allBare && lastFull >= i) {
      kept = [];
      keep(section);
    } else {
      const announced = announcesList(last);
      // A list and the item behind it may run on: 1, then 2 of the agenda; then the list is its first point only.
      const resumes =
        find(last.numeral + 1, ends[i] ?? i) ?? (announced ? find(last.numeral + 1, i) : undefined);
      const end = resumes ?? (announced ? sections.length : i);
      if (end === i) keep(section);
      for (const nested of sections.slice(i, end)) last.lines.push(...nested.lines);
      i = Math.max(i, end - 1);
    }
  }
  return kept;
}
