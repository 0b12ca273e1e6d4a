import { SCRIPT_PAIRS } from '../../parse/text/scripts.ts';
import { type Fold, foldWith } from './fold.ts';

/** As the reader's browser compares texts. */
export const fold: Fold = foldWith(SCRIPT_PAIRS);
