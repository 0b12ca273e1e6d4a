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
  /** Columns of half a Han character in which the page's lines were broken, where its format says so. */
  readonly width?: number;
}

/** What to say about so many characters that the page keeps from its reader's eye, or crosses out. */
export function leftOutText({
  hidden,
  struck,
}: Readonly<Record<'hidden' | 'struck', number>>): QualityIssue[] {
  const issues: QualityIssue[] = [];
  if (hidden > 0) {
    const message = `${hidden} characters that the page hides from its reader were left out.`;
    issues.push({ code: 'hidden-text', severity: 'warning', message });
  }
  if (struck > 0) {
    const message = `${struck} characters that the page crosses out were left out.`;
    issues.push({ code: 'struck-text', severity: 'warning', message });
  }
  return issues;
}
