import { STATUS_PAGE, sourcePage } from '../addresses.ts';
import { responsibleInWords } from '../headline.ts';
import { heldInWords } from '../labels.ts';
import type { PublishedDecision } from '../library.ts';
import { sourceName } from '../source-name.ts';
import { cleanText, mapText, plainLine } from '../text.ts';
import { FeedList, feedsOf } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { DecisionLine } from './parts.tsx';

export const NEWEST_DECISIONS = 12;

const AIM =
  '这里把各地政府公开的会议纪要整理成可以订阅、下载和核对的数据：会议决定了什么，由谁负责，何时完成，谁参加了会议。每一条都能点回原文的那一句话。';

/** The front page: what this is, what is new, whose minutes there are, how to follow and to download them. */
export function indexPage(
  newest: readonly PublishedDecision[],
  sourceIds: readonly string[],
  context: PageContext,
): string {
  const { site } = context;
  const link = linkFrom(context);
  const feeds = feedsOf('all');
  return renderPage({
    context,
    description: AIM,
    feeds,
    children: (
      <>
        <section class="intro">
          <h1>{site.title}</h1>
          <p class="lead">{AIM}</p>
        </section>
        <section aria-labelledby="newest">
          <h2 id="newest">最新决定</h2>
          {newest.length === 0 ? (
            <p class="empty">还没有收录任何决定。</p>
          ) : (
            <ol class="register">
              {mapText(newest, cleanText).map((found) => (
                <Newest found={found} context={context} />
              ))}
            </ol>
          )}
        </section>
        <section aria-labelledby="governments">
          <h2 id="governments">各地政府</h2>
          {sourceIds.length === 0 ? (
            <p class="empty">还没有收录任何政府的纪要。</p>
          ) : (
            <ul class="governments">
              {sourceIds.map((source) => (
                <li>
                  <a href={link(sourcePage(source))}>{sourceName(context.sources, source)}</a>
                </li>
              ))}
            </ul>
          )}
          <p class="note">
            各来源最近一次读取的时间、缺少的会议和没有读出的网页，见<a href={link(STATUS_PAGE)}>来源状况</a>。
          </p>
        </section>
        <section aria-labelledby="subscribe">
          <h2 id="subscribe">订阅</h2>
          <p>
            把下面的地址加入任何一款订阅阅读器，有新的纪要公布就会收到。只想看一个政府的，请到它的页面订阅。
          </p>
          <FeedList feeds={feeds} link={link} />
        </section>
        <section aria-labelledby="download">
          <h2 id="download">下载</h2>
          <p>
            每个政府每年一份：会议、决定、参会人员三张表，有
            CSV（程序用）、CSV（Excel用）和压缩的NDJSON三种格式，列在各政府的页面上。每次会议另有一份完整的JSON文档。
          </p>
        </section>
        <section class="english" lang="en" aria-labelledby="english">
          <h2 id="english">{site.titleEn ?? 'In English'}</h2>
          <p>
            Decisions and attendance from the published minutes of Chinese governments, as feeds and open
            data. Each fact links to the sentence it was read from. Feeds come as RSS 2.0 and JSON Feed 1.1,
            downloads as CSV and NDJSON, one folder for each government and year, and each meeting as a JSON
            document.
          </p>
        </section>
      </>
    ),
  });
}

function Newest({ found, context }: { readonly found: PublishedDecision; readonly context: PageContext }) {
  const { document } = found.meeting;
  const held = heldInWords(document);
  const { responsible } = found.decision;
  return (
    <li>
      <DecisionLine document={document} decision={found.decision} link={linkFrom(context)} />
      <span class="note">
        {plainLine(sourceName(context.sources, document.source))}
        {held !== undefined && ` · ${held}`}
        {responsible.length > 0 && ` · ${responsibleInWords(responsible)}`}
      </span>
    </li>
  );
}
