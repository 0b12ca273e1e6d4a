// Digits that lost what stood between them: 20241-8月 was 2024年1-8月. What is published keeps the page's own characters,
// so that whoever reads them is told where something is missing.
import type { ComponentChildren } from 'preact';

const YEAR = '(?:19|20)\\d{2}';
/** 20241-8月, 20251季度, 2024912日; a year before 年 is whole. */
const RUN_TOGETHER = `${YEAR}\\d{1,2}(?:[-–—~至]\\d{1,2})?(?:月|季度)|${YEAR}\\d{1,2}月?\\d{1,2}日`;
/** 1130前, 831日前: a day without 月. */
const DAY_ALONE = '(?:1[0-2]|[1-9])(?:0[1-9]|[12]\\d|3[01])日?(?:之|以)?前';
const DAMAGED = new RegExp(`(?<![\\d.年月第〔（(])(?:${RUN_TOGETHER}|${DAY_ALONE})`, 'gu');

/** The stretches of a text whose digits are damaged, as `[start, end)`. */
export const damagedDigits = (text: string): [start: number, end: number][] =>
  [...text.matchAll(DAMAGED)].map((found) => [found.index, found.index + found[0].length]);

interface DigitsProps {
  readonly text: string;
  /** What is said of each damaged place. */
  readonly told: string;
}

/** A text of the page with every place marked where characters beside digits are missing. */
export function Digits({ text, told }: DigitsProps) {
  const pieces: ComponentChildren[] = [];
  let from = 0;
  for (const [start, end] of damagedDigits(text)) {
    pieces.push(
      text.slice(from, start),
      <span class="damaged">
        {text.slice(start, end)}
        <span class="told">{told}</span>
      </span>,
    );
    from = end;
  }
  return <>{[...pieces, text.slice(from)]}</>;
}
