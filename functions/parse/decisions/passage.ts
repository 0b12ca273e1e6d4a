import verbs from '../data/decision-verbs.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { anyOf } from './lexicon.ts';
import { mask } from './mask.ts';

/** A text to take apart: its words, and the same with what is bracketed or quoted hidden. */
export interface Passage {
  readonly plain: string;
  readonly masked: string;
  /** Where something stands that may be a disposing verb, in rising order. */
  readonly verbs: readonly number[];
}

/** Every word with which a disposing verb of `acts.ts` begins; 待 and 再 begin those that are whole phrases. */
const VERB_START = new RegExp(
  anyOf([...verbs.approve, ...verbs.reject, ...verbs.defer, ...verbs.determine, '待', '再', '重新', '下次']),
  'gu',
);

/** Prepares a text. Linear in its length. */
export function passageOf(plain: string): Passage {
  const masked = mask(plain);
  return { plain, masked, verbs: Array.from(masked.matchAll(VERB_START), ({ index }) => index) };
}

/** True when something that may be a disposing verb stands in a range. */
export function mayDispose({ verbs: places }: Passage, range: Range): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? Number.POSITIVE_INFINITY) < range.end;
}
