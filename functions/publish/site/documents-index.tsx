import { documentPage } from '../addresses.ts';
import type { Thread } from '../index/threads.ts';
import { cleanOnce, clip, plainLine } from '../text.ts';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block, Day, Gloss, Stamp } from './parts.tsx';
import { firstWords as words } from './words.ts';

const TITLE_LENGTH = 80;

/** The documents that came to several meetings, those touched last first. */
export function documentsIndex(
  source: string,
  threads: readonly Thread[],
  meetings: number,
  context: PageContext,
): string {
  const link = linkFrom(context);
  return listingPageHtml({
    source,
    of: 'documents',
    meetings,
    context,
    children: (
      <Block id="all" title={<Gloss message="listing.documents" />}>
        {threads.length === 0 ? (
          <p class="empty">这些会议中还没有一份文件上过不止一次会。</p>
        ) : (
          <ol class="register" data-filter="names">
            {threads.map(cleanOnce).map(({ id, title, decisions, meetings: count }) => (
              <li>
                {decisions[0] !== undefined && <Stamp kind={decisions[0].decision.kind} words={words} />}{' '}
                <a href={link(documentPage(source, id))}>《{clip(plainLine(title), TITLE_LENGTH)}》</a>
                <span class="note">
                  {count}次会议
                  {decisions[0]?.meeting.document.heldOn !== undefined && (
                    <>
                      ，最近一次
                      <Day day={decisions[0].meeting.document.heldOn} words={words} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Block>
    ),
  });
}
