import type { Decision } from '../../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../../shared/head.ts';

export const KINDS: readonly Decision['kind'][] = [
  'approve',
  'approve-in-principle',
  'determine',
  'assign',
  'defer',
  'reject',
];

export type KindCounts = Readonly<Record<Decision['kind'], number>>;

export interface Month {
  /** `2024-06` */
  readonly month: string;
  /** Held in it. */
  readonly meetings: number;
  readonly counts: KindCounts;
  readonly total: number;
}

/** Months that a chart has room for. */
const MOST_MONTHS = 36;

/**
 * Decisions by the month in which they were taken, ascending, every month between the first and the last: those without
 * a meeting, too. Only the newest three years of them.
 */
export function decisionsByMonth(documents: readonly MinutesFacts[]): Month[] {
  const found = new Map<string, Record<Decision['kind'], number>>();
  const meetings = new Map<string, number>();
  for (const { heldOn, decisions } of documents) {
    if (heldOn === undefined) continue;
    const month = heldOn.slice(0, 7);
    const counts = found.get(month) ?? noDecisions();
    for (const { kind } of decisions) counts[kind] += 1;
    found.set(month, counts);
    meetings.set(month, (meetings.get(month) ?? 0) + 1);
  }
  const known = [...found.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthsBetween(first, last)
    .slice(-MOST_MONTHS)
    .map((month) => {
      const counts = found.get(month) ?? noDecisions();
      const total = KINDS.reduce((sum, kind) => sum + counts[kind], 0);
      return { month, meetings: meetings.get(month) ?? 0, counts, total };
    });
}

const noDecisions = (): Record<Decision['kind'], number> => ({
  approve: 0,
  'approve-in-principle': 0,
  determine: 0,
  assign: 0,
  defer: 0,
  reject: 0,
});

const MONTHS_A_YEAR = 12;

/** Both ends included. */
function monthsBetween(first: string, last: string): string[] {
  const numberOf = (month: string) => Number(month.slice(0, 4)) * MONTHS_A_YEAR + Number(month.slice(5)) - 1;
  const from = numberOf(first);
  return Array.from({ length: numberOf(last) - from + 1 }, (_, index) => {
    const number = from + index;
    const month = String((number % MONTHS_A_YEAR) + 1).padStart(2, '0');
    return `${String(Math.floor(number / MONTHS_A_YEAR)).padStart(4, '0')}-${month}`;
  });
}
