// What each step of reading a page hands to the next. All ranges are ranges of `Reading.plain`.
import type {
  AgendaItem,
  Attendance,
  Deadline,
  DecidedDocument,
  Decision,
  MinutesDocument,
  QualityIssue,
  Responsible,
} from '../../schemas/generated/minutes.ts';
import type { PageMetadata } from './page/metadata.ts';
import type { Range, Reading } from './reading.ts';

export type { PageMetadata };

/** `page`: the minutes, cleaned of what surrounds them, and what the page says about itself. */
export interface Page {
  /** One line per block of the page; white space inside a line as on the page. */
  readonly reading: Reading;
  readonly metadata: PageMetadata;
  readonly issues: readonly QualityIssue[];
}

/** `repair`: the reading, the facts about the meeting, and every change that was made to arrive at them. */
export interface MeetingFacts
  extends Pick<
    MinutesDocument,
    | 'body'
    | 'series'
    | 'number'
    | 'heldOn'
    | 'heldDuring'
    | 'documentNumber'
    | 'indexNumber'
    | 'issuer'
    | 'categories'
    | 'issuedOn'
    | 'publishedAt'
    | 'validity'
  > {
  readonly title: string;
}

export interface OutlineItem {
  readonly number: number;
  readonly kind: AgendaItem['kind'];
  /** The words of the heading, without its numeral; in a run-in heading up to the end of the heading only. */
  readonly heading: Range;
  /** The whole item: heading and paragraphs. */
  readonly range: Range;
  /** The paragraphs under the heading; in minutes without headings, the paragraph that is the item. */
  readonly paragraphs: readonly Range[];
}

/** `outline`: which part of the reading is what. */
export interface Outline {
  readonly title?: Range | undefined;
  /** The opening sentence or paragraph: who held which meeting when. */
  readonly opening?: Range | undefined;
  /** Lines around the title that are neither: 第47次, 〔2023〕16号, an office and a date. */
  readonly masthead?: readonly Range[];
  /** 时间：, 地点： and the like, in minutes that open with a table instead of a sentence. */
  readonly particulars?: readonly Range[];
  readonly items: readonly OutlineItem[];
  /** Paragraphs of the body that stand under no item. */
  readonly loose: readonly Range[];
  /** The lines of attendance lists, before or after the body, in the order of the page. */
  readonly attendance: readonly Range[];
  /** 会议还研究了其他事项, 抄送, the line of printing. */
  readonly closing?: readonly Range[];
}

/** A decision as found on the page; `document` gives it its identity and its place. */
export interface DecisionFact {
  readonly item: number | undefined;
  readonly kind: Decision['kind'];
  readonly subjects: readonly { readonly value: string; readonly asPublished: string | undefined }[];
  readonly documents: readonly DecidedDocument[];
  readonly responsible: readonly Responsible[];
  readonly deadline: Deadline | undefined;
  /** The sentence(s) of the decision, with the clauses that carry it out. */
  readonly range: Range;
  readonly confidence: number;
}

export interface AttendanceFact extends Omit<Attendance, 'span'> {
  readonly range: Range;
}

/** Facts and what was noticed while finding them. */
export interface Found<T> {
  readonly facts: readonly T[];
  readonly issues: readonly QualityIssue[];
}

export type { Range };

/** Something while it is put together, field by field or entry by entry. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
