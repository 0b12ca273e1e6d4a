import { nameId } from './name-id.ts';
import type { PublishedDecision, PublishedMeeting } from './published-meeting.ts';

/** One document over the meetings. */
export interface Thread {
  readonly id: string;
  /** Its title at the newest of its meetings. */
  readonly title: string;
  /** Newest first; several of one meeting where it decided several things about it. */
  readonly decisions: readonly PublishedDecision[];
  readonly meetings: number;
}

/** The documents that meetings dealt with, those touched last first. */
export function threadsOf(newest: readonly PublishedMeeting[]): Thread[] {
  const found = new Map<string, { title: string; decisions: PublishedDecision[] }>();
  for (const meeting of newest) {
    for (const decision of meeting.document.decisions) {
      for (const { title, thread } of decision.documents ?? []) {
        const known = found.get(thread) ?? { title, decisions: [] };
        if (known.decisions.at(-1)?.decision !== decision) known.decisions.push({ meeting, decision });
        found.set(thread, known);
      }
    }
  }
  return [...found].map(([thread, { title, decisions }]) => ({
    id: nameId(thread),
    title,
    decisions,
    meetings: new Set(decisions.map(({ meeting }) => meeting.document.id)).size,
  }));
}

/** Whether a document has a page: what one meeting did with it is on the page of that. */
export const isRecurring = ({ meetings }: Thread): boolean => meetings > 1;
