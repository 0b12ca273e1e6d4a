import { Converter } from 'opencc-js/t2cn';
import { whenAsked } from '../../shared/when-asked.ts';
import table from './script-pairs.json' with { type: 'json' };

/** Chinese writing: simplified or traditional. */
export type Script = 'hans' | 'hant';

// These dictionaries take a tenth of a second, and many who load this never ask.
const converter = whenAsked(() => Converter({ from: 't', to: 'cn' }));
const toSimplified = (text: string): string => converter()(text);

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** Every character that stands in traditional script only, each before the simplified one that stands for it. */
export const scriptPairs = table.pairs;

/** By code, from {@link FIRST_HAN} on: 1 for a character that stands in traditional script only. */
const traditional = whenAsked((): Uint8Array => {
  const table = new Uint8Array(LAST_HAN - FIRST_HAN + 1);
  const characters = Array.from(scriptPairs);
  for (let i = 0; i < characters.length; i += 2) table[(characters[i] ?? '').charCodeAt(0) - FIRST_HAN] = 1;
  return table;
});

const HAN = /^\p{Script=Han}$/u;
/** True for a character of Chinese writing. */
export const isHan = (character: string): boolean => HAN.test(character);

/** A page is in traditional script when more of its Han characters than this stand in that script only. */
const TRADITIONAL_SHARE = 0.02;

/** The script that a text is written in. */
export function detectScript(text: string): Script {
  const isTraditional = traditional();
  let han = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < FIRST_HAN || code > LAST_HAN) continue;
    han++;
    count += isTraditional[code - FIRST_HAN] ?? 0;
  }
  return count / Math.max(han, 1) > TRADITIONAL_SHARE ? 'hant' : 'hans';
}

/** Where the conversion of a line changes its length, its characters go one by one. */
function simplifyLine(line: string): string {
  const whole = toSimplified(line);
  if (whole.length === line.length) return whole;
  return Array.from(line, (character) => {
    const converted = toSimplified(character);
    return converted.length === character.length ? converted : character;
  }).join('');
}

/** A text in simplified script, as long as before, unit by unit. */
export const simplify = (text: string): string => text.split('\n').map(simplifyLine).join('\n');
