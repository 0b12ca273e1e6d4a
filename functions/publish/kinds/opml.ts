import { topicOf } from '../../shared/topics.ts';
import { absolute, opmlFile } from '../addresses.ts';
import { type FeedAbout, organizationFeed, scopeFeed, topicFeed } from '../feeds/feed-about.ts';
import { type Outline, renderOpml } from '../feeds/opml.ts';
import { sourceName } from '../source-name.ts';
import { defineKind, type RenderDeps, SLUG, textFiles } from './kind.ts';

/** The feeds of all governments, and the main ones of each. */
export const overallOpmlKind = defineKind({
  kind: 'overall-opml',
  id: /^opml\/all$/,
  parts: [],
  paths: () => [opmlFile('all')],
  async render(_, deps) {
    const sources = await deps.library.sources();
    const outlines = [
      ...mainFeeds('all', deps),
      ...sources.map((source) => ({
        title: sourceName(deps.sources, source),
        outlines: mainFeeds(source, deps),
      })),
    ];
    return textFiles({ [opmlFile('all')]: renderOpml(deps.site.title, outlines) });
  },
});

/** Every feed of one government: those of its organisations and of its subject areas, too. */
export const sourceOpmlKind = defineKind({
  kind: 'source-opml',
  id: new RegExp(`^opml/(${SLUG})$`),
  parts: ['source'],
  paths: ({ source }) => [opmlFile(source)],
  async render({ source }, deps) {
    const topics = (await deps.library.topics(source)).flatMap((code) => topicOf(code) ?? []);
    const organizations = [...(await deps.library.chargedOrganizations(source))].sort((one, other) =>
      one.name < other.name ? -1 : 1,
    );
    const groups: Outline[] = [
      { title: '领域', outlines: topics.map((topic) => outlineOf(topicFeed(deps, source, topic), deps)) },
      {
        title: '部门和单位',
        outlines: organizations.map((one) => outlineOf(organizationFeed(deps, source, one), deps)),
      },
    ];
    const outlines = [
      ...mainFeeds(source, deps),
      ...groups.filter((group) => 'outlines' in group && group.outlines.length > 0),
    ];
    return textFiles({ [opmlFile(source)]: renderOpml(sourceName(deps.sources, source), outlines) });
  },
});

const mainFeeds = (scope: string, deps: RenderDeps): Outline[] =>
  (['decisions', 'meetings'] as const).map((feed) => outlineOf(scopeFeed(deps, scope, feed), deps));

const outlineOf = ({ title, path, homePage }: FeedAbout, { site }: RenderDeps): Outline => ({
  title,
  rss: absolute(site, `${path}.xml`),
  page: absolute(site, homePage),
});
