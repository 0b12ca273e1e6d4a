// What is due: against the newest meeting when it is rendered, against the reader's clock where a script runs.
import type { ComponentChildren } from 'preact';
import { READER_SCRIPT } from '../addresses.ts';
import type { PublishedDecision } from '../index/published-meeting.ts';
import type { PageScript } from './page.tsx';
import { DecisionLine, DueDay } from './parts.tsx';
import type { Words } from './words.ts';

/** What tells deadlines against the reader's clock. */
export const readerScript = (words: Words): PageScript => ({
  path: READER_SCRIPT,
  words: {
    'data-due': words('due.when', { when: '{when}' }),
    'data-past': words('due.past', { n: '{n}' }),
  },
});

interface DueTask {
  readonly found: PublishedDecision;
  /** `2024-12-31` */
  readonly date: string;
}

/** Tasks with a day that had not passed when the newest of these meetings was held, the first one first. */
export function dueTasks(decisions: readonly PublishedDecision[]): readonly DueTask[] {
  const since = decisions
    .flatMap(({ meeting }) => meeting.document.heldOn ?? [])
    .sort()
    .at(-1);
  if (since === undefined) return [];
  return decisions
    .flatMap((found) => {
      const date = found.decision.deadline?.date;
      return date === undefined || date < since ? [] : [{ found, date }];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

interface DueListProps {
  readonly tasks: readonly DueTask[];
  readonly link: (path: string) => string;
  readonly words: Words;
  /** What is said of each beside what was decided. */
  readonly note: (found: PublishedDecision) => ComponentChildren;
}

/** Tasks by the day on which they are due. */
export const DueList = ({ tasks, link, words, note }: DueListProps) => (
  <>
    <ol class="due">
      {tasks.map(({ found, date }) => (
        <li>
          <DueDay day={date} words={words} />
          <div>
            <DecisionLine
              document={found.meeting.document}
              decision={found.decision}
              link={link}
              words={words}
              isDue
            />
            <span class="note">{note(found)}</span>
          </div>
        </li>
      ))}
    </ol>
    <p class="note">{words('due.note')}</p>
  </>
);
