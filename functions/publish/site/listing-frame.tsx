import type { ComponentChildren } from 'preact';
import { INDEX_PAGE, sourcePage } from '../addresses.ts';
import { sourceName } from '../source-name.ts';
import { FILTER } from './filter.ts';
import { type PageContext, renderPage } from './page.tsx';
import { firstWords as words } from './words.ts';

interface ListingProps {
  readonly source: string;
  readonly of: 'organizations' | 'topics' | 'documents' | 'people';
  readonly meetings: number;
  readonly context: PageContext;
  readonly children: ComponentChildren;
}

/** A page that lists what one government has of a kind, and says from how many meetings that was taken. */
export function listingPageHtml({ source, of, meetings, context, children }: ListingProps): string {
  const government = sourceName(context.sources, source);
  return renderPage({
    context,
    title: `${words(`source.${of}`)}（${government}）`,
    description: `${government}：${words(`source.${of}.note`)}。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name: government, path: sourcePage(source) },
    ],
    feeds: [],
    script: FILTER,
    children: (
      <>
        <header class="title">
          <h1>{words(`source.${of}`)}</h1>
          <p class="lead">
            {government}：{words(`source.${of}.note`)}
          </p>
          <p class="note">取自最近{meetings}次会议。</p>
        </header>
        {children}
      </>
    ),
  });
}
