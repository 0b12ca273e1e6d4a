/**
 * Forms in which two texts are compared. White space, width of characters and punctuation vary freely between a
 * page and what a reader writes down, so they do not count; nothing else is forgiven.
 */

/** Compatibility-normalised, without white space, control and format characters. */
export function normal(text: string | null | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
}

/** {@link normal} without punctuation. */
export function bare(text: string | null | undefined): string {
  return normal(text).replace(/[《》“”"'、，,。.:：;；（）()〔〕[\]—–-]/gu, '');
}

/** Whether one of two comparable texts stands in the other; an empty one stands in nothing. */
export function overlap(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

/** The day of a date or of a time. */
export const dayOf = (time: string | null | undefined): string => (time ?? '').slice(0, 10);

const listed = (text: string | null | undefined): Set<string> =>
  new Set(
    (text ?? '')
      .split(/[、，,;；]/u)
      .map(bare)
      .filter((part) => part !== ''),
  );

/** Whether two lists, written with 、 between their parts, have the same parts in any order. */
export function sameList(one: string | null | undefined, other: string | null | undefined): boolean {
  const [a, b] = [listed(one), listed(other)];
  return a.size === b.size && [...a].every((part) => b.has(part));
}
