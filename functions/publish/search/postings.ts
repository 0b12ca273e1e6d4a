// Where a token stands: ascending numbers as text, and which file has it.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** A digit has five bits of a difference; this one says that more follow. */
const MORE = 32;

/** Ascending numbers as their differences, in the base64 VLQ of source maps (ECMA-426, without a sign). */
export function encodePostings(numbers: Iterable<number>): string {
  let text = '';
  let before = 0;
  for (const number of numbers) {
    let rest = number - before;
    before = number;
    do {
      const digit = rest % MORE;
      rest = (rest - digit) / MORE;
      text += DIGITS.charAt(rest > 0 ? digit + MORE : digit);
    } while (rest > 0);
  }
  return text;
}

/** The numbers again. */
export function decodePostings(text: string): number[] {
  const numbers: number[] = [];
  let [value, difference, scale] = [0, 0, 1];
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    difference += (digit % MORE) * scale;
    scale *= MORE;
    if (digit >= MORE) continue;
    value += difference;
    numbers.push(value);
    [difference, scale] = [0, 1];
  }
  return numbers;
}

/** The part of the tokens that this one is in, from 0 on: by its 32-bit FNV-1a hash over UTF-16 units. */
export function shardOf(token: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shards;
}
