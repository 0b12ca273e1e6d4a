import type { Tracer } from '../grammar/rule.ts';
import type { Surface } from '../grammar/surface.ts';
import type { Line } from '../lines/line.ts';
import type { Range } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';

/** How a clause speaks; what counts as a decision depends on it. */
export type SpeechMode =
  /** It tells what was done: 会议审议了…. */
  | 'narrate'
  /** In a list of what was settled: 会议议定：…. */
  | 'settle'
  /** Behind 会议指出, 会议认为: how things are. */
  | 'state'
  /** Behind 会议强调, 会议要求: how they ought to be. */
  | 'exhort';

/** What stands between two commas. Places are units of the sentence's surface. */
export interface Clause {
  readonly sentence: Sentence;
  /** The clause without its numeral and its closing mark. */
  readonly range: Range;
  /** With both. */
  readonly outer: Range;
  readonly from: number;
  readonly to: number;
  readonly mode: SpeechMode;
  /** It is the reporting clause itself: 会议强调. */
  readonly reports: boolean;
  /** It opens with a numeral: （一）, 1., 一是. */
  readonly enumerated: boolean;
  /** The mark that closes it. */
  readonly mark: '，' | '：' | '；' | '。' | '！' | '？' | '';
  /** Number of the segment that it stands in: what lies between two semicolons or full stops. */
  readonly segment: number;
}

export interface Sentence {
  readonly paragraph: Paragraph;
  readonly range: Range;
  readonly surface: Surface;
  readonly clauses: readonly Clause[];
}

/** A line of prose with its sentences. */
export interface Paragraph {
  readonly line: Line;
  /** The line without its numeral. */
  readonly range: Range;
  readonly sentences: readonly Sentence[];
}

/** A page as rules see it: read once, classed once. */
export interface Passage {
  readonly reading: Reading;
  readonly lines: readonly Line[];
  /** The lines that speak in sentences: opening, headings, prose, closing, bylines; not lists, not the frame of the page. */
  readonly paragraphs: readonly Paragraph[];
  /** Any stretch as patterns see it: titles, lists and other lines that are no paragraphs. */
  surfaceOf(range: Range): Surface;
  /** Words from outside the text, such as the title that the page's markup gives, read like it. */
  readWords(words: string): { readonly reading: Reading; readonly surface: Surface };
  readonly tracer: Tracer | undefined;
}
