import type { GoldDecision } from '../../eval/gold.ts';
import type { Body } from '../government.ts';
import type { DraftDecision } from './draft.ts';
import type { Matter } from './matter.ts';

/** One way in which governments write a decision. */
export interface Wording {
  readonly kind: GoldDecision['kind'];
  /** How often beside the others of its kind; 1 unless told. */
  readonly weight?: number;
  /** Whether the words can stand as one point of a list under 「会议议定」: yes unless told. */
  readonly point?: boolean | 'only';
  /** Writes it. `who`: 会议, or nothing in a list. Ends with a full stop; further lines of a list follow it. */
  readonly write: (m: Matter, who: string, decide: () => DraftDecision) => string;
}

export type Wordings = Readonly<Record<string, Wording>>;

/** Several titles as governments join them. */
export function joined(m: Matter, d: DraftDecision, texts: readonly string[]): string {
  const titles = texts.every((t) => t.startsWith('《'));
  return d.subjects(texts, titles ? m.random.pick(['', '、', '']) : '、');
}

/** The opinion that a body has put forward, which is what the meeting agrees with. */
export const opinionOf = (body: Body): string => `${body.name}意见`;
