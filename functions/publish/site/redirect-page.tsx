import type { Redirect } from '../../../schemas/generated/redirect.ts';
import { INDEX_PAGE, meetingDocument, meetingPage, sourcePage } from '../addresses.ts';
import { sourceName } from '../source-name.ts';
import { mainFeed } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { firstWords as words } from './words.ts';

/** The page under a further identifier of a meeting: it leads to the meeting. */
export function redirectPageHtml({ id, source, movedTo }: Redirect, context: PageContext): string {
  const link = linkFrom(context);
  const name = sourceName(context.sources, source);
  const to = meetingPage(movedTo.id);
  return renderPage({
    context,
    title: '本次会议已归入另一页',
    description: `${name}的这次会议在另一页上。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name, path: sourcePage(source) },
    ],
    feeds: mainFeed(source, words),
    json: meetingDocument(id),
    movedTo: to,
    children: (
      <article class="minutes">
        <header class="title">
          <h1>本次会议已归入另一页</h1>
        </header>
        <p>
          编号 <code>{id}</code> 与 <code>{movedTo.id}</code> 是同一次会议，见
          <a href={link(to)}>该次会议的页面</a>。
        </p>
      </article>
    ),
  });
}
