import type { ComponentChildren } from 'preact';
import { meetingPage } from '../addresses.ts';
import { isDoubtful } from '../doubt.ts';
import type { PublishedDecision } from '../index/published-meeting.ts';
import { meetingName } from '../labels.ts';
import { clip, plainLine } from '../text.ts';
import { Day, DecisionLine, ResponsibleNames } from './parts.tsx';
import { firstWords as words } from './words.ts';

/** Decisions that a page of one body or one subject area lists. */
export const LISTED_DECISIONS = 30;

const NAME_LENGTH = 60;
const DEADLINE_LENGTH = 40;

interface DecisionListProps {
  readonly decisions: readonly PublishedDecision[];
  readonly link: (path: string) => string;
  /** What to say of who must act; everyone responsible where nothing else is wanted. */
  readonly duty?: (found: PublishedDecision) => ComponentChildren;
}

/** Decisions of several meetings: what was decided, when and where, who must act, and by when. */
export const DecisionList = ({ decisions, link, duty }: DecisionListProps) => (
  <ol class="register" data-filter="decisions">
    {decisions.map((found) => (
      <li data-kind={found.decision.kind}>
        <DecisionLine document={found.meeting.document} decision={found.decision} link={link} words={words} />
        <span class="note pieces">
          <span>
            <MeetingOf found={found} link={link} />
          </span>
          {duty === undefined ? (
            found.decision.responsible.length > 0 && (
              <span>
                <ResponsibleNames responsible={found.decision.responsible} words={words} />
              </span>
            )
          ) : (
            <span>{duty(found)}</span>
          )}
          <Deadline found={found} />
          {isDoubtful(found.decision) && <span class="doubt">存疑</span>}
        </span>
      </li>
    ))}
  </ol>
);

interface MeetingOfProps {
  readonly found: PublishedDecision;
  readonly link: (path: string) => string;
}

/** The meeting that decided, with its day. */
export const MeetingOf = ({ found: { meeting }, link }: MeetingOfProps) => (
  <>
    <a href={link(meetingPage(meeting.document.id))}>
      {clip(plainLine(meetingName(meeting.document)), NAME_LENGTH)}
    </a>{' '}
    {meeting.document.heldOn === undefined ? (
      words('undated')
    ) : (
      <Day day={meeting.document.heldOn} words={words} />
    )}
  </>
);

/** In the words of the minutes; the day that they mean is what a program reads, and what the reader's clock is held against. */
const Deadline = ({ found: { decision } }: { readonly found: PublishedDecision }) => {
  if (decision.deadline === undefined) return null;
  const { text, date } = decision.deadline;
  const told = clip(plainLine(text), DEADLINE_LENGTH);
  return (
    <span>
      期限：
      {date === undefined ? (
        told
      ) : (
        <time class="due-day" dateTime={date}>
          {told}
        </time>
      )}
    </span>
  );
};
