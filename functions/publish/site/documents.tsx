import { nameId } from '../../shared/records/groups.ts';
import { documentPage, listingPage } from '../addresses.ts';
import type { PublishedDecision, PublishedMeeting } from '../index/published-meeting.ts';
import { cleanText, clip, mapText, plainLine } from '../text.ts';
import { documentPageHtml } from './document-page.tsx';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block, Day, Gloss, Stamp } from './parts.tsx';
import { firstWords as words } from './words.ts';

/** One document over the meetings. */
export interface Thread {
  readonly id: string;
  /** Its title at the newest of its meetings. */
  readonly title: string;
  /** Newest first; several of one meeting where it decided several things about it. */
  readonly decisions: readonly PublishedDecision[];
  readonly meetings: number;
}

/** Threads that have a page: state of the publication stays small (docs/adr/0011-pages-computed-together.md). */
const MOST_THREADS = 200;
const TITLE_LENGTH = 80;

/** Documents that more than one meeting dealt with, those touched last first. */
export function threadsOf(newest: readonly PublishedMeeting[]): Thread[] {
  const found = new Map<string, { title: string; decisions: PublishedDecision[] }>();
  for (const meeting of newest) {
    for (const decision of meeting.document.decisions) {
      for (const { title, thread } of decision.documents ?? []) {
        const known = found.get(thread) ?? { title, decisions: [] };
        if (!known.decisions.some((other) => other.decision === decision)) {
          known.decisions.push({ meeting, decision });
        }
        found.set(thread, known);
      }
    }
  }
  return [...found]
    .map(([thread, { title, decisions }]) => ({
      id: nameId(thread),
      title,
      decisions,
      meetings: new Set(decisions.map(({ meeting }) => meeting.document.id)).size,
    }))
    .filter(({ meetings }) => meetings > 1);
}

/** The page of each such document, and the one that lists them, by their paths. */
export function documentPages(
  source: string,
  newest: readonly PublishedMeeting[],
  contextOf: (path: string) => PageContext,
): Record<string, string> {
  const threads = threadsOf(newest).slice(0, MOST_THREADS);
  const index = listingPage(source, 'documents');
  const files: Record<string, string> = {
    [index]: documentsIndex(source, threads, newest.length, contextOf(index)),
  };
  for (const { id, title, decisions } of threads) {
    const path = documentPage(source, id);
    files[path] = documentPageHtml({ source, title }, decisions, contextOf(path));
  }
  return files;
}

function documentsIndex(
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
            {mapText(threads, cleanText).map(({ id, title, decisions, meetings: count }) => (
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
