import { personPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { nameId } from '../index/name-id.ts';
import { hasPage, type OrganizationNames, severally } from '../index/organizations.ts';
import { byDay } from '../index/presences.ts';
import type { PublishedDecision } from '../index/published-meeting.ts';
import { PERSONAL_TASKS, personPageHtml } from '../site/person-page.tsx';
import { cleanOnce } from '../text.ts';
import { decisionsShown } from './context.ts';
import { pageContext, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** The meetings that each person attended, and what they were told to do by name. */
export function targetsOf(
  { source, surveyed, people, names }: GovernmentIndex,
  context: TargetContext,
): Target[] {
  const versions = new Map(surveyed.map((meeting) => [cleanOnce(meeting).document, meeting.version]));
  const documents = byDay([...versions.keys()]);
  const inOrder = documents.map((document) => versions.get(document));
  const charged = tasksByName(
    surveyed.flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision }))),
  );
  return [...people.values()].map((person) => {
    const id = nameId(person.name);
    const path = personPage(source, id);
    const named = person.roles.flatMap((role, index) => (role === undefined ? [] : [index]));
    const [first, last] = [named[0] ?? 0, named.at(-1) ?? 0];
    const tasks = (charged.get(person.name) ?? []).slice(0, PERSONAL_TASKS);
    const bodies = named.flatMap((index) =>
      (documents[index]?.attendance ?? []).flatMap(({ name, organization }) =>
        name === person.name ? severally(organization) : [],
      ),
    );
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
        decisionsShown(tasks),
        bodiesShown(bodies, names),
      ],
      render: () =>
        textFiles({
          [path]: personPageHtml({ source, person, tasks }, documents, names, pageContext(path, context)),
        }),
    };
  });
}

/** Whoever decisions charge by name, with these decisions in their order. */
function tasksByName(decisions: readonly PublishedDecision[]): ReadonlyMap<string, PublishedDecision[]> {
  const found = new Map<string, PublishedDecision[]>();
  for (const one of decisions) {
    for (const name of new Set(one.decision.responsible.map(({ name: charged }) => charged))) {
      const known = found.get(name);
      if (known === undefined) found.set(name, [one]);
      else known.push(one);
    }
  }
  return found;
}

/** As an input: under which names these bodies stand, and where their pages are. */
const bodiesShown = (bodies: readonly string[], names: OrganizationNames) =>
  [...new Set(bodies)].flatMap((body) => {
    const organization = names.of(body);
    if (organization === undefined) return [];
    return [[body, organization.name, hasPage(organization) ? organization.id : '']];
  });
