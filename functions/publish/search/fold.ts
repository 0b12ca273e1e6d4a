// How texts and queries are made comparable. The same code runs in the build and in the reader's browser.

/** A text as it is compared, and where each of its UTF-16 units comes from. */
export interface Folded {
  readonly text: string;
  /** Offsets into the original, one a unit of `text`. */
  readonly from: readonly number[];
}

export type Fold = (text: string) => Folded;

const WORD = /^[\p{L}\p{N}]$/u;
const LATIN = /[a-z0-9]/;

/**
 * Simplified script, one width, lower case, without white space and punctuation; between letters or digits of the Latin
 * kind a hyphen stays of these, since 2023-08-18 is not 20230818.
 * @param scripts Traditional characters, each before the simplified one that stands for it.
 */
export function foldWith(scripts: string): Fold {
  const simplified = new Map<string, string>();
  const characters = Array.from(scripts);
  for (let i = 0; i < characters.length; i += 2) simplified.set(characters[i] ?? '', characters[i + 1] ?? '');
  const known = new Map<string, string>();
  const fold = (character: string): string =>
    Array.from(character.normalize('NFKC').toLowerCase(), (one) => simplified.get(one) ?? one)
      .filter((one) => WORD.test(one))
      .join('');
  return (text) => {
    let folded = '';
    const from: number[] = [];
    let offset = 0;
    let isApart = false;
    for (const character of text) {
      let plain = known.get(character);
      if (plain === undefined) {
        plain = fold(character);
        known.set(character, plain);
      }
      if (plain === '') isApart = true;
      else {
        if (isApart && LATIN.test(folded.at(-1) ?? '') && LATIN.test(plain.charAt(0))) {
          folded += '-';
          from.push(offset);
        }
        isApart = false;
        folded += plain;
        for (let i = 0; i < plain.length; i++) from.push(offset);
      }
      offset += character.length;
    }
    return { text: folded, from };
  };
}
