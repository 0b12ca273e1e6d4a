import { oneOf } from '../by-unit.ts';
import type { Stretch } from './labels.ts';

/** What ends a sentence, or so much of one as can speak of the same people. */
export const endsSentence = oneOf('。；！\n');

/** The sentences of a text, without their marks. */
export function sentencesOf(text: string): readonly Stretch[] {
  const sentences: Stretch[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i === text.length || endsSentence(text.charCodeAt(i))) {
      if (i > start) sentences.push({ start, end: i });
      start = i + 1;
    }
  }
  return sentences;
}

const COMMA = '，'.charCodeAt(0);

/** The pieces of a stretch between commas, the last first. */
export function piecesOf(text: string, { start, end }: Stretch): readonly Stretch[] {
  const pieces: Stretch[] = [];
  let to = end;
  for (let i = end; i >= start; i--) {
    if (i === start || text.charCodeAt(i - 1) === COMMA) {
      if (to > i) pieces.push({ start: i, end: to });
      to = i - 1;
    }
  }
  return pieces;
}
