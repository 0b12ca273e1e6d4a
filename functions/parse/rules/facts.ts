// What rules find on a page, before it becomes the published document. All ranges are of the reading's matching form.
import type {
  AgendaItem,
  Attendance,
  Decision,
  MinutesDocument,
  QualityIssue,
  Responsible,
} from '../../../schemas/generated/minutes.ts';
import type { Paragraph } from '../clauses/passage.ts';
import type { Range } from '../text/range.ts';

/** Which rule made a fact, and on what kind of evidence: confidence is measured by family and evidence class. */
export interface Evidence {
  /** Id of the rule or layout. */
  readonly rule: string;
  /** A class of the fact's family, e.g. `meeting-named`, `bare-verb`, `labelled-list`; at most a dozen over all families. */
  readonly evidence: string;
}

/** Facts, and what was noticed while finding them. */
export interface Found<T> {
  readonly facts: readonly T[];
  readonly issues: readonly QualityIssue[];
}

/** What a page is. `neither` says which of those it is, for the refusal. */
export type Form =
  | { readonly form: 'minutes' | 'report' }
  | { readonly form: 'neither'; readonly kind: NeitherKind; readonly reason: string };

/** Pages about meetings that are neither minutes nor the report of one. */
export type NeitherKind =
  | 'notice'
  | 'announced-agenda'
  | 'rules'
  | 'interpretation'
  | 'list'
  | 'sample'
  | 'other-body'
  | 'no-meeting';

/** The meeting's own fields of the document. */
export type MeetingFacts = Pick<
  MinutesDocument,
  | 'title'
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
>;

/** What the head of a page and its opening say. */
export interface Opening {
  readonly form: 'minutes' | 'report';
  readonly meeting: MeetingFacts;
  /** The rule behind each field of {@link meeting} that a rule read. */
  readonly rules: Readonly<Partial<Record<keyof MeetingFacts, string>>>;
  /** The paragraph with the sentence that says who held which meeting when; absent where no sentence does. */
  readonly paragraph: Paragraph | undefined;
  /** That sentence, or what of it tells of the meeting. */
  readonly sentence: Range | undefined;
  readonly issues: readonly QualityIssue[];
}

/** A matter that the page tells was dealt with. */
export interface ItemFact extends Evidence {
  readonly number: number;
  readonly kind: AgendaItem['kind'];
  /** The words of the heading, without its numeral; of running prose, verb and object of the clause. */
  readonly heading: Range;
  /** The whole item: heading and what stands below it; of running prose, what is told of it. */
  readonly range: Range;
  /** The paragraphs in which it is told, headings among them. Empty where it is only named in a sentence. */
  readonly paragraphs: readonly Paragraph[];
  /** Named in the opening or another sentence, without paragraphs of its own: a decision there may belong to it. */
  readonly running: boolean;
}

export interface Agenda {
  readonly items: readonly ItemFact[];
  readonly issues: readonly QualityIssue[];
}

export interface DeadlineFact {
  /** Id of the rule that read it. */
  readonly rule: string;
  readonly range: Range;
  /** ISO 8601 day, where the words name one. */
  readonly date: string | undefined;
}

export interface ResponsibleFact {
  readonly name: Range;
  readonly role: Responsible['role'];
  readonly rule: string;
}

export interface DecisionFact extends Evidence {
  /** Number of its item. Absent in running prose for a sentence that makes a decision and no item. */
  readonly item: number | undefined;
  readonly kind: Decision['kind'];
  readonly subjects: readonly Range[];
  readonly responsible: readonly ResponsibleFact[];
  readonly deadline: DeadlineFact | undefined;
  /** The sentence or clauses of the decision, with those that carry it out. */
  readonly range: Range;
}

export interface AttendanceFact extends Evidence {
  readonly name: Range;
  readonly role: Attendance['role'];
  readonly organizations: readonly Range[];
  readonly posts: readonly Range[];
  readonly notes: readonly Range[];
  readonly flags: readonly NonNullable<Attendance['flags']>[number][];
  readonly alternatives: readonly Range[];
  /** How sure the recogniser of mentions is of these characters; between 0 and 1. */
  readonly probability: number;
}
