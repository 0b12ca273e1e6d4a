import { oneOf } from './by-unit.ts';

/** Where a match can end, as it shows in the units around its end. */
export interface Ending {
  /** Every match ends with one of these units. */
  readonly last: Iterable<string>;
  /** The most characters of a match. */
  readonly longest: number;
  /** Whether a match can end at a place, after one of {@link last}. */
  readonly endsAt?: (text: string, at: number) => boolean;
}

const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/**
 * A regular expression for what begins nearly anywhere and ends rarely: a few characters of Chinese before a certain
 * word. It is tried only where an end is in reach, not at every character of a page.
 */
export class EndedPattern {
  readonly #expression: RegExp;
  readonly #isLast: (code: number) => boolean;
  readonly #longest: number;
  readonly #endsAt: (text: string, at: number) => boolean;

  /** @param source of the expression, which matches no empty string */
  constructor(source: string, { last, longest, endsAt = () => true }: Ending) {
    this.#expression = new RegExp(source, 'uy');
    this.#isLast = oneOf(last);
    this.#longest = longest;
    this.#endsAt = endsAt;
  }

  /** All matches, one after the other, as a search through the whole text would find them. */
  findAll(text: string): readonly RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    /** Before it nothing is looked for: it has been tried, or is in the last match. */
    let from = 0;
    for (let end = 1; end <= text.length; end++) {
      if (!this.#isLast(text.charCodeAt(end - 1)) || !this.#endsAt(text, end)) continue;
      for (let at = Math.max(from, this.#farthest(text, end)); at < end; at++) {
        from = at + 1;
        if (isSecondHalf(text.charCodeAt(at))) continue;
        this.#expression.lastIndex = at;
        const match = this.#expression.exec(text);
        if (match === null) continue;
        found.push(match);
        from = this.#expression.lastIndex;
        break;
      }
    }
    return found;
  }

  /** Where the longest match that ends at a place begins. */
  #farthest(text: string, end: number): number {
    let at = end;
    for (let count = 0; count < this.#longest && at > 0; count++) {
      at--;
      if (isSecondHalf(text.charCodeAt(at)) && at > 0) at--;
    }
    return at;
  }
}
