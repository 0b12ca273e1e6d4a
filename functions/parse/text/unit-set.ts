const BITS = 32;

/** A set of UTF-16 units, asked by their codes: no string is made of each character of a text to look it up. */
export class UnitSet {
  // Signed: a number of more than 31 bits is put into a box by code that is not yet optimised.
  readonly #words = new Int32Array(0x10000 / BITS);

  /** @param units each a string of one unit; longer ones are never met as a unit, and left out */
  constructor(units: Iterable<string>) {
    for (const unit of units) {
      const code = unit.charCodeAt(0);
      if (unit.length === 1) this.#words[code >> 5] = (this.#words[code >> 5] ?? 0) | (1 << (code & 31));
    }
  }

  has(code: number): boolean {
    return (((this.#words[code >> 5] ?? 0) >> (code & 31)) & 1) === 1;
  }

  /** Whether a unit of the set stands at a place of a text. */
  isAt(text: string, at: number): boolean {
    return at >= 0 && at < text.length && this.has(text.charCodeAt(at));
  }
}
