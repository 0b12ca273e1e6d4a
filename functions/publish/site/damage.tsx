import type { ComponentChildren } from 'preact';
import { damagedDigits } from '../damage.ts';

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
