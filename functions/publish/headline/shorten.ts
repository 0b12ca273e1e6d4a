import { prefixes } from '../../parse/lexicon/zh/words.ts';

/** How long a text is to a headline: in characters (code points), of which a Han character is one as a Latin letter is. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** What is never taken apart beside words: numbers with their unit, Latin words. */
const UNIT = /[A-Za-z0-9.%‰-]{1,40}[年月日时届次号项个名人家处座所台条万亿元亩米]?/y;
const OPENING = /[《〈（(“‘「『[【]/u;
const CLOSING = /[》〉）)”’」』\]】]/u;
const LOOSE_END = /[\s，、；：。,;:·—的和及与并-]$/u;
const TITLE_MARKS = /[《》〈〉]/gu;
/** A cut that leaves less than this share of the room is no cut: then titles lose their marks and are cut themselves. */
const LEAST_SHARE = 0.4;
/** A clause is left whole rather than the next one begun, where this share of the room is used. */
const CLAUSE_SHARE = 0.5;
const CLAUSE_END = /[，；：。,;]/u;
/** 经审核把关后，: a clause that waits for the next one. */
const WAITS = /(?:后|後|之前|以前|底前|日前|的同时|的同時|基础上|基礎上|前提下|情况下|情況下)[，,]$/u;

/**
 * The text where it fits, else its beginning and an ellipsis: cut where a clause ends or, where that leaves too little, a word of
 * the dictionary; outside of brackets and quotation marks, and never inside 《》. A title that is longer than the room itself is cut without its 《》: nothing
 * then stands as a title that is none.
 * @param room Characters, the ellipsis among them.
 */
export function shorten(text: string, room: number): string {
  if (room < 1) return '';
  if (lengthOf(text) <= room) return text;
  const cut = cutOf(text, room - 1);
  if (cut !== undefined && lengthOf(cut) >= room * LEAST_SHARE) return `${cut}…`;
  const unmarked = text.replace(TITLE_MARKS, '');
  if (unmarked !== text) return shorten(unmarked, room);
  return `${
    cut ??
    Array.from(text)
      .slice(0, Math.max(room - 1, 0))
      .join('')
  }…`;
}

/** The longest beginning that ends with a clause, else between two words, and closes what it opens. */
function cutOf(text: string, room: number): string | undefined {
  let depth = 0;
  let length = 0;
  let best: number | undefined;
  let clause: number | undefined;
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at);
    length += lengthOf(word);
    if (length > room) break;
    at += word.length;
    if (OPENING.test(word)) depth += 1;
    else if (CLOSING.test(word)) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    best = at;
    if (CLAUSE_END.test(word) && length > room * CLAUSE_SHARE && !WAITS.test(text.slice(0, at))) clause = at;
  }
  best = clause ?? best;
  if (best === undefined) return undefined;
  let cut = text.slice(0, best);
  while (LOOSE_END.test(cut)) cut = cut.slice(0, -1);
  return cut === '' ? undefined : cut;
}

/** The longest word of the dictionary that begins there, a number with its unit, or one character. */
function wordAt(text: string, at: number): string {
  UNIT.lastIndex = at;
  const [unit] = UNIT.exec(text) ?? [];
  if (unit !== undefined) return unit;
  return prefixes(text, at).at(-1)?.word ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
}
