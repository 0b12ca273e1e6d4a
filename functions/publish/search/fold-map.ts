import { simplify } from '../../parse/text/scripts.ts';
import { type Fold, foldWith } from './fold.ts';

const [FIRST_HAN, LAST_HAN] = [0x3400, 0x9fff];

/** Every traditional character with the simplified one that stands for it, in the order of Unicode. */
export const SCRIPTS: string = (() => {
  const characters = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, i) =>
    String.fromCharCode(FIRST_HAN + i),
  );
  const simplified = simplify(characters.join('\n')).split('\n');
  return characters
    .map((character, i) => (simplified[i] === character ? '' : `${character}${simplified[i]}`))
    .join('');
})();

/** As the reader's browser compares texts. */
export const fold: Fold = foldWith(SCRIPTS);
