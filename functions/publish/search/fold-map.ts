import { scriptPairs } from '../../parse/text/scripts.ts';
import { type Fold, foldWith } from './fold.ts';

let made: Fold | undefined;

/** As the reader's browser compares texts. */
export const fold: Fold = (text) => {
  made ??= foldWith(scriptPairs());
  return made(text);
};
