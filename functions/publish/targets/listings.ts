import { listingPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { PICTURED_MEETINGS } from '../index/people.ts';
import { documentsIndex, LISTED_DOCUMENTS } from '../site/documents-index.tsx';
import { organizationsIndex } from '../site/organizations-index.tsx';
import type { PageContext } from '../site/page.tsx';
import { peopleIndex } from '../site/people-index.tsx';
import { topicCounts, topicsIndex } from '../site/topics-index.tsx';
import { cleanOnce } from '../text.ts';
import { labelsIn, versionsOf } from './context.ts';
import { pageContext, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** What there is to look for at the government: its organisations, subject areas, documents and people. */
export function targetsOf(index: GovernmentIndex, context: TargetContext): Target[] {
  const { source, surveyed, names, documents, people } = index;
  if (surveyed.length === 0) return [];
  const listing = (
    of: Parameters<typeof listingPage>[1],
    inputs: unknown,
    html: (page: PageContext) => string,
  ): Target => ({
    id: `listing/${source}/${of}`,
    order: 'page',
    inputs: [surveyed.length, inputs],
    render() {
      const path = listingPage(source, of);
      return textFiles({ [path]: html(pageContext(path, context)) });
    },
  });
  const counts = topicCounts(surveyed);
  return [
    listing('organizations', [versionsOf(surveyed), labelsIn(surveyed, names)], (page) =>
      organizationsIndex(source, surveyed, names, page),
    ),
    listing('topics', [...counts], (page) => topicsIndex(source, counts, surveyed.length, page)),
    listing(
      'documents',
      [
        documents.length,
        documents
          .slice(0, LISTED_DOCUMENTS)
          .map(({ id, title, meetings, decisions: [newest] }) => [
            id,
            title,
            meetings,
            newest?.meeting.version,
            newest?.decision.id,
          ]),
      ],
      (page) => documentsIndex(source, documents, surveyed.length, page),
    ),
    listing(
      'people',
      [
        // Where nobody has a page, the people of all are in a table.
        versionsOf(people.size === 0 ? surveyed : surveyed.slice(0, PICTURED_MEETINGS)),
        [...people.values()].map(({ name, named }) => [name, named]),
      ],
      (page) =>
        peopleIndex(
          source,
          surveyed.map((meeting) => cleanOnce(meeting).document),
          people,
          page,
        ),
    ),
  ];
}
