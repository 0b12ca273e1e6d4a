import { FILTER_SCRIPT } from '../addresses.ts';
import { firstWords as words } from './words.ts';

/** What filters the long lists of a page that has one edition. */
export const FILTER = {
  path: FILTER_SCRIPT,
  words: {
    'data-filter': words('filter.words'),
    'data-kind': words('vocabulary.kind'),
    'data-every': words('filter.every'),
    'data-left': words('filter.left', { n: '{n}' }),
  },
} as const;
