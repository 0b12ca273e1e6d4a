import type { Tombstone } from '../../../schemas/generated/tombstone.ts';
import { INDEX_PAGE, meetingDocument, sourcePage } from '../addresses.ts';
import { dayInWords } from '../labels.ts';
import { sourceName } from '../source-name.ts';
import { cleanText, mapText } from '../text.ts';
import { mainFeed } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { firstWords as words } from './words.ts';

/** The page of a meeting that was withdrawn: that it was, when and why, and nothing of what it said. */
export function tombstonePageHtml(tombstone: Tombstone, context: PageContext): string {
  const { id, source, withdrawn } = mapText(tombstone, cleanText);
  const link = linkFrom(context);
  const name = sourceName(context.sources, source);
  return renderPage({
    context,
    title: '本纪要已撤下',
    description: `${name}的一份会议纪要已从本站撤下。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name, path: sourcePage(source) },
    ],
    feeds: mainFeed(source, words),
    json: meetingDocument(id),
    children: (
      <article class="minutes">
        <header class="title">
          <h1>本纪要已撤下</h1>
        </header>
        <p>
          编号为 <code>{id}</code> 的会议纪要已于{dayInWords(withdrawn.at.slice(0, 10))}
          从本站撤下，编号不再使用。
        </p>
        <dl class="facts grid">
          <div>
            <dt>原因</dt>
            <dd>{withdrawn.why}</dd>
          </div>
          <div>
            <dt>决定</dt>
            <dd>{withdrawn.by}</dd>
          </div>
        </dl>
        <p>
          <a href={link(sourcePage(source))}>{name}的其他会议纪要</a>
        </p>
      </article>
    ),
  });
}
