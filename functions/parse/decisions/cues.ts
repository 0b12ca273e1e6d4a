// Words that tell which expressions are worth asking of a piece of text.

import { byUnit } from '../by-unit.ts';
import type { Range } from '../reading.ts';

/** Kinds of cues are told as bits. */
const MOST_KINDS = 31;
/** Units of words are told as numbers of eight bits; 0 stands for all others. */
const MOST_UNITS = 0xfe;
const SECOND = 0xff;

/** The units with which words begin, and those that come second in one, in the order in which they come. */
const firsts: string[] = [];
const seconds: string[] = [];
/** The kinds of the words that begin with two units, by the number of the first and that of the second. */
const kindsOf = new Int32Array((SECOND + 1) ** 2);
/** The number of a unit as the first of a word, and that as the second. */
const numbersOf = byUnit((unit) => ((firsts.indexOf(unit) + 1) << 8) | (seconds.indexOf(unit) + 1));

let known = 0;
/** From then on the numbers of units are fixed. */
let begun = false;

function numberIn(units: string[], unit: string): number {
  const at = units.indexOf(unit);
  if (at >= 0) return at + 1;
  if (units.length === MOST_UNITS) throw new RangeError('The words of cues have too many different units.');
  return units.push(unit);
}

function add(word: string, kind: number): void {
  const first = numberIn(firsts, word.charAt(0));
  const second = word.length === 1 ? undefined : numberIn(seconds, word.charAt(1));
  for (let other = second ?? 0; other <= (second ?? SECOND); other++) {
    const index = (first << 8) | other;
    kindsOf[index] = (kindsOf[index] ?? 0) | kind;
  }
}

/**
 * Makes a kind of cue: a bit that {@link cuesIn} gives for every range in which one of the words begins. Of a word only
 * the first two units count, so that the bit may also stand for no word of the kind; it is never missing where one
 * stands. To be made where a module is loaded, before any text is read.
 */
export function cue(words: Iterable<string>): number {
  if (begun || known === MOST_KINDS)
    throw new RangeError('Cues are made beforehand, and no more than 31 kinds.');
  const kind = 1 << known++;
  for (const word of words) add(word, kind);
  return kind;
}

/** Units of a text for which it is kept which cue is the first from there on. */
const STEP = 16;

/** Where in a text cues stand, in rising order, and of which kinds each is. */
export class Cues {
  readonly places: number[] = [];
  readonly kinds: number[] = [];
  /** By {@link STEP} units: how many cues stand before. */
  readonly before: number[] = [];

  /** Finds those of a text, once for all that ask for them. Linear in its length. */
  constructor(text: string) {
    begun = true;
    let last = 0;
    for (let at = 0; at < text.length; at++) {
      const numbers = numbersOf(text.charCodeAt(at));
      if (last > SECOND) this.#add(at - 1, (last & ~SECOND) | (numbers & SECOND));
      last = numbers;
    }
    if (last > SECOND) this.#add(text.length - 1, last & ~SECOND);
    this.#fillUpTo(text.length);
  }

  #add(place: number, index: number): void {
    const kinds = kindsOf[index] ?? 0;
    if (kinds === 0) return;
    this.#fillUpTo(place);
    this.places.push(place);
    this.kinds.push(kinds);
  }

  #fillUpTo(place: number): void {
    while (this.before.length * STEP <= place) this.before.push(this.places.length);
  }
}

/** The first cue at a place or behind it: its number in the lists. */
function firstFrom({ places, before }: Cues, start: number): number {
  let i = before[Math.floor(start / STEP)] ?? places.length;
  while (i < places.length && (places[i] ?? start) < start) i++;
  return i;
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
 * before it looks at any, and most clauses hold none of its words. Nothing is lost: where no cue of a word stands, the
 * word stands neither, and so no match.
 */
export class CuedExpression {
  readonly pattern: RegExp;
  readonly cue: number;

  /** @param kinds of cues, of which every match of the pattern holds one whole word */
  constructor(pattern: RegExp, kinds: number) {
    this.pattern = pattern;
    this.cue = kinds;
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
