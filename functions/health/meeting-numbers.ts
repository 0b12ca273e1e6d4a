import type { Gap } from '../../schemas/generated/status.ts';
import { groupBy } from './group.ts';
import { inRuns, missingBetween } from './runs.ts';

/** A meeting by its number: 第17次常务会议 of 2023. */
export interface NumberedMeeting {
  readonly series: string;
  /** The year in which it was held. */
  readonly year: number;
  readonly number: number;
}

/** A new count may begin with the number 3: its first minutes are not always published. */
const LATEST_BEGINNING = 3;
/** A number this far above the last one does not go on counting from it; it is more likely a mistake. */
const LONGEST_LEAP = 60;
/** Where a new term begins in the middle of a year, its numbers and those of the old one lie this far apart at least. */
const LEAST_APART = 10;
/** Share of a stretch of numbers that is there, in a count that deserves the name. */
const DENSE = 0.5;

/** Numbers that were given without beginning anew. */
interface Sequence {
  readonly years: [first: number, last: number];
  readonly numbers: Set<number>;
}

/** Numbers that are missing in one sequence. */
export interface Holes {
  readonly series: string;
  readonly years: readonly [first: number, last: number];
  readonly missing: readonly number[];
  /** How many are there. */
  readonly there: number;
}

/**
 * The numbers that are missing, per kind of meeting and sequence. Some governments count anew each year, others through
 * a term of office, over several years and with a new count in the middle of one: which it is shows in the numbers.
 * Before the first number that is known nothing counts as missing, because the history may begin there.
 */
export function holesIn(meetings: readonly NumberedMeeting[]): Holes[] {
  const bySeries = groupBy(meetings, (meeting) => meeting.series);
  return [...bySeries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([series, all]) =>
      sequencesOf(all).flatMap(({ years, numbers }, i): Holes[] => {
        const from = i === 0 ? Math.min(...numbers) : 1;
        const missing = missingBetween(from, Math.max(...numbers), numbers);
        return missing.length === 0 ? [] : [{ series, years, missing, there: numbers.size }];
      }),
    );
}

/** The missing numbers of a sequence, as they are published. */
export const gapOf = ({ series, years: [first, last], missing, there }: Holes): Gap => ({
  of: 'meeting-number',
  series,
  sequence: first === last ? `${first}` : `${first}–${last}`,
  missing: inRuns(missing),
  count: missing.length,
  ...(missing.length > there && { partial: true }),
});

/** Sequences in the order of time. */
function sequencesOf(meetings: readonly NumberedMeeting[]): Sequence[] {
  const years = [...groupBy(meetings, ({ year }) => year)].sort(([a], [b]) => a - b);
  const sequences: Sequence[] = [];
  for (const [year, held] of years) {
    const current = sequences.at(-1);
    const last = current === undefined ? undefined : Math.max(...current.numbers);
    const numbers = [...new Set(held.map(({ number }) => number))].sort((a, b) => a - b);
    const { oldTerm, newTerm } = termsOf(numbers, last);
    if (current !== undefined && goesOn(oldTerm, last)) {
      for (const number of oldTerm) current.numbers.add(number);
      current.years[1] = year;
    } else sequences.push({ years: [year, year], numbers: new Set(oldTerm) });
    if (newTerm.length > 0) sequences.push({ years: [year, year], numbers: new Set(newTerm) });
  }
  return sequences;
}

/** Whether numbers go on counting from the last one of the years before, instead of beginning anew. */
function goesOn([first = 0]: readonly number[], last: number | undefined): boolean {
  return last !== undefined && first > last && first > LATEST_BEGINNING && first - last <= LONGEST_LEAP;
}

/**
 * Parts the numbers of a year in which a new term began: 98–105 of the old one, then 1–12. They lie apart, the new
 * ones begin at the beginning, and both are counts without many holes; the old ones go on from the year before, or are
 * high where that is not known. Else all of them are taken for one count.
 */
function termsOf(
  numbers: readonly number[],
  last: number | undefined,
): { readonly oldTerm: readonly number[]; readonly newTerm: readonly number[] } {
  let split = 0;
  for (let i = 1; i < numbers.length; i++) {
    if (leapBefore(numbers, i) > leapBefore(numbers, split)) split = i;
  }
  const [below, above] = [numbers.slice(0, split), numbers.slice(split)];
  const apart =
    leapBefore(numbers, split) >= LEAST_APART &&
    (below[0] ?? Number.POSITIVE_INFINITY) <= LATEST_BEGINNING &&
    density(below) >= DENSE &&
    density(above) >= DENSE &&
    (last === undefined ? (above[0] ?? 0) > LONGEST_LEAP : goesOn(above, last));
  return apart ? { oldTerm: above, newTerm: below } : { oldTerm: numbers, newTerm: [] };
}

function leapBefore(numbers: readonly number[], i: number): number {
  const [before, here] = [numbers[i - 1], numbers[i]];
  return before === undefined || here === undefined ? 0 : here - before;
}

const density = (numbers: readonly number[]): number =>
  numbers.length / ((numbers.at(-1) ?? 0) - (numbers[0] ?? 0) + 1);
