/**
 * Seeded random choices. The same seed gives the same sequence on every machine: an `sfc32` generator
 * (C. Doty-Humphrey, PractRand), seeded through a 32-bit FNV-1a hash of the seed's text.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  readonly seed: string;

  constructor(seed: string | number) {
    this.seed = String(seed);
    this.#a = hash(`${this.seed}/a`);
    this.#b = hash(`${this.seed}/b`);
    this.#c = hash(`${this.seed}/c`);
    for (let i = 0; i < 12; i++) this.#next();
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** A generator of its own for one part, so that a change in one part leaves the others as they are. */
  fork(part: string): Random {
    return new Random(`${this.seed}/${part}`);
  }

  /** From 0 to below 1. */
  fraction(): number {
    return this.#next() / 0x1_0000_0000;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of the choices; throws RangeError when there are none. */
  pick<T>(choices: readonly T[]): T {
    const index = this.int(0, choices.length - 1);
    if (index < 0 || index >= choices.length) throw new RangeError('nothing to pick from');
    return choices[index] as T;
  }

  /** One of the choices, each as likely as its weight; throws RangeError when there are none. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let at = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      at -= weight;
      if (at < 0) return choice;
    }
    return this.pick(choices)[0];
  }

  shuffle<T>(values: readonly T[]): T[] {
    const out = [...values];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  }

  /** Up to `count` different ones of the values, in random order. */
  sample<T>(values: readonly T[], count: number): T[] {
    return this.shuffle(values).slice(0, count);
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
