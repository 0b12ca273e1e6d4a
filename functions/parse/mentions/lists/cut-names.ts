import { type Range, rangeOf } from '../../text/range.ts';
import type { Draft } from './drafts.ts';
import type { Spacing } from './spacing.ts';

const LONGEST_NAME = 4;
/** How sure a name is that is told by the space around it alone. */
const BY_SPACE = 0.8;
/** How sure one is at most that has something unread right behind it. */
const BEFORE_UNREAD = 0.6;
const ENDS = /[，、；。）\s]/u;

/**
 * Puts right names behind which something stands that could not be read: between spaces, both together are the name
 * (a character that names hardly have); elsewhere nothing tells where the name ends, and it is unsure.
 */
export function withoutCuts(
  spacing: Spacing,
  drafts: readonly Draft[],
  unread: readonly Range[],
): { readonly drafts: readonly Draft[]; readonly unread: readonly Range[] } {
  if (unread.length === 0) return { drafts, unread };
  const byStart = new Map(unread.map((range) => [range.start, range]));
  const taken = new Set<Range>();
  const whole = drafts.map((draft): Draft => {
    const { name, probability } = draft;
    const rest = byStart.get(name.end);
    if (rest === undefined || isEnd(spacing, rest.start)) return draft;
    if (rest.end - name.start > LONGEST_NAME || !isSetApart(spacing, name.start, rest.end))
      return { ...draft, probability: Math.min(probability, BEFORE_UNREAD) };
    taken.add(rest);
    return { ...draft, name: rangeOf(name.start, rest.end), probability: Math.min(probability, BY_SPACE) };
  });
  return { drafts: whole, unread: unread.filter((range) => !taken.has(range)) };
}

/** Whether white space or a mark stands at a place. */
const isEnd = ({ reading, breakBefore }: Spacing, at: number): boolean =>
  breakBefore(at) > 0 || at >= reading.plain.length || ENDS.test(reading.plain.charAt(at));

const isSetApart = (spacing: Spacing, start: number, end: number): boolean =>
  (spacing.breakBefore(start) > 0 || ENDS.test(spacing.reading.plain.charAt(start - 1))) &&
  isEnd(spacing, end);
