import type { Attendance, MinutesDocument } from '../../schemas/generated/minutes.ts';
import { chargedOrganizations, nameId } from '../shared/records/groups.ts';
import type { Row } from './projection-store.ts';

/** What stands between several organisations or posts of one person (schemas/minutes.schema.json). */
const SEPARATOR = '、';

/** What a person did at this meeting, one row per name. A name that the page cuts off is nobody's name. */
export function personRows(document: MinutesDocument): Row[] {
  const named = document.attendance.filter(({ flags }) => !flags?.includes('name-truncated'));
  return unique(named.map(({ name }) => name)).map((name) => {
    const entries = named.filter((entry) => entry.name === name);
    return {
      ...keyOf('PERSON', document, name),
      ...about(document, name),
      roles: unique(entries.map(({ role }) => role)),
      organizations: unique(entries.flatMap(({ organization }) => partsOf(organization))),
      posts: unique(entries.flatMap(({ post }) => partsOf(post))),
      assignments: assignmentsOf(document, name),
    };
  });
}

/** How an organisation took part in this meeting and what it was told to do, one row per name. */
export function organizationRows(document: MinutesDocument): Row[] {
  const people = new Set(document.attendance.map(({ name }) => name));
  const represented = document.attendance.flatMap(({ organization }) => partsOf(organization));
  const charged = chargedOrganizations(document.decisions, people);
  return unique([...represented, ...charged]).map((name) => {
    const entries = document.attendance.filter(({ organization }) => partsOf(organization).includes(name));
    return {
      ...keyOf('ORG', document, name),
      ...about(document, name),
      roles: unique(entries.map(({ role }) => role)),
      people: entries.map(personOf),
      assignments: assignmentsOf(document, name),
    };
  });
}

const keyOf = (kind: 'PERSON' | 'ORG', { id, source, heldOn }: MinutesDocument, name: string) => ({
  pk: `${kind}#${source}/${nameId(name)}`,
  sk: `${heldOn ?? '0000'}#${id}`,
});

const about = ({ id, source, heldOn }: MinutesDocument, name: string) => ({
  name,
  source,
  meeting: id,
  ...(heldOn !== undefined && { heldOn }),
});

const personOf = ({ name, post }: Attendance) => ({ name, ...(post !== undefined && { post }) });

const assignmentsOf = ({ decisions }: MinutesDocument, name: string) =>
  decisions.flatMap(({ id, responsible }) =>
    responsible.filter((one) => one.name === name).map(({ role }) => ({ decision: id, role })),
  );

const partsOf = (several: string | undefined): string[] =>
  several === undefined ? [] : several.split(SEPARATOR).filter((part) => part !== '');

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
