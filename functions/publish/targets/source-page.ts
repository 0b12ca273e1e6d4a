import { sourcePage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { NEWEST_MEETINGS, sourcePageHtml } from '../site/source-page.tsx';
import { labelsIn, versionsOf } from './context.ts';
import { editions, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** The page of the government. */
export function targetsOf(
  { source, published, years, names }: GovernmentIndex,
  context: TargetContext,
): Target[] {
  const newest = published.slice(0, NEWEST_MEETINGS);
  return [
    {
      id: `page/${source}`,
      order: 'page',
      inputs: [versionsOf(newest), years, labelsIn(newest, names)],
      render: () =>
        textFiles(
          editions(sourcePage(source), context, (page) => sourcePageHtml(source, newest, years, names, page)),
        ),
    },
  ];
}
