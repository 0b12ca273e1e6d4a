import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'opencc-js/t2cn';

// Writes functions/parse/text/script-pairs.json: `tsx tools/script-pairs.ts`, when opencc-js knows other characters.

/** The Han characters of the basic plane: the first block of those that were added, and all that were there at first. */
const HAN = Array.from({ length: 0x9fff - 0x3400 + 1 }, (_, i) => String.fromCharCode(0x3400 + i));

/**
 * Every character that stands in traditional script only, each before the simplified one that stands for it. In one call,
 * because the converter is slow to begin; a line end keeps it from reading two characters as a word.
 */
export function scriptPairs(): string {
  const simplified = Converter({ from: 't', to: 'cn' })(HAN.join('\n')).split('\n');
  return HAN.map((character, i) => (simplified[i] === character ? '' : `${character}${simplified[i]}`)).join(
    '',
  );
}

if (process.argv[1] === import.meta.filename) {
  const target = join(import.meta.dirname, '../functions/parse/text/script-pairs.json');
  const note =
    'Characters of traditional script, each before its simplified one: OpenCC (Apache-2.0) by opencc-js; made by tools/script-pairs.ts.';
  writeFileSync(target, `${JSON.stringify({ note, pairs: scriptPairs() }, null, 2)}\n`);
}
