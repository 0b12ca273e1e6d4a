import { personPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { nameId } from '../index/name-id.ts';
import { byDay } from '../index/presences.ts';
import { personPageHtml } from '../site/person-page.tsx';
import { cleanOnce } from '../text.ts';
import { pageContext, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** The meetings that each person attended. */
export function targetsOf({ source, surveyed, people }: GovernmentIndex, context: TargetContext): Target[] {
  const versions = new Map(surveyed.map((meeting) => [cleanOnce(meeting).document, meeting.version]));
  const documents = byDay([...versions.keys()]);
  const inOrder = documents.map((document) => versions.get(document));
  return [...people.values()].map((person) => {
    const id = nameId(person.name);
    const path = personPage(source, id);
    const named = person.roles.flatMap((role, index) => (role === undefined ? [] : [index]));
    const [first, last] = [named[0] ?? 0, named.at(-1) ?? 0];
    return {
      id: `person/${source}/${id}`,
      order: 'page',
      inputs: [
        person.name,
        person.roles
          .slice(first, last + 1)
          .map((role) => role?.at(0) ?? '')
          .join(),
        named.map((index) => inOrder[index]),
      ],
      render: () =>
        textFiles({ [path]: personPageHtml({ source, person }, documents, pageContext(path, context)) }),
    };
  });
}
