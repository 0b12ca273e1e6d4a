import { ALL_FEEDS, absolute, type FeedName, opmlFile, sourcePage } from '../../addresses.ts';
import { scopeFeed } from '../../feeds/feed-about.ts';
import { type Outline, renderOpml } from '../../feeds/opml.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { sourceName } from '../../source-name.ts';
import { namesOf, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

const EVERY: readonly FeedName[] = ['decisions', 'meetings', 'new'];

/**
 * Two lists. The one to take in as it is has the decisions of each government, so that nothing comes twice; the other has every feed
 * there is: those of all governments, those of each, and the list of each, in which its organisations and subject areas stand.
 */
export function targetsOf({ governments }: AllIndex, context: TargetContext): Target[] {
  const sources = governments.map(({ source }) => source);
  const { title } = context.site;
  return [
    {
      id: 'opml',
      order: 'feed',
      inputs: namesOf(sources, context),
      render: () =>
        textFiles({
          [opmlFile('all')]: renderOpml(
            title,
            sources.map((source) => outlineOf(source, 'decisions', context)),
          ),
          [ALL_FEEDS]: renderOpml(`${title}：全部订阅源`, [
            ...EVERY.map((feed) => outlineOf('all', feed, context)),
            ...sources.map((source) => ({
              title: sourceName(context.sources, source),
              outlines: [
                ...EVERY.map((feed) => outlineOf(source, feed, context)),
                {
                  title: `${sourceName(context.sources, source)}：部门和领域`,
                  list: absolute(context.site, opmlFile(source)),
                  page: absolute(context.site, sourcePage(source)),
                },
              ],
            })),
          ]),
        }),
    },
  ];
}

function outlineOf(scope: string, feed: FeedName, context: TargetContext): Outline {
  const { title, path, homePage } = scopeFeed(context, scope, feed);
  return {
    title,
    rss: absolute(context.site, `${path}.xml`),
    page: absolute(context.site, homePage),
  };
}
