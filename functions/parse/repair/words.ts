import { type Range, type Reading, read, type Script } from '../reading.ts';

/** A range in matching form, its line ends left out. */
export const plainOf = (reading: Reading, range: Range | undefined): string =>
  range === undefined ? '' : reading.plain.slice(range.start, range.end).replaceAll('\n', '');

/** Words from outside the text (page metadata) in matching form. */
export const matchingForm = (words: string, script: Script): string =>
  read(words, script).plain.replaceAll('\n', '');

/** Words from outside the text as they are published: in simplified script, without padding. */
export function publishedForm(words: string, script: Script): string {
  const reading = read(words, script);
  return reading.value({ start: 0, end: reading.plain.length });
}
