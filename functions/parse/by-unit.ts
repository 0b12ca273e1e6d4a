const UNITS = 0x1_0000;

/** By unit: its number, by which all tables are kept; 0 where it has none yet. */
const numbers = new Uint16Array(UNITS);
let numbered = 0;

/**
 * Numbers units in the order in which they are met. A page has a few hundred, which lie far apart in Unicode: tables kept
 * by these numbers hold what is asked for side by side, so that all of them fit the nearest caches together.
 */
function numberOf(code: number): number {
  // Beyond the end of a text `charCodeAt` gives NaN: a look into a table at NaN makes every later look into one slow.
  const unit = code | 0;
  const known = numbers[unit] ?? 0;
  return known > 0 || unit === 0 ? known : newNumber(unit);
}

function newNumber(unit: number): number {
  numbered++;
  numbers[unit] = numbered;
  return numbered;
}

/**
 * A function of single UTF-16 units that works each unit out once: a page has the same few hundred again and again, and
 * a look into a table is far cheaper than a regular expression or a map of strings.
 *
 * @param answer what holds of a unit, between 0 and 65534
 */
export function byUnit(answer: (unit: string) => number): (code: number) => number {
  // 0: not asked yet; else the answer and one.
  const answers = new Uint16Array(UNITS);
  return (code) => {
    const number = numberOf(code);
    const known = answers[number] ?? 0;
    if (known > 0) return known - 1;
    const found = answer(String.fromCharCode(code));
    answers[number] = found + 1;
    return found;
  };
}

/** A test of single UTF-16 units: one of those given. False for what stands beyond the end of a text. */
export function oneOf(units: Iterable<string>): (code: number) => boolean {
  const holds = new Uint8Array(UNITS);
  for (const unit of units) holds[numberOf(unit.charCodeAt(0))] = 1;
  return (code) => holds[numberOf(code)] === 1;
}

/** As {@link byUnit}, for answers of any kind. */
export function rememberedByUnit<T extends object>(answer: (unit: string) => T): (code: number) => T {
  const answers: T[] = [];
  const placeOf = byUnit((unit) => answers.push(answer(unit)) - 1);
  return (code) => answers[placeOf(code)] as T;
}

/** As {@link byUnit}, for answers that are any number. */
export function numberByUnit(answer: (unit: string) => number): (code: number) => number {
  const answers = new Float64Array(UNITS).fill(Number.NaN);
  return (code) => {
    const number = numberOf(code);
    const known = answers[number] ?? 0;
    if (!Number.isNaN(known)) return known;
    const found = answer(String.fromCharCode(code));
    answers[number] = found;
    return found;
  };
}

/** A test of single characters, remembered for those of one unit. */
export function characterTest(pattern: RegExp): (character: string) => boolean {
  const test = byUnit((unit) => (pattern.test(unit) ? 1 : 0));
  return (character) =>
    character.length === 1 ? test(character.charCodeAt(0)) === 1 : pattern.test(character);
}

const HAN = /^\p{Script=Han}$/u;
/** True for a character of Chinese writing. */
export const isHan = characterTest(HAN);
/** The same of a single unit: 1 or 0. */
export const isHanUnit = byUnit((unit) => (HAN.test(unit) ? 1 : 0));

/** Whether a text is of Chinese characters alone, each of one unit. */
export function isAllHan(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isHanUnit(text.charCodeAt(at)) === 0) return false;
  return true;
}
