import type { Range } from '../text/range.ts';

/** What one recogniser finds, for lists and for prose alike. */
export type MentionKind = 'person' | 'organization' | 'post' | 'document' | 'date' | 'amount';

/** A stretch of the reading that names one thing. Mentions of a reading never overlap. */
export interface Mention {
  readonly kind: MentionKind;
  readonly range: Range;
  /** How sure the recogniser is that these characters, no more and no fewer, are the name; between 0 and 1. */
  readonly probability: number;
  /** 有关部门, 各乡镇, 分管领导: somebody, but nobody by name. */
  readonly unnamed?: boolean;
}
