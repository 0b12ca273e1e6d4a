import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import type { Line } from '../../../lines/line.ts';
import type { ItemFact, Opening } from '../../facts.ts';

/** An item before it has its number. */
export interface Draft
  extends Pick<ItemFact, 'rule' | 'evidence' | 'kind' | 'heading' | 'range' | 'paragraphs' | 'running'> {
  /** The numeral on the page. */
  readonly numeral: number | undefined;
}

/** A way in which a page sets out its agenda. */
export interface Layout {
  /** Permanent, `family/name`: published accuracy and `parse --explain` name it. */
  readonly id: string;
  /** The items of a page that is laid out so; `undefined` for any other. */
  readonly read: (passage: Passage, body: Body) => readonly Draft[] | undefined;
  /** Bodies of pages, invented, a line each, and the headings that are read from them: documentation and tests. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/** The part of a page that tells of the agenda. */
export interface Body {
  readonly form: Opening['form'];
  /** Headings and paragraphs below the opening, in order. */
  readonly lines: readonly Line[];
  /** The paragraph of a line. */
  paragraphOf(line: Line): Paragraph | undefined;
  /** What sums the agenda up above the body: the paragraph of the opening, 会议议题：. */
  readonly above: readonly Paragraph[];
}
