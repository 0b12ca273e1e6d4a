import { sourcePage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { decidersAmong, NEWEST_MEETINGS, sourcePageHtml } from '../site/source-page.tsx';
import { labelsIn, versionsOf } from './context.ts';
import { editions, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** The page of the government. */
export function targetsOf(
  { source, published, years, names, people }: GovernmentIndex,
  context: TargetContext,
): Target[] {
  const newest = published.slice(0, NEWEST_MEETINGS);
  const totals = {
    meetings: published.length,
    decisions: published.reduce((sum, { document }) => sum + document.decisions.length, 0),
  };
  const linked = decidersAmong(newest).flatMap(({ name }) => (people.has(name) ? [name] : []));
  return [
    {
      id: `page/${source}`,
      order: 'page',
      inputs: [versionsOf(newest), years, Object.values(totals), linked, labelsIn(newest, names)],
      render: () =>
        textFiles(
          editions(sourcePage(source), context, (page) =>
            sourcePageHtml(source, newest, years, totals, names, new Set(linked), page),
          ),
        ),
    },
  ];
}
