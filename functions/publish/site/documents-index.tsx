import { decisionAnchor, documentPage, meetingPage } from '../addresses.ts';
import { isRecurring, type Thread } from '../index/threads.ts';
import { cleanOnce, clip, plainLine } from '../text.ts';
import { Digits } from './damage.tsx';
import { MeetingOf } from './decision-list.tsx';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block, Stamp } from './parts.tsx';
import { firstWords as words } from './words.ts';

const TITLE_LENGTH = 80;
/** More would make the page heavy; the table of documents has all. */
export const LISTED_DOCUMENTS = 160;

/**
 * The documents that came to meetings, those touched last first: one that came to several leads to its way through them, one that came to a
 * single one to what was decided there.
 */
export function documentsIndex(
  source: string,
  threads: readonly Thread[],
  meetings: number,
  context: PageContext,
): string {
  const listed = threads.slice(0, LISTED_DOCUMENTS).map(cleanOnce);
  return listingPageHtml({
    source,
    of: 'documents',
    meetings,
    context,
    children: (
      <Block id="all" title={words('listing.all')}>
        {listed.length === 0 ? (
          <p class="empty">这些会议没有处置过写明名称的文件。</p>
        ) : (
          <>
            <ol class="register" data-filter="names">
              {listed.map((thread) => (
                <DocumentLine source={source} thread={thread} context={context} />
              ))}
            </ol>
            {threads.length > listed.length && (
              <p class="note">
                只列最近的{listed.length}份，共{threads.length}份；全部在下载的“决定的文件”表里。
              </p>
            )}
          </>
        )}
      </Block>
    ),
  });
}

interface DocumentLineProps {
  readonly source: string;
  readonly thread: Thread;
  readonly context: PageContext;
}

function DocumentLine({ source, thread, context }: DocumentLineProps) {
  const { id, title, meetings, decisions } = thread;
  const [newest] = decisions;
  if (newest === undefined) return null;
  const link = linkFrom(context);
  const to = isRecurring(thread)
    ? documentPage(source, id)
    : `${meetingPage(newest.meeting.document.id)}#${decisionAnchor(newest.decision.id)}`;
  return (
    <li>
      <Stamp kind={newest.decision.kind} words={words} />{' '}
      <a href={link(to)}>
        <Digits text={`《${clip(plainLine(title), TITLE_LENGTH)}》`} told={words('damaged')} />
      </a>
      <span class="note">
        {meetings > 1 && `先后上会${meetings}次，最近一次：`}
        <MeetingOf found={newest} link={link} />
      </span>
    </li>
  );
}
