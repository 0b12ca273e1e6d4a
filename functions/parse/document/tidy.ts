import type { Span } from '../../../schemas/generated/minutes.ts';
import { characterTest } from '../by-unit.ts';
import type { Range, Reading } from '../reading.ts';

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

/** How many of some rising numbers are at most `limit`. */
function countUpTo(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes the padding out of a reading's text; in attendance lists one space stays of each gap. */
export function tidy(reading: Reading, lists: readonly Range[]): TidyText {
  const { plain } = reading;
  const sorted = [...lists].sort((a, b) => a.start - b.start);
  /** The units before which one space stays. */
  const spaced: number[] = [];
  let text = '';
  let list = 0;
  let from = 0;
  const take = (end: number): void => {
    if (end > from) text += reading.text.slice(reading.offsetOf(from), reading.offsetOf(end - 1) + 1);
    from = end;
  };
  for (const at of reading.breaks) {
    take(at);
    const gap = reading.gapBefore(at);
    if (gap === 0) continue;
    while ((sorted[list]?.end ?? Number.POSITIVE_INFINITY) <= at) list++;
    const inList = (sorted[list]?.start ?? Number.POSITIVE_INFINITY) <= at;
    const kept = separator(reading, at, gap, inList);
    if (kept === '') continue;
    text += kept;
    spaced.push(at);
  }
  take(plain.length);

  const placeOf = (unit: number): number =>
    unit < plain.length ? unit + countUpTo(spaced, unit) : text.length;
  const spanOf = ({ start, end }: Range): Span => {
    const first = placeOf(start);
    return end > start ? [first, placeOf(end - 1) + 1] : [first, first];
  };
  /** The unit that stands at a place of the reading's text, or the next one. */
  const unitAt = (offset: number): number => {
    let low = 0;
    let high = plain.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reading.offsetOf(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    text,
    spanOf,
    moved: ([start, end]) =>
      end > start
        ? [placeOf(unitAt(start)), placeOf(unitAt(end - 1)) + 1]
        : spanOf({ start: unitAt(start), end: 0 }),
  };
}
