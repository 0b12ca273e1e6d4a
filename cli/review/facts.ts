import { decisionAnchor } from '../../functions/publish/addresses.ts';
import { attendanceKeys } from '../../functions/publish/attendance-key.ts';
import { issueAnchor, itemAnchor } from '../../functions/publish/site/annotations.ts';
import { attendanceHash, decisionHash, isDoubtful, issueHash } from '../../functions/shared/checked.ts';
import type { MinutesFacts } from '../../functions/shared/head.ts';
import type { AgendaItem, Attendance, Decision, QualityIssue } from '../../schemas/generated/minutes.ts';

/** Why a person is asked about a fact. */
export type Doubt =
  | { readonly kind: 'confidence'; readonly confidence: number }
  | { readonly kind: 'flag'; readonly flag: NonNullable<Attendance['flags']>[number] }
  | { readonly kind: 'alternatives'; readonly names: readonly string[] }
  | { readonly kind: 'issue'; readonly issue: QualityIssue };

interface Common {
  /** Where it stands on the published page of its meeting; `meeting` for what is said of the meeting itself. */
  readonly anchor: string;
  readonly span?: readonly [start: number, end: number];
  /** What it says, as one hash: see `withChecked`. Agenda items and the meeting itself have none, and are never in doubt. */
  readonly hash?: string;
  readonly doubts: readonly Doubt[];
}

/** Something that a document says, and that a person can find right or correct. */
export type Fact = Common &
  (
    | { readonly kind: 'meeting'; readonly value: MinutesFacts }
    | { readonly kind: 'item'; readonly value: AgendaItem }
    | { readonly kind: 'decision'; readonly value: Decision }
    | { readonly kind: 'attendance'; readonly value: Attendance }
    | { readonly kind: 'issue'; readonly value: QualityIssue }
  );

export const MEETING_ANCHOR = 'meeting';

/** Everything that a document says: of the meeting, then item by item, decision by decision, person by person, and its issues. */
export function factsIn(document: MinutesFacts): Fact[] {
  const keys = attendanceKeys(document);
  return [
    { kind: 'meeting', anchor: MEETING_ANCHOR, doubts: [], value: document },
    ...document.items.map(
      (value): Fact => ({
        kind: 'item',
        anchor: itemAnchor(value.number),
        span: value.span,
        doubts: [],
        value,
      }),
    ),
    ...document.decisions.map(
      (value): Fact => ({
        kind: 'decision',
        anchor: decisionAnchor(value.id),
        span: value.span,
        hash: decisionHash(value),
        doubts: unsure(value),
        value,
      }),
    ),
    ...document.attendance.map(
      (value, index): Fact => ({
        kind: 'attendance',
        anchor: keys[index] ?? '',
        span: value.span,
        hash: attendanceHash(value),
        doubts: [
          ...unsure(value),
          ...(value.flags ?? []).map((flag): Doubt => ({ kind: 'flag', flag })),
          ...(value.alternatives === undefined
            ? []
            : [{ kind: 'alternatives' as const, names: value.alternatives }]),
        ],
        value,
      }),
    ),
    ...document.quality.issues.map(
      (value, index): Fact => ({
        kind: 'issue',
        anchor: issueAnchor(index),
        ...(value.span !== undefined && { span: value.span }),
        hash: issueHash(value),
        doubts: value.severity === 'info' ? [] : [{ kind: 'issue', issue: value }],
        value,
      }),
    ),
  ];
}

const unsure = (value: Decision | Attendance): readonly Doubt[] =>
  isDoubtful(value) ? [{ kind: 'confidence', confidence: value.confidence }] : [];

/**
 * The facts that a person is asked about, in the order of the page; what stands nowhere on it comes first. What is said twice is
 * asked once: the answer holds for both.
 */
export const doubtfulIn = (document: MinutesFacts): Fact[] =>
  factsIn(document)
    .filter(({ doubts }) => doubts.length > 0)
    .filter(({ hash }, index, all) => all.findIndex((one) => one.hash === hash) === index)
    .sort((one, other) => (one.span?.[0] ?? -1) - (other.span?.[0] ?? -1));

/** What a fact is called in a list. */
export function nameOf(fact: Fact): string {
  switch (fact.kind) {
    case 'meeting':
      return fact.value.title;
    case 'item':
      return fact.value.heading;
    case 'decision':
      return fact.value.subjects[0] ?? fact.value.text;
    case 'attendance':
      return fact.value.name;
    case 'issue':
      return fact.value.code;
  }
}
