// Feeds that lose nothing (RFC 5005, section 4): the document that readers subscribe to, and the archive before it.
import { periodOf } from '../../shared/records/listings.ts';
import { absolute, archivePath, type FeedName } from '../addresses.ts';
import type { Library, PublishedMeeting } from '../index/published-meeting.ts';
import { dayInWords } from '../labels.ts';
import type { FeedContext } from './about-meeting.ts';
import { feedModel, itemsOf, withdrawnItems } from './feed.ts';
import { scopeFeed } from './feed-about.ts';
import type { FeedModel } from './feed-model.ts';
import { FEED_BYTES, FEED_ITEMS, inPages, type Page } from './pages.ts';

/** The feed of everything that a scope publishes: all governments, or one. */
export interface Series extends Pick<FeedContext, 'site' | 'sources'> {
  readonly scope: string;
  readonly feed: FeedName;
  readonly library: Library;
}

/** A page of the archive: of one period, counted from its oldest. */
interface ArchivePage extends Page {
  readonly period: string;
  readonly number: number;
}

/** One archive document. */
export interface ArchiveDocument {
  readonly path: string;
  readonly model: FeedModel;
}

/** Withdrawn meetings that a feed still tells of. */
const WITHDRAWN_MEETINGS = 20;

/**
 * The document that readers subscribe to: as many of the newest pages as fit, each of them whole, so that it goes on
 * in the archive exactly where it ends.
 */
export async function subscriptionDocument(series: Series): Promise<FeedModel> {
  const held: ArchivePage[] = [];
  let [count, bytes] = [0, 0];
  let previous: ArchivePage | undefined;
  for await (const page of pagesOf(series)) {
    count += page.items.length;
    bytes += page.bytes;
    if (held.length > 0 && (count > FEED_ITEMS || bytes > FEED_BYTES)) {
      previous = page;
      break;
    }
    held.push(page);
  }
  const withdrawn = await series.library.withdrawals(series.scope, WITHDRAWN_MEETINGS);
  return feedModel(contextOf(series), {
    items: held.flatMap(({ items }) => items),
    place: previous === undefined ? {} : { previous: addressOf(series, previous) },
    withdrawn: withdrawnItems(series, withdrawn),
  });
}

/** The archive documents of a period, and the periods next to it whose documents link to them. */
export async function archiveDocuments(
  series: Series,
  period: string,
): Promise<{ documents: readonly ArchiveDocument[]; neighbours: readonly string[] }> {
  const pages: ArchivePage[] = [];
  let before: ArchivePage | undefined;
  for await (const page of pagesOf(series, period)) {
    if (page.period === period) pages.unshift(page);
    else {
      before = page;
      break;
    }
  }
  const after = await series.library.periodAfter(series.scope, publishedOf(series), period);
  const { site, ...context } = contextOf(series);
  const current = absolute(site, context.about.path);
  const documents = pages.map((page, index) => {
    const older = pages[index - 1] ?? before;
    const newer = pages[index + 1] ?? (after === undefined ? undefined : { period: after, number: 1 });
    const path = pathOf(series, page);
    const about = { ...context.about, path, title: `${context.about.title}（${inWords(page)}）` };
    const place = {
      current,
      ...(older !== undefined && { previous: addressOf(series, older) }),
      ...(newer !== undefined && { next: addressOf(series, newer) }),
    };
    return { path, model: feedModel({ site, ...context, about }, { items: page.items, place }) };
  });
  return { documents, neighbours: [before?.period, after].filter((one) => one !== undefined) };
}

/** Every page up to the end of a period, or every page there is, newest first. */
async function* pagesOf(series: Series, upTo?: string): AsyncGenerator<ArchivePage> {
  const { library, scope, feed } = series;
  const context = contextOf(series);
  for await (const { period, meetings } of byPeriod(
    library.published(scope, publishedOf(series), upTo),
    scope,
  )) {
    const pages = inPages(itemsOf(feed, context, meetings));
    yield* pages.map((page, index) => ({ ...page, period, number: index + 1 })).reverse();
  }
}

/** Meetings in their order, those of one period together. */
async function* byPeriod(meetings: AsyncIterable<PublishedMeeting>, scope: string) {
  let together: { period: string; meetings: PublishedMeeting[] } | undefined;
  for await (const meeting of meetings) {
    const period = periodOf(meeting.document, scope);
    if (together?.period === period) {
      together.meetings.push(meeting);
      continue;
    }
    if (together !== undefined) yield together;
    together = { period, meetings: [meeting] };
  }
  if (together !== undefined) yield together;
}

const contextOf = ({ site, sources, scope, feed }: Series): FeedContext => ({
  site,
  sources,
  about: scopeFeed({ site, sources }, scope, feed),
});

const publishedOf = ({ feed }: Series) => (feed === 'decisions' ? 'deciding' : 'meetings');

type PageName = Pick<ArchivePage, 'period' | 'number'>;

const pathOf = ({ scope, feed }: Series, { period, number }: PageName): string =>
  archivePath(scope, feed, period, number);

const addressOf = (series: Series, page: PageName): string => absolute(series.site, pathOf(series, page));

/** `2023年8月，第2页`. */
function inWords({ period, number }: PageName): string {
  const [year, month, day] = period.split('-');
  const words =
    month === undefined ? '日期不明' : day === undefined ? `${year}年${Number(month)}月` : dayInWords(period);
  return number === 1 ? words : `${words}，第${number}页`;
}
