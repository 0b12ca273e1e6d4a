import type { Stretch } from './labels.ts';

/** What ends a sentence, or so much of one as can speak of the same people. */
export const SENTENCE_END = /[。；！\n]/u;

/** The sentences of a text, without their marks. */
export function sentencesOf(text: string): readonly Stretch[] {
  const sentences: Stretch[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i === text.length || SENTENCE_END.test(text[i] ?? '')) {
      if (i > start) sentences.push({ start, end: i });
      start = i + 1;
    }
  }
  return sentences;
}

/** The pieces of a stretch between commas, the last first. */
export function piecesOf(text: string, { start, end }: Stretch): readonly Stretch[] {
  const pieces: Stretch[] = [];
  let to = end;
  for (let i = end; i >= start; i--) {
    if (i === start || text[i - 1] === '，') {
      if (to > i) pieces.push({ start: i, end: to });
      to = i - 1;
    }
  }
  return pieces;
}
