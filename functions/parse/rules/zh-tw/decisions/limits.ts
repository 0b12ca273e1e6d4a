import type { Passage } from '../../../clauses/passage.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { DeadlineFact } from '../../facts.ts';
import { limitIn } from '../days.ts';

/** The time limit in a stretch. */
export function limitOf(
  { reading: { plain } }: Passage,
  range: Range,
  heldOn: string | undefined,
): DeadlineFact | undefined {
  const limit = limitIn(plain.slice(range.start, range.end), heldOn);
  return (
    limit && {
      rule: 'deadline/tw-limit',
      range: rangeOf(range.start + limit.from, range.start + limit.to),
      date: limit.day,
    }
  );
}
