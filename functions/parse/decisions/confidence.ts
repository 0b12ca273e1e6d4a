import type { Kind } from './acts.ts';

/**
 * How sure a decision is, from how it is said. Measured on minutes with known decisions: what stands at 0.9 and
 * above must be right in 199 of 200 cases.
 */
const SAID: Readonly<Record<Kind, number>> = {
  'approve-in-principle': 0.98,
  approve: 0.96,
  reject: 0.94,
  defer: 0.88,
  determine: 0.92,
  assign: 0.85,
};

/** What lowers it, each as a factor. */
const DOUBTS = {
  /** The object stands before the verb and is not a document. */
  fronted: 0.85,
  /** Nothing says what was disposed of. */
  objectless: 0.8,
  /** The verb stands in a passage of exhortation without 会议 before it. */
  exhorted: 0.97,
  /** A measure of a list that settles; no verb of the meeting stands with it. */
  listed: 0.8,
  /** The same in minutes that call everything settled. */
  sweeping: 0.65,
  /** 会议明确 was said, but nothing shows what is settled: no number, body, day, money, land or standing. */
  general: 0.92,
  /** A heading that is its only statement. */
  heading: 0.85,
  /** A duty with a body and a date. */
  duty: 0.7,
  /** Its line ends in the middle of a sentence, or the line before does. */
  cut: 0.85,
  /** No frame says that the meeting speaks. */
  unframed: 0.9,
} as const;

export type Doubt = keyof typeof DOUBTS;

/** Probability that a decision of a kind is one, given what is doubtful about it. */
export const confidenceOf = (kind: Kind, doubts: readonly Doubt[]): number =>
  Math.round(doubts.reduce((sum, doubt) => sum * DOUBTS[doubt], SAID[kind]) * 100) / 100;
