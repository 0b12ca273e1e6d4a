import type { Span } from '../../../schemas/generated/minutes.ts';
import { characterTest } from '../by-unit.ts';
import { type Range, type Reading, textOf } from '../reading.ts';

/** The text that is published, and where the parts of the reading stand in it. */
export interface TidyText {
  readonly text: string;
  /** Where a range of the reading's `plain` stands. */
  spanOf(range: Range): Span;
  /** Where a span of the reading's `text` stands. */
  moved(span: Span): Span;
}

const isLatin = characterTest(/[A-Za-z]/u);
const isDigit = characterTest(/\d/u);
const isPunctuation = characterTest(/\p{P}/u);
/** Gaps from here on separate: columns of a table, names of a list. */
const WIDE = 4;

/** The white space that is kept of the gap before a unit. */
function separator(reading: Reading, index: number, gap: number, inList: boolean): string {
  const before = reading.plain[index - 1] ?? '\n';
  if (before === '\n') return '';
  const unit = reading.plain[index] ?? '';
  if (isLatin(before) && isLatin(unit)) return ' ';
  if (inList) return '\u3000';
  if (isDigit(before) && isDigit(unit) && gap > 1) return ' ';
  return gap >= WIDE && !isPunctuation(before) && !isPunctuation(unit) ? '\u3000' : '';
}

/** Takes the padding out of a reading's text; in attendance lists one space stays of each gap. */
export function tidy(reading: Reading, lists: readonly Range[]): TidyText {
  const at = new Uint32Array(reading.text.length + 1);
  // No gap leaves more than one space.
  const units = new Uint16Array(2 * reading.plain.length);
  let length = 0;
  let list = 0;
  let last = 0;
  const sorted = [...lists].sort((a, b) => a.start - b.start);
  for (let i = 0; i < reading.plain.length; i++) {
    while ((sorted[list]?.end ?? Number.POSITIVE_INFINITY) <= i) list++;
    const inList = (sorted[list]?.start ?? Number.POSITIVE_INFINITY) <= i;
    const offset = reading.offsetOf(i);
    const gap = reading.gapBefore(i);
    const kept = gap > 0 ? separator(reading, i, gap, inList) : '';
    if (kept !== '') units[length++] = kept.charCodeAt(0);
    while (last <= offset) at[last++] = length;
    units[length++] = reading.text.charCodeAt(offset);
  }
  at.fill(length, last);
  const text = textOf(units.subarray(0, length));
  const place = (start: number, end: number): Span => {
    const from = at[start] ?? text.length;
    return end > start ? [from, (at[end - 1] ?? from) + 1] : [from, from];
  };
  return {
    text,
    spanOf: (range) => place(...reading.span(range)),
    moved: ([start, end]) => place(start, end),
  };
}
