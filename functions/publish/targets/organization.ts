import { organizationPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { LISTED_DECISIONS } from '../site/decision-list.tsx';
import { organizationPageHtml } from '../site/organization-page.tsx';
import { decisionsShown, labelsOf } from './context.ts';
import { pageContext, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** What each organisation was told to do: a page. */
export const targetsOf = (
  { source, organizations, names }: GovernmentIndex,
  context: TargetContext,
): Target[] =>
  organizations.map((organization) => {
    const { id, name, otherNames } = organization;
    const total = organization.decisions.length;
    const decisions = organization.decisions.slice(0, LISTED_DECISIONS);
    return {
      id: `organization/${source}/${id}`,
      order: 'page',
      inputs: [
        name,
        otherNames,
        decisionsShown(decisions),
        total > decisions.length,
        labelsOf(
          decisions.map(({ decision }) => decision),
          names,
        ),
      ],
      render() {
        const path = organizationPage(source, id);
        return textFiles({
          [path]: organizationPageHtml(
            source,
            organization,
            decisions,
            total,
            names,
            pageContext(path, context),
          ),
        });
      },
    };
  });
