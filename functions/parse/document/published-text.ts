import type { Span } from '../../../schemas/generated/minutes.ts';
import { type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { lowerBound } from '../text/search.ts';

/** The text that is published, and where the parts of the reading stand in it. */
export interface PublishedText {
  readonly text: string;
  /** Where a range of the reading's `plain` stands. */
  spanOf(range: Range): Span;
  /** Where a span of the reading's `text` stands. */
  moved(span: Span): Span;
}

const LATIN = /[A-Za-z]/;
const DIGIT = /\d/;
const PUNCTUATION = /\p{P}/u;
const WIDE_SPACE = '\u3000';
/** Gaps from so many columns on separate: columns of a table, names of a list. */
const WIDE = 4;

/** The white space that is kept of a gap before a unit. */
function separator(before: string, unit: string, gap: number, inList: boolean): string {
  if (before === '\n' || before === '') return '';
  if (LATIN.test(before) && LATIN.test(unit)) return ' ';
  if (inList) return WIDE_SPACE;
  if (DIGIT.test(before) && DIGIT.test(unit) && gap > 1) return ' ';
  return gap >= WIDE && !PUNCTUATION.test(before) && !PUNCTUATION.test(unit) ? WIDE_SPACE : '';
}

/** Takes the padding out of a reading's text; in attendance lists one space stays of each gap. Linear in its length. */
export function publishedText(reading: Reading, lists: readonly Range[]): PublishedText {
  const { plain } = reading;
  const inList = new Uint8Array(plain.length);
  for (const { start, end } of lists) inList.fill(1, start, end);
  /** By unit of `plain`: where it stands in the reading's text, and where in the published one. */
  const offsets = new Int32Array(plain.length);
  const places = new Int32Array(plain.length);
  const pieces: string[] = [];
  let length = 0;
  /** The stretch of the reading's text that is published as it stands. */
  let from = 0;
  let to = 0;
  for (let i = 0; i < plain.length; i++) {
    const offset = reading.offsetOf(i);
    const gap = reading.gapBefore(i);
    const kept = gap === 0 ? '' : separator(plain.charAt(i - 1), plain.charAt(i), gap, inList[i] === 1);
    if (offset !== to || kept !== '') {
      pieces.push(reading.text.slice(from, to), kept);
      from = offset;
    }
    to = offset + 1;
    length += kept.length;
    offsets[i] = offset;
    places[i] = length++;
  }
  pieces.push(reading.text.slice(from, to));
  const placeOf = (unit: number): number => places[unit] ?? length;
  const spanOf = ({ start, end }: Range): Span =>
    end > start ? [placeOf(start), placeOf(end - 1) + 1] : [placeOf(start), placeOf(start)];
  /** The unit that stands at a place of the reading's text, or the next one. */
  const unitAt = (offset: number): number => lowerBound(offsets, offset);
  return {
    text: pieces.join(''),
    spanOf,
    moved: ([start, end]) => {
      const first = unitAt(start);
      return spanOf(rangeOf(first, end > start ? unitAt(end - 1) + 1 : first));
    },
  };
}
