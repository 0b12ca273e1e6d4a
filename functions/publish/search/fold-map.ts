import { scriptPairs } from '../../parse/text/scripts.ts';
import { whenAsked } from '../../shared/when-asked.ts';
import { type Fold, foldWith } from './fold.ts';

const asReaders = whenAsked(() => foldWith(scriptPairs));

/** As the reader's browser compares texts. */
export const fold: Fold = (text) => asReaders()(text);
