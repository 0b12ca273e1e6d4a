import type { Line } from '../landmarks/line.ts';
import type { Draft } from './draft.ts';

/** An item that is its heading and nothing else. */
const isBare = (draft: Draft): boolean => (draft.lines.at(-1)?.range.end ?? 0) - draft.heading.end <= 1;

/** An item whose last line announces a list. */
const announcesList = (draft: Draft): boolean =>
  draft.lines.length > 1 && /(?:：|如下。?)$/u.test(draft.lines.at(-1)?.plain ?? '');

/** For every item, where the run of numerals that rises by one from it ends. */
function runEnds(drafts: readonly Draft[]): number[] {
  const ends = drafts.map((_, i) => i);
  for (let i = drafts.length - 2; i >= 0; i--) {
    const next = drafts[i + 1]?.numeral;
    if (next !== undefined && next === (drafts[i]?.numeral ?? Number.NaN) + 1) ends[i] = ends[i + 1] ?? i + 1;
  }
  return ends;
}

/** Finds the first place after `after` where a numeral stands. */
function finder(drafts: readonly Draft[]): (numeral: number, after: number) => number | undefined {
  const places = new Map<number, number[]>();
  for (const [i, { numeral }] of drafts.entries()) {
    if (numeral === undefined) continue;
    const known = places.get(numeral);
    if (known === undefined) places.set(numeral, [i]);
    else known.push(i);
  }
  return (numeral, after) => {
    const own = places.get(numeral) ?? [];
    let low = 0;
    let high = own.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((own[middle] ?? 0) > after) high = middle;
      else low = middle + 1;
    }
    return own[low];
  };
}

/**
 * Puts right what numerals alone get wrong: a list of the agenda above the items themselves, which becomes `agenda`,
 * and a list with the same numerals inside one item, which becomes part of that item.
 */
export function settle(drafts: readonly Draft[]): { drafts: Draft[]; agenda: Line[] } {
  const ends = runEnds(drafts);
  const find = finder(drafts);
  const lastFull = drafts.findLastIndex((draft) => !isBare(draft));
  let kept: Draft[] = [];
  let allBare = true;
  const agenda: Line[] = [];
  const keep = (draft: Draft): void => {
    allBare &&= isBare(draft);
    kept.push(draft);
  };
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i];
    const last = kept.at(-1);
    if (draft === undefined) continue;
    if (last?.numeral === undefined || draft.numeral !== 1) {
      keep(draft);
    } else if (kept.length >= 2 && allBare && lastFull >= i) {
      agenda.push(...kept.flatMap((item) => item.lines));
      kept = [];
      keep(draft);
    } else {
      const announced = announcesList(last);
      // A list and the item after it may run on: 1, then 2 of the agenda; then the list is its first point only.
      const resumes =
        find(last.numeral + 1, ends[i] ?? i) ?? (announced ? find(last.numeral + 1, i) : undefined);
      const end = resumes ?? (announced ? drafts.length : i);
      if (end === i) keep(draft);
      for (const nested of drafts.slice(i, end)) last.lines.push(...nested.lines);
      i = Math.max(i, end - 1);
    }
  }
  return { drafts: kept, agenda };
}
