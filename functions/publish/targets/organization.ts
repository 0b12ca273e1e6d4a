import { organizationPage } from '../addresses.ts';
import { decisionsFeed } from '../feeds/feed.ts';
import { organizationFeed } from '../feeds/feed-about.ts';
import { GROUP_ITEMS } from '../feeds/pages.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { LISTED_DECISIONS } from '../site/decision-list.tsx';
import { organizationPageHtml } from '../site/organization-page.tsx';
import { decisionsShown, labelsOf } from './context.ts';
import { feedFiles, pageContext, type TargetContext, textFiles, together } from './rendering.ts';
import type { Target } from './target.ts';

/** What each organisation was told to do: a page and a feed. */
export const targetsOf = (
  { source, organizations, names }: GovernmentIndex,
  context: TargetContext,
): Target[] =>
  organizations.map((organization) => {
    const { id, name, otherNames } = organization;
    const decisions = organization.decisions.slice(0, LISTED_DECISIONS);
    return {
      id: `organization/${source}/${id}`,
      order: 'page',
      inputs: [
        name,
        otherNames,
        decisionsShown(decisions),
        labelsOf(
          decisions.map(({ decision }) => decision),
          names,
        ),
      ],
      render() {
        const path = organizationPage(source, id);
        const about = organizationFeed(context, source, organization);
        const page = organizationPageHtml(source, organization, decisions, names, pageContext(path, context));
        return together(
          textFiles({ [path]: page }),
          feedFiles(
            about.path,
            decisionsFeed({ ...context, about, names }, decisions.slice(0, GROUP_ITEMS)),
            ['xml'],
          ),
        );
      },
    };
  });
