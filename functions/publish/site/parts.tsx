// Small pieces that more than one page is made of.
import type { Decision, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { decisionAnchor, meetingPage } from '../addresses.ts';
import { agendaOf } from '../headline.ts';
import { DECISION_KIND, dayInWords, meetingName } from '../labels.ts';
import { clip, plainLine } from '../text.ts';

/** The kind of a decision, as a stamp. */
export const Stamp = ({ kind }: { readonly kind: Decision['kind'] }) => (
  <span class={`stamp stamp-${kind}`}>{DECISION_KIND[kind]}</span>
);

const SUBJECT_LENGTH = 120;
const SENTENCE_LENGTH = 80;

/** What a decision is about, for a heading or a link; the sentence where no object was recognised. */
export function subjectOf(decision: Pick<Decision, 'subjects' | 'text'>): string {
  const subjects = decision.subjects.map(plainLine).filter((subject) => subject !== '');
  if (subjects.length === 0) return clip(plainLine(decision.text), SENTENCE_LENGTH);
  return clip(subjects.join('；'), SUBJECT_LENGTH);
}

/** A day as `2024年6月21日`, machine-readable too. */
export const Day = ({ day }: { readonly day: string }) => <time dateTime={day}>{dayInWords(day)}</time>;

interface MeetingLinkProps {
  readonly document: MinutesDocument;
  readonly link: (path: string) => string;
}

const NAME_LENGTH = 60;

/** A meeting in a list, by its short name. */
export const MeetingLink = ({ document, link }: MeetingLinkProps) => (
  <a class="name" href={link(meetingPage(document.id))}>
    {clip(plainLine(meetingName(document)), NAME_LENGTH)}
  </a>
);

/** Beside it: its day, and how much it decided. */
export const MeetingNote = ({ document }: { readonly document: MinutesDocument }) => (
  <span class="note">
    {document.heldOn === undefined ? '日期不详' : <Day day={document.heldOn} />}
    {document.decisions.length === 0 ? ' · 没有记载决定' : ` · 决定${document.decisions.length}项`}
  </span>
);

interface DecisionLineProps {
  readonly document: MinutesDocument;
  readonly decision: Decision;
  readonly link: (path: string) => string;
}

/** A decision in a list: its stamp, and its object as a link to the page of the meeting. */
export const DecisionLine = ({ document, decision, link }: DecisionLineProps) => {
  const agenda = agendaOf(document, decision);
  return (
    <>
      <Stamp kind={decision.kind} />{' '}
      <a href={link(`${meetingPage(document.id)}#${decisionAnchor(decision.id)}`)}>
        {subjectOf(decision)}
        {agenda !== undefined && `（${agenda}）`}
      </a>
    </>
  );
};
