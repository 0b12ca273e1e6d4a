import type {
  SearchableOrganization,
  SearchablePerson,
  SearchNames,
} from '../../../schemas/generated/search-names.ts';
import { decisionAnchor, meetingPage, organizationPage, personPage } from '../addresses.ts';
import { attendanceKeys } from '../attendance-key.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { nameId, versionHash } from '../index/name-id.ts';
import { areasOf, hasPage, type OrganizationName, severally } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { isRecurring } from '../index/threads.ts';
import { cleanOnce, plainLine } from '../text.ts';
import { quarterOf } from './quarters.ts';

/** What the search is told of a government whatever its meetings say. */
function calledAs({
  source,
  about,
}: Pick<GovernmentIndex, 'source' | 'about'>): Pick<SearchNames, 'name' | 'otherNames' | 'areas'> {
  return {
    name: plainLine(about?.name ?? source),
    ...(about?.nameEn !== undefined && { otherNames: [plainLine(about.nameEn)] }),
    areas: about === undefined ? [] : [...areasOf(about)],
  };
}

/** The meetings of each quarter, in the order of their days; the quarters ascending, the undated last. */
export function quartersOf({
  years,
  heldIn,
}: Pick<GovernmentIndex, 'years' | 'heldIn'>): Map<string, PublishedMeeting[]> {
  const quarters = new Map<string, PublishedMeeting[]>();
  for (const meeting of years.flatMap((year) => heldIn(year))) {
    const quarter = quarterOf(meeting.document.heldOn);
    const known = quarters.get(quarter);
    if (known === undefined) quarters.set(quarter, [meeting]);
    else known.push(meeting);
  }
  return quarters;
}

/** Characters of a version: 66 bits, since it stands in the summary of the government, which has little room. */
const VERSION_LENGTH = 11;

/** Another one whenever anything that can be searched of the government is. */
export const searchVersion = (index: GovernmentIndex): string => {
  const { published, names, people, threads } = index;
  return versionHash([
    calledAs(index),
    published.map(({ version }) => version),
    names.version,
    [...people.keys()],
    threads.filter(isRecurring).map(({ id }) => id),
  ]).slice(0, VERSION_LENGTH);
};

/**
 * Who and what the meetings of a government name.
 * @param quarters Bytes of the file of each.
 */
export function searchNames(index: GovernmentIndex, quarters: ReadonlyMap<string, number>): SearchNames {
  return {
    ...calledAs(index),
    version: searchVersion(index),
    quarters: Object.fromEntries(quarters),
    people: peopleOf(index),
    organizations: organizationsOf(index),
  };
}

function peopleOf({ source, published, people }: GovernmentIndex): SearchablePerson[] {
  const found = new Map<string, { post?: string; meetings: Set<string>; page: string }>();
  for (const meeting of newestHeldFirst(published)) {
    const { id, attendance } = cleanOnce(meeting).document;
    const anchors = attendanceKeys(meeting.document);
    for (const [index, { name, organization = '', post = '', flags }] of attendance.entries()) {
      if (flags?.includes('name-truncated')) continue;
      const known = found.get(name) ?? {
        meetings: new Set<string>(),
        page: people.has(name) ? personPage(source, nameId(name)) : `${meetingPage(id)}#${anchors[index]}`,
      };
      known.meetings.add(id);
      const stated = plainLine(organization + post);
      if (known.post === undefined && stated !== '') known.post = stated;
      found.set(name, known);
    }
  }
  return [...found]
    .map(([name, { post, meetings, page }]) => ({
      name: plainLine(name),
      ...(post !== undefined && { post }),
      meetings: meetings.size,
      page,
    }))
    .sort((one, other) => other.meetings - one.meetings || (one.name < other.name ? -1 : 1));
}

function organizationsOf({ source, published, names }: GovernmentIndex): SearchableOrganization[] {
  const found = new Map<OrganizationName, string>();
  for (const { document } of newestHeldFirst(published)) {
    const anchors = attendanceKeys(document);
    const written = [
      ...document.decisions.flatMap(({ id, responsible }) =>
        responsible.map(({ name }) => ({ name, anchor: decisionAnchor(id) })),
      ),
      ...document.attendance.flatMap(({ organization }, index) =>
        severally(organization).map((name) => ({ name, anchor: anchors[index] })),
      ),
    ];
    for (const { name, anchor } of written) {
      const body = names.of(name);
      if (body !== undefined && !found.has(body)) found.set(body, `${meetingPage(document.id)}#${anchor}`);
    }
  }
  return [...found]
    .map(
      ([body, newest]): SearchableOrganization => ({
        names: [plainLine(body.name), ...body.otherNames.map(plainLine)],
        decisions: body.charged,
        page: hasPage(body) ? organizationPage(source, body.id) : newest,
      }),
    )
    .sort(
      (one, other) =>
        other.decisions - one.decisions || ((one.names[0] ?? '') < (other.names[0] ?? '') ? -1 : 1),
    );
}

const newestHeldFirst = (meetings: readonly PublishedMeeting[]): PublishedMeeting[] =>
  [...meetings].sort((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1));
const dayOf = ({ document }: PublishedMeeting): string => `${document.heldOn ?? '0000'}#${document.id}`;
