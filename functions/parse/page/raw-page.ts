import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { PageMetadata } from './metadata.ts';

/** What a reader of one format hands on: the whole page as lines, before anything is cut away. */
export interface RawPage {
  /** One line per block, in the order of the page. */
  readonly lines: readonly string[];
  /** Lines [start, end) that the page's markup sets apart as the article, where it does. */
  readonly article?: readonly [number, number];
  /** What the page's markup says outside its text. */
  readonly metadata: PageMetadata;
  readonly issues: readonly QualityIssue[];
}

/** What to say about so many characters that the page keeps from its reader's eye. */
export const hiddenText = (characters: number): readonly QualityIssue[] =>
  characters === 0
    ? []
    : [
        {
          code: 'hidden-text',
          severity: 'warning',
          message: `${characters} characters that the page hides from its reader were left out.`,
        },
      ];
