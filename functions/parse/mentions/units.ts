import { isHan } from '../text/scripts.ts';

/** What a UTF-16 unit is to names: a Chinese character, anything else that words are made of, or a mark. */
export const UNIT = { han: 1, word: 2, mark: 3 } as const;
export type UnitKind = (typeof UNIT)[keyof typeof UNIT];

/** Whatever words are made of, with what pages put in the place of characters and the dots of names. */
const WORD = /[\p{L}\p{N}\p{Co}×＊*○〇□■●▢�·•・‧∙\ud800-\udfff]/u;
/** By unit, once it has been asked for: a page has the same few hundred again and again. */
const kinds = new Uint8Array(0x10000);

/** What a unit is; half of a character of two units counts as Chinese. */
export function unitKind(code: number): UnitKind {
  const known = kinds[code];
  if (known === UNIT.han || known === UNIT.word || known === UNIT.mark) return known;
  const unit = String.fromCharCode(code);
  const kind = isHan(unit) || isHalf(code) ? UNIT.han : WORD.test(unit) ? UNIT.word : UNIT.mark;
  kinds[code] = kind;
  return kind;
}

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
