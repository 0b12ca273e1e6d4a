/**
 * Marks: where the facts stand in the text. A mark is a pair of private-use characters around a stretch of
 * text; it travels through every layout and every damage with the characters it stands among, so that the
 * truth can be read off the page as it came out in the end.
 */
export type Mark = number;

const FIRST = 0xe000;
const LAST = 0xf8ff;
const ANY_MARK = /[\ue000-\uf8ff]/g;

export class Marks {
  #count = 0;

  /** Puts a mark around a stretch of text. */
  around(text: string): { readonly mark: Mark; readonly marked: string } {
    const mark = this.#take();
    return { mark, marked: open(mark) + text + close(mark) };
  }

  /** A mark that is opened now and closed by {@link closeAnchors}. */
  begin(): { readonly mark: Mark; readonly opened: string } {
    const mark = this.#take();
    return { mark, opened: open(mark) };
  }

  #take(): Mark {
    const mark = this.#count++;
    if (FIRST + 2 * mark + 1 > LAST) throw new RangeError('too many marks in one document');
    return mark;
  }
}

const open = (mark: Mark): string => String.fromCharCode(FIRST + 2 * mark);
const close = (mark: Mark): string => String.fromCharCode(FIRST + 2 * mark + 1);

/** The text without its marks. */
export function unmarked(text: string): string {
  return text.replace(ANY_MARK, '');
}

/** What stands inside a mark, without other marks; undefined when the mark is not in the text. */
export function inside(text: string, mark: Mark): string | undefined {
  const start = text.indexOf(open(mark));
  const end = text.indexOf(close(mark), start);
  return start < 0 || end < 0 ? undefined : unmarked(text.slice(start + 1, end));
}

export const isMark = (character: string): boolean => /[\ue000-\uf8ff]/.test(character);

const ANCHOR_LENGTH = 14;
/** An anchor does not end here: damage beside a digit would fall on its edge. */
const BRITTLE = /[0-9０-９年月日第次-]/;
const SENTENCE_END = /[。；\n]/;

/** Closes the marks that a text opens and leaves open, each after the verb and the start of its object. */
export function closeAnchors(text: string): string {
  const characters = [...text];
  const opened = new Map<number, number>();
  characters.forEach((character, at) => {
    if (!isMark(character)) return;
    const code = character.charCodeAt(0) - FIRST;
    if (code % 2 === 0) opened.set(code / 2, at);
    else opened.delete((code - 1) / 2);
  });
  const closing = new Map<number, string>();
  for (const [mark, from] of opened) {
    let length = 0;
    let at = from + 1;
    for (; at < characters.length; at++) {
      const character = characters[at] ?? '';
      if (isMark(character)) continue;
      if (SENTENCE_END.test(character)) break;
      if (length >= ANCHOR_LENGTH && !BRITTLE.test(character) && !BRITTLE.test(characters[at - 1] ?? ''))
        break;
      length++;
    }
    closing.set(at, close(mark) + (closing.get(at) ?? ''));
  }
  let out = '';
  for (let at = 0; at <= characters.length; at++) out += (closing.get(at) ?? '') + (characters[at] ?? '');
  return out;
}
