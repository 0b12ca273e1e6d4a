declare const ofReading: unique symbol;

/**
 * A half-open range of a reading's matching form, in UTF-16 units: the one kind of offset that the reader knows. It is
 * made by {@link rangeOf} alone, so that no pair of other numbers passes for one.
 */
export interface Range {
  readonly start: number;
  readonly end: number;
  readonly [ofReading]: true;
}

/** The range between two places of a reading. Empty where `end` does not lie behind `start`. */
export const rangeOf = (start: number, end: number): Range => ({ start, end: Math.max(start, end) }) as Range;

export const lengthOf = ({ start, end }: Range): number => end - start;
export const isEmpty = ({ start, end }: Range): boolean => end <= start;
export const covers = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
export const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end;
/** From the first of both to the last of both. */
export const joined = (one: Range, other: Range): Range =>
  rangeOf(Math.min(one.start, other.start), Math.max(one.end, other.end));
