import { type Range, type Reading, read, type Script } from '../reading.ts';
import { classOf, FOLDS, fold, SPACE_MASK, simplify } from '../units.ts';

/** A range in matching form, its line ends left out. */
export const plainOf = (reading: Reading, range: Range | undefined): string =>
  range === undefined ? '' : reading.plain.slice(range.start, range.end).replaceAll('\n', '');

const simplifiedBy = (words: string, script: Script): string => (script === 'hant' ? simplify(words) : words);

/** Words from outside the text (page metadata) in matching form: like the `plain` of a reading, without line ends. */
export function matchingForm(words: string, script: Script): string {
  const simplified = simplifiedBy(words, script);
  let form = '';
  /** Up to here the words are taken over as they stand. */
  let from = 0;
  for (let i = 0; i < simplified.length; i++) {
    const code = simplified.charCodeAt(i);
    const kind = classOf(code);
    if ((kind & (SPACE_MASK | FOLDS)) === 0) continue;
    form += simplified.slice(from, i);
    if ((kind & SPACE_MASK) === 0) form += String.fromCharCode(fold(code));
    from = i + 1;
  }
  return from === 0 ? simplified : form + simplified.slice(from);
}

/** True where white space stands somewhere in words. */
function isSpaced(words: string): boolean {
  for (let i = 0; i < words.length; i++) if ((classOf(words.charCodeAt(i)) & SPACE_MASK) !== 0) return true;
  return false;
}

/** Words from outside the text as they are published: in simplified script, without padding. */
export function publishedForm(words: string, script: Script): string {
  if (!isSpaced(words)) return simplifiedBy(words, script);
  const reading = read(words, script);
  return reading.value({ start: 0, end: reading.plain.length });
}
