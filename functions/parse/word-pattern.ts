import { byUnit } from './by-unit.ts';

/**
 * A regular expression that is tried at every place of a text, where most places are ruled out by one look at the unit
 * there: an expression that fails costs as much as fifty such looks.
 */
export class WordPattern {
  readonly source: string;
  readonly #expression: RegExp;
  readonly #begins: (code: number) => number;

  /**
   * @param source of the expression, which matches no empty string
   * @param beginnings words or units of which every match begins with the first unit of one
   */
  constructor(source: string, beginnings: readonly string[]) {
    this.source = source;
    this.#expression = new RegExp(source, 'uy');
    const units = new Set(beginnings.map((word) => word.charAt(0)));
    this.#begins = byUnit((unit) => (units.has(unit) ? 1 : 0));
  }

  /** Whether a match can begin with a unit. */
  canBegin(unit: number): boolean {
    return this.#begins(unit) === 1;
  }

  matchAt(text: string, at: number): RegExpExecArray | null {
    if (this.#begins(text.charCodeAt(at)) === 0) return null;
    this.#expression.lastIndex = at;
    return this.#expression.exec(text);
  }

  /** Length of the match at a place; 0 where there is none. */
  lengthAt(text: string, at: number): number {
    if (this.#begins(text.charCodeAt(at)) === 0) return 0;
    this.#expression.lastIndex = at;
    return this.#expression.test(text) ? this.#expression.lastIndex - at : 0;
  }
}

/** Which of some patterns can begin with a unit, as bits in their order: one look for all of them. */
export const beginningsOf = (patterns: readonly WordPattern[]): ((code: number) => number) =>
  byUnit((unit) =>
    patterns.reduce(
      (bits, pattern, index) => (pattern.canBegin(unit.charCodeAt(0)) ? bits | (1 << index) : bits),
      0,
    ),
  );
