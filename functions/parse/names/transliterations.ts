import { byUnit, isHan } from '../by-unit.ts';
import transliterations from '../data/transliterations.json' with { type: 'json' };
import { WordSet } from '../word-tree.ts';

// What names written from other languages are made of.

const characters = new Set(transliterations.characters);
const dots = new Set(transliterations.dots);
const SURROGATE = /^[\ud800-\udfff]$/;

/** True for a dot between the parts of a name. */
export const isDot = (unit: string): boolean => dots.has(unit);
/** True for a character usual in names written from another language. */
export const isTransliteration = (character: string): boolean => characters.has(character);

/** Words that names of other languages are put together from: 扎西, 巴雅尔. */
export const foreignElements = new WordSet(transliterations.elements);
/** Family names of the Yi, which a given name follows: 吉克. */
export const foreignFamilies = new WordSet(transliterations.families);

/** What a unit is in such a name: nothing, a dot, a Chinese character usual there, any other, or half of one. */
export const FOREIGN_UNIT = { none: 0, dot: 1, usual: 2, other: 3, half: 4 } as const;
export const foreignUnit = byUnit((unit) => {
  if (SURROGATE.test(unit)) return FOREIGN_UNIT.half;
  if (isDot(unit)) return FOREIGN_UNIT.dot;
  if (!isHan(unit)) return FOREIGN_UNIT.none;
  return isTransliteration(unit) ? FOREIGN_UNIT.usual : FOREIGN_UNIT.other;
});

/** Whether a name without dots can begin with a unit: with a usual character, a known word or a family name. */
export const beginsForeign = byUnit((unit) => {
  const words = [...transliterations.elements, ...transliterations.families];
  return isTransliteration(unit) || words.some((word) => word.startsWith(unit)) ? 1 : 0;
});
