import { absolute, opmlFile } from '../../addresses.ts';
import { scopeFeed } from '../../feeds/feed-about.ts';
import { type Outline, renderOpml } from '../../feeds/opml.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { sourceName } from '../../source-name.ts';
import { namesOf, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/** The feeds of all governments, and the main ones of each. */
export function targetsOf({ governments }: AllIndex, context: TargetContext): Target[] {
  const sources = governments.map(({ source }) => source);
  return [
    {
      id: 'opml',
      order: 'feed',
      inputs: namesOf(sources, context),
      render() {
        const outlines = sources.map((source) => ({
          title: sourceName(context.sources, source),
          outlines: mainFeeds(source, context),
        }));
        const all = [...mainFeeds('all', context), ...outlines];
        return textFiles({ [opmlFile('all')]: renderOpml(context.site.title, all) });
      },
    },
  ];
}

const mainFeeds = (scope: string, context: TargetContext): Outline[] =>
  (['decisions', 'meetings'] as const).map((feed) => {
    const { title, path, homePage } = scopeFeed(context, scope, feed);
    return {
      title,
      rss: absolute(context.site, `${path}.xml`),
      page: absolute(context.site, homePage),
    };
  });
