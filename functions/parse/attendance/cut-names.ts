import type { Flow } from './flow.ts';
import type { Stretch } from './labels.ts';
import type { Draft } from './people.ts';

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
  flow: Flow,
  drafts: readonly Draft[],
  unread: readonly Stretch[],
): { drafts: readonly Draft[]; unread: readonly Stretch[] } {
  if (unread.length === 0) return { drafts, unread };
  const byStart = new Map(unread.map((stretch) => [stretch.start, stretch]));
  const taken = new Set<Stretch>();
  const whole = drafts.map((draft): Draft => {
    const { name, probability } = draft;
    const rest = byStart.get(name.end);
    if (rest === undefined || !stands(flow, rest.start)) return draft;
    if (rest.end - name.start > LONGEST_NAME || !isSetApart(flow, { start: name.start, end: rest.end }))
      return { ...draft, probability: Math.min(probability, BEFORE_UNREAD) };
    taken.add(rest);
    return {
      ...draft,
      name: { start: name.start, end: rest.end },
      probability: Math.min(probability, BY_SPACE),
    };
  });
  return { drafts: whole, unread: unread.filter((stretch) => !taken.has(stretch)) };
}

/** Right behind what stands before, and a word itself. */
const stands = ({ text, breaks }: Flow, at: number): boolean =>
  (breaks[at] ?? 0) === 0 && !ENDS.test(text[at] ?? '');

const isSetApart = ({ text, breaks }: Flow, { start, end }: Stretch): boolean =>
  ((breaks[start] ?? 0) > 0 || ENDS.test(text[start - 1] ?? '')) &&
  (end >= text.length || (breaks[end] ?? 0) > 0 || ENDS.test(text[end] ?? ''));
