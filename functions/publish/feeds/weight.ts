import type { FeedName } from '../addresses.ts';
import type { FeedEntry } from './feed.ts';

/** What every item says of its meeting. */
const OF_MEETING = 1_500;
/** Of each part of a meeting in its item: addresses, the line of its content. */
const OF_DECISION = 350;
const OF_ITEM = 60;
const OF_PERSON = 60;
const BYTES_A_CHARACTER = 3;
/** A name with its quotes, a number. */
const BYTES_A_VALUE = 12;
/** The longest that an item gives of a sentence, and of any other value. */
const SENTENCE = 4_000;
const VALUE = 2_000;

/**
 * About how many bytes an item takes in its largest format, without rendering it: rather more than less. Pages are cut by
 * it, so that an archive of thousands of items is cut without rendering them.
 */
export function weightOf(feed: FeedName, { meeting: { document }, decision }: FeedEntry): number {
  if (decision !== undefined) {
    const heading = document.items.find(({ number }) => number === decision.item)?.heading ?? '';
    const { length } = decision.text;
    const text = BYTES_A_CHARACTER * (Math.min(length, SENTENCE) + Math.min(length, VALUE));
    return OF_MEETING + text + 1.5 * weigh({ ...decision, text: '' }) + weigh(heading);
  }
  if (feed === 'attendance')
    return (
      OF_MEETING +
      document.attendance.reduce((sum, entry) => sum + OF_PERSON + weigh({ ...entry, asPublished: null }), 0)
    );
  const items = document.items.reduce((sum, { heading }) => sum + OF_ITEM + weigh(heading), 0);
  const decisions = document.decisions.reduce(
    (sum, one) => sum + OF_DECISION + 1.5 * weigh({ ...one, text: '' }),
    0,
  );
  return OF_MEETING + items + decisions;
}

function weigh(value: unknown): number {
  if (typeof value === 'string')
    return BYTES_A_VALUE + Math.min(Buffer.byteLength(value), BYTES_A_CHARACTER * VALUE);
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + weigh(one), 0);
  if (typeof value !== 'object' || value === null) return BYTES_A_VALUE;
  return Object.values(value).reduce((sum: number, one) => sum + weigh(one), 0);
}
