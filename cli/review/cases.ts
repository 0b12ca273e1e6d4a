import { MEETING_UNCERTAIN } from '../../functions/record/identity.ts';
import type { QuarantineEntry } from '../../functions/record/quarantine.ts';
import { pageIdOf } from '../../functions/record/review.ts';
import type { Head, MinutesFacts } from '../../functions/shared/head.ts';
import { doubtfulIn, type Fact, nameOf } from './facts.ts';
import type { Report } from './reports.ts';

/** Where a case stands in the queue. */
export type Group = 'reported' | 'waiting' | 'doubtful' | 'opened';
export const GROUPS: readonly Group[] = ['reported', 'waiting', 'doubtful', 'opened'];

/** Something that a person is asked to decide. */
export interface Case {
  /** The same for the same question, also in the next session. */
  readonly id: string;
  readonly group: Group;
  /** Of a page that belongs to no meeting yet there is none. */
  readonly meeting?: string;
  /** What the meeting is called in the queue. */
  readonly title: string;
  /** What is asked about, in short. */
  readonly name: string;
  readonly ask:
    | { readonly kind: 'publish'; readonly isWhichMeeting: boolean }
    | { readonly kind: 'government'; readonly entry: QuarantineEntry }
    | { readonly kind: 'fact'; readonly fact: Fact['kind']; readonly hash: string }
    | { readonly kind: 'report'; readonly report: Report }
    | { readonly kind: 'open'; readonly anchor?: string };
}

/** A meeting's short title: what tells it from others of its government. */
export const titleOf = ({ id, title, heldOn }: MinutesFacts): string =>
  `${heldOn ?? id.slice(id.indexOf('/') + 1)} ${title}`;

/** A reading that waits before it is published. */
export function waitingCase(document: MinutesFacts): Case {
  const { id, quality } = document;
  return {
    id: `waits:${id}`,
    group: 'waiting',
    meeting: id,
    title: titleOf(document),
    name: document.title,
    ask: {
      kind: 'publish',
      isWhichMeeting:
        quality.review === undefined || quality.issues.some(({ code }) => code === MEETING_UNCERTAIN),
    },
  };
}

/** A page of which nobody knows the government. */
export const governmentCase = (entry: QuarantineEntry): Case => ({
  id: `page:${entry.sha256}`,
  group: 'waiting',
  title: entry.url ?? pageIdOf(entry.sha256),
  name: entry.url ?? pageIdOf(entry.sha256),
  ask: { kind: 'government', entry },
});

/**
 * What is doubtful in what is published of a meeting, in the order of the page. Who has approved the page has seen what the
 * reader found wrong with it as a whole.
 */
export const doubtfulCases = (document: MinutesFacts, { approved = [], current }: Head): Case[] =>
  doubtfulIn(document).flatMap((fact): Case[] =>
    fact.hash === undefined || (fact.kind === 'issue' && approved.includes(current.sha256))
      ? []
      : [
          {
            id: `fact:${document.id}#${fact.hash}`,
            group: 'doubtful',
            meeting: document.id,
            title: titleOf(document),
            name: nameOf(fact),
            ask: { kind: 'fact', fact: fact.kind, hash: fact.hash },
          },
        ],
  );

/** What a reader has reported. */
export const reportCase = (report: Report, document: MinutesFacts): Case => ({
  id: `report:${report.id}`,
  group: 'reported',
  meeting: document.id,
  title: titleOf(document),
  name: report.said?.split('\n', 1)[0] ?? report.address,
  ask: { kind: 'report', report },
});

/** A meeting that nothing asks about, and that a person wants to see. */
export const openedCase = (document: MinutesFacts, anchor: string | undefined): Case => ({
  id: `open:${document.id}`,
  group: 'opened',
  meeting: document.id,
  title: titleOf(document),
  name: document.title,
  ask: { kind: 'open', ...(anchor !== undefined && { anchor }) },
});
