// Words that tell which expressions are worth asking of a piece of text.

import type { Range } from '../reading.ts';

const UNITS = 0x1_0000;
/** Kinds of cues are told as bits. */
const MOST_KINDS = 31;

/** Numbers of units, in the order in which they come, from 1 on; 0 for all others. */
class Numbering {
  readonly numbers = new Uint8Array(UNITS);
  #last = 0;

  add(code: number): number {
    const number = this.numbers[code] ?? 0;
    if (number > 0) return number;
    if (this.#last === MOST_NUMBERS) throw new RangeError('The words of cues have too many different units.');
    this.numbers[code] = ++this.#last;
    return this.#last;
  }
}
const MOST_NUMBERS = 0xff;

const firsts = new Numbering();
const seconds = new Numbering();
/** The kinds of the words that begin with two units, by the number of the first and that of the second. */
const kindsOf = new Int32Array((MOST_NUMBERS + 1) ** 2);
const indexOf = (first: number, second: number): number => (first << 8) | second;

let known = 0;

function add(word: string, kind: number): void {
  const first = firsts.add(word.charCodeAt(0));
  const second = word.length === 1 ? undefined : seconds.add(word.charCodeAt(1));
  for (let other = second ?? 0; other <= (second ?? MOST_NUMBERS); other++) {
    const index = indexOf(first, other);
    kindsOf[index] = (kindsOf[index] ?? 0) | kind;
  }
}

/**
 * Makes a kind of cue: a bit that {@link cuesIn} gives for every range in which one of the words begins. Of a word only
 * the first two units count, so that the bit may also stand for no word of the kind; it is never missing where one
 * stands. To be made where a module is loaded, before any text is read.
 */
export function cue(words: Iterable<string>): number {
  if (known === MOST_KINDS) throw new RangeError(`There are no more than ${MOST_KINDS} kinds of cues.`);
  const kind = 1 << known++;
  for (const word of words) add(word, kind);
  return kind;
}

/** Where in a text cues stand, in rising order, and of which kinds each is. */
export interface Cues {
  readonly places: Int32Array;
  readonly kinds: Int32Array;
}

/** Where the cues of a text are gathered: one text after the other. */
let placesFound = new Int32Array(4096);
let kindsFound = new Int32Array(4096);

/** Finds the cues of a text, once for all that ask for them. Linear in its length. */
export function findCues(text: string): Cues {
  if (placesFound.length < text.length) {
    placesFound = new Int32Array(2 * text.length);
    kindsFound = new Int32Array(2 * text.length);
  }
  const places = placesFound;
  const kinds = kindsFound;
  let length = 0;
  const begins = firsts.numbers;
  const goesOn = seconds.numbers;
  for (let at = 0; at < text.length; at++) {
    const first = begins[text.charCodeAt(at)] ?? 0;
    if (first === 0) continue;
    const second = at + 1 < text.length ? (goesOn[text.charCodeAt(at + 1)] ?? 0) : 0;
    const here = kindsOf[indexOf(first, second)] ?? 0;
    if (here === 0) continue;
    places[length] = at;
    kinds[length++] = here;
  }
  return { places: places.slice(0, length), kinds: kinds.slice(0, length) };
}

/** The first cue at a place or behind it: its number in the lists. */
function firstFrom({ places }: Cues, start: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The kinds of cues that stand in a range, as bits. */
export function cuesIn({ cues }: { readonly cues: Cues }, start: number, end: number): number {
  const { places, kinds } = cues;
  let found = 0;
  for (let i = firstFrom(cues, start); i < places.length && (places[i] ?? end) < end; i++)
    found |= kinds[i] ?? 0;
  return found;
}

/** The places in a range where cues of a kind stand, in rising order. */
export function placesOf(cues: Cues, kind: number, { start, end }: Range): number[] {
  const found: number[] = [];
  for (let i = firstFrom(cues, start); i < cues.places.length; i++) {
    const place = cues.places[i] ?? end;
    if (place >= end) break;
    if (((cues.kinds[i] ?? 0) & kind) !== 0) found.push(place);
  }
  return found;
}

const expressions: CuedExpression[] = [];

/** All that were made, so that a test can hold their words against them. */
export const cuedExpressions: readonly CuedExpression[] = expressions;

/**
 * An expression that is asked only where one of its words stands. It costs as much as a look at a hundred characters
 * before it looks at any, and most clauses hold none of its words.
 */
export class CuedExpression {
  readonly pattern: RegExp;
  readonly cue: number;

  /** @param words of which every match holds one whole */
  constructor(pattern: RegExp, words: Iterable<string>) {
    this.pattern = pattern;
    this.cue = cue(words);
    expressions.push(this);
  }

  /** @param cues those of the range that the text is taken from */
  test(text: string, cues: number): boolean {
    return (cues & this.cue) !== 0 && this.pattern.test(text);
  }

  /** As {@link test}. */
  exec(text: string, cues: number): RegExpExecArray | null {
    return (cues & this.cue) === 0 ? null : this.pattern.exec(text);
  }
}
