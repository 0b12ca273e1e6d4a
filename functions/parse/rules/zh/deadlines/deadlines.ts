import type { Sentence } from '../../../clauses/passage.ts';
import { RuleBook, type Tracer } from '../../../grammar/rule.ts';
import { surfaceOf } from '../../../grammar/surface.ts';
import type { Range } from '../../../text/range.ts';
import type { DeadlineFact } from '../../facts.ts';
import { firstLimit, isSeenByLimits } from '../../limits.ts';
import { lexicon } from '../lexicon.ts';
import { labelledLimitRules, limitRules } from './limits.ts';

export const deadlineRules = [...limitRules, ...labelledLimitRules];

const limits = new RuleBook(limitRules, lexicon);
const labelled = new RuleBook(labelledLimitRules, lexicon);

/** What of a sentence says where it stands, and in which words. */
type Stretch = Pick<Sentence, 'surface' | 'range'>;

/** The time limit that a stretch of a sentence states; see {@link firstLimit}. */
export function deadlineIn(
  plain: string,
  { surface, range: whole }: Stretch,
  range: Range,
  heldOn: string | undefined,
  tracer?: Tracer,
): DeadlineFact | undefined {
  const words = plain.slice(range.start, range.end);
  if (!limits.mayMatchIn(words) && !labelled.mayMatchIn(words)) return undefined;
  const dates = surface.derive(limits, () =>
    surfaceOf(plain, whole, surface.mentions.filter(isSeenByLimits)),
  );
  return firstLimit([labelled, limits], plain, dates, range, heldOn, tracer);
}

/** Whether a stretch of a sentence is nothing but a time limit. */
export const isDeadline = (plain: string, sentence: Stretch, range: Range): boolean => {
  const found = deadlineIn(plain, sentence, range, undefined);
  return found?.range.start === range.start && found.range.end === range.end;
};
