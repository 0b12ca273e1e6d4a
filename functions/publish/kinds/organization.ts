import { nameId } from '../../shared/records/groups.ts';
import { organizationFeedPath, organizationPage } from '../addresses.ts';
import { decisionsFeed } from '../feeds/feed.ts';
import { organizationFeed } from '../feeds/feed-about.ts';
import { FEED_ITEMS } from '../feeds/pages.ts';
import { organizationPageHtml } from '../site/organization-page.tsx';
import { feedFiles, feedPaths } from './feed-files.ts';
import { defineKind, type Files, GROUP_ID, pageContext, type Rendering, SLUG, textFiles } from './kind.ts';

/** What one organisation of a government was told to do. Without files once nothing charges it any more. */
export const organizationKind = defineKind({
  kind: 'organization',
  id: new RegExp(`^organization/(${SLUG})/(${GROUP_ID})$`),
  parts: ['source', 'id'],
  paths: ({ source, id }) => [organizationPage(source, id), ...feedPaths(organizationFeedPath(source, id))],
  async render({ source, id }, deps) {
    const { library, site, sources } = deps;
    const shown = (files: Files): Rendering => ({ files, tables: new Map(), neighbours: [`opml/${source}`] });
    const decisions = await library.groupDecisions(source, { kind: 'organizations', id }, FEED_ITEMS);
    const names = decisions.flatMap(({ decision }) => decision.responsible.map(({ name }) => name));
    const name = names.find((one) => nameId(one) === id);
    if (name === undefined) return shown(new Map());
    const about = organizationFeed(deps, source, { id, name });
    const path = organizationPage(source, id);
    const page = organizationPageHtml({ source, id, name }, decisions, pageContext(path, deps));
    return shown(
      new Map([
        ...textFiles({ [path]: page }),
        ...feedFiles(about.path, decisionsFeed({ site, sources, about }, decisions)),
      ]),
    );
  },
});
