import { absolute, opmlFile } from '../addresses.ts';
import { type FeedAbout, organizationFeed, scopeFeed, topicFeed } from '../feeds/feed-about.ts';
import { type Outline, renderOpml } from '../feeds/opml.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { sourceName } from '../source-name.ts';
import { type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** Every feed of the government: those of its organisations and of its subject areas, too. */
export function targetsOf(
  { source, topics, organizations }: GovernmentIndex,
  context: TargetContext,
): Target[] {
  const outlineOf = ({ title, path, homePage }: FeedAbout): Outline => ({
    title,
    rss: absolute(context.site, `${path}.xml`),
    page: absolute(context.site, homePage),
  });
  const byName = [...organizations].sort((one, other) => (one.name < other.name ? -1 : 1));
  const groups = [
    { title: '领域', outlines: topics.map(({ topic }) => outlineOf(topicFeed(context, source, topic))) },
    { title: '部门和单位', outlines: byName.map((one) => outlineOf(organizationFeed(context, source, one))) },
  ];
  return [
    {
      id: `opml/${source}`,
      order: 'feed',
      inputs: [topics.map(({ topic }) => topic.code), byName.map(({ id, name }) => [id, name])],
      render() {
        const outlines = [
          ...(['decisions', 'meetings', 'new'] as const).map((feed) =>
            outlineOf(scopeFeed(context, source, feed)),
          ),
          ...groups.filter((group) => group.outlines.length > 0),
        ];
        return textFiles({ [opmlFile(source)]: renderOpml(sourceName(context.sources, source), outlines) });
      },
    },
  ];
}
