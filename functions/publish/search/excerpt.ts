// A stretch of a text around what was found in it, with that marked.
import type { Folded } from './fold.ts';

/** A piece of an excerpt. */
export interface Part {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Characters in front of the first mark, and in all. */
const BEFORE = 24;
const LENGTH = 96;

/** The ranges in the original of what the patterns find in its folded form, ascending, apart from each other. */
export function marksIn(
  text: string,
  { text: folded, from }: Folded,
  patterns: readonly (RegExp | undefined)[],
) {
  const ranges: [number, number][] = [];
  for (const pattern of patterns) {
    if (pattern === undefined) continue;
    for (const match of folded.matchAll(pattern)) {
      if (match[0] === '') continue;
      const last = from[match.index + match[0].length - 1] ?? 0;
      ranges.push([from[match.index] ?? 0, last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)]);
    }
  }
  ranges.sort((one, other) => one[0] - other[0]);
  const apart: [number, number][] = [];
  for (const range of ranges) {
    const before = apart.at(-1);
    if (before === undefined || range[0] > before[1]) apart.push(range);
    else before[1] = Math.max(before[1], range[1]);
  }
  return apart;
}

/** The excerpt; the whole text where that is not longer. */
export function excerptOf(
  text: string,
  marks: readonly (readonly [number, number])[],
  length = LENGTH,
): Part[] {
  const [first] = marks;
  const isShort = text.length <= length;
  const latest = text.length - length;
  const start =
    isShort || first === undefined ? 0 : whole(text, Math.max(0, Math.min(first[0] - BEFORE, latest)));
  const end = isShort ? text.length : whole(text, start + length);
  const parts: Part[] = [];
  const add = (from: number, to: number, isMarked: boolean) => {
    if (to > from) parts.push({ text: text.slice(from, to), isMarked });
  };
  if (start > 0) parts.push({ text: '…', isMarked: false });
  let at = start;
  for (const [from, to] of marks) {
    if (from >= end) break;
    add(at, Math.max(from, start), false);
    add(Math.max(from, start), Math.min(to, end), true);
    at = Math.max(at, Math.min(to, end));
  }
  add(at, end, false);
  if (end < text.length) parts.push({ text: '…', isMarked: false });
  return parts;
}

/** Never between the halves of a surrogate pair. */
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at);
