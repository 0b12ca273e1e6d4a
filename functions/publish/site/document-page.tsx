import { INDEX_PAGE, listingPage, sourcePage } from '../addresses.ts';
import { cleanDecision, type PublishedDecision } from '../index/published-meeting.ts';
import { sourceName } from '../source-name.ts';
import { clip, plainLine } from '../text.ts';
import { Digits } from './damage.tsx';
import { MeetingOf } from './decision-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, DecisionLine, ResponsibleNames } from './parts.tsx';
import { firstWords as words } from './words.ts';

const TITLE_LENGTH = 120;

interface Thread {
  readonly source: string;
  /** Its title at the newest of its meetings. */
  readonly title: string;
}

/** One document over the meetings that dealt with it, in the order in which they were held. */
export function documentPageHtml(
  thread: Thread,
  decisions: readonly PublishedDecision[],
  context: PageContext,
): string {
  const { source } = thread;
  const link = linkFrom(context);
  const government = sourceName(context.sources, source);
  const title = `《${clip(plainLine(thread.title), TITLE_LENGTH)}》`;
  const held = (found: PublishedDecision) => found.meeting.document.heldOn ?? '';
  const inOrder = decisions
    .map(cleanDecision)
    .reverse()
    .sort((a, b) => (held(a) < held(b) ? -1 : held(a) > held(b) ? 1 : 0));
  return renderPage({
    context,
    title,
    description: `${title}在${government}各次会议上的经过。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name: government, path: sourcePage(source) },
      { name: words('source.documents'), path: listingPage(source, 'documents') },
    ],
    feeds: [],
    children: (
      <>
        <header class="title">
          <h1>
            <Digits text={title} told={words('damaged')} />
          </h1>
          <p class="lead">这份文件在{government}各次会议上的经过</p>
        </header>
        <Block id="thread" title={words('record.thread')}>
          <ol class="thread">
            {inOrder.map((found) => (
              <li>
                <span class="note">
                  <MeetingOf found={found} link={link} />
                </span>
                <span>
                  <DecisionLine
                    document={found.meeting.document}
                    decision={found.decision}
                    link={link}
                    words={words}
                  />
                  <span class="note">
                    <ResponsibleNames responsible={found.decision.responsible} words={words} />
                  </span>
                </span>
              </li>
            ))}
          </ol>
          <p class="note">同一份文件的各个版本按名称归在一起，不计“送审稿”“修订稿”等字样。</p>
        </Block>
      </>
    ),
  });
}
