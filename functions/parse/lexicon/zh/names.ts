/** By cost (the negative natural logarithm of a probability, in tenths): the characters; what is longer stands alone. */
export type CostTable = Readonly<Record<string, string>>;

/** The committed table, as `npm run lexicon` writes it. */
export interface NameTable {
  readonly surnames: CostTable;
  /** Given names of one character, and the first and the second of two. */
  readonly given: Readonly<Record<'single' | 'first' | 'second', CostTable>>;
  /** Characters of names of other languages: those that begin a part of a name, and those of any place. */
  readonly foreign: Readonly<Record<'first' | 'any', CostTable>>;
  /** The share of given names that have one character. */
  readonly single: number;
}
