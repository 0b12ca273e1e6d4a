// Popolo (popoloproject.com): the data model on which civic technology joins people, bodies, meetings and decisions.
import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { absolute, decisionAnchor, meetingPage, sourcePage } from '../addresses.ts';
import type { OrganizationName, OrganizationNames } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { nameKey } from './keys.ts';
import { type Membership, membershipKey, membershipsOf } from './memberships.ts';
import { isNamed, organizationsOf } from './participants.ts';
import { isMembersPost } from './posts.ts';

interface PopoloContext {
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
  readonly names: OrganizationNames;
  readonly roster: readonly string[];
}

/**
 * `data/{source}/popolo.json`: the government and the bodies that its minutes name as organizations, everyone named as
 * persons, its members with their posts, meetings as events with those who were there, decisions as motions with what
 * became of them. Keys are those of the tables. Nothing tells when a term began, or the hour of a decision.
 */
export function popolo(
  source: string,
  meetings: readonly PublishedMeeting[],
  context: PopoloContext,
): object {
  const { site, sources, names } = context;
  const known = sourceOf(source, sources);
  const inferred = membershipsOf(context);
  const bodies = new Map<string, OrganizationName>();
  const people = new Set<string>();
  for (const meeting of meetings) {
    inferred.add(meeting);
    for (const [id, body] of organizationsOf(meeting.document, names)) bodies.set(id, body);
    for (const { name } of meeting.document.attendance.filter(isNamed)) people.add(name);
  }
  const memberships = [...inferred.rows()];
  return {
    persons: [...people].map((name) => ({ id: nameKey(source, name), name })),
    organizations: [
      {
        id: source,
        name: sourceName(sources, source),
        classification: 'government',
        ...(known?.nameEn !== undefined && { other_names: [{ name: known.nameEn, note: 'English' }] }),
        ...(known?.administrativeCode !== undefined && {
          identifiers: [{ scheme: 'GB/T 2260', identifier: known.administrativeCode }],
        }),
        links: [
          ...(known?.homepage === undefined ? [] : [{ url: known.homepage }]),
          { url: absolute(site, sourcePage(source)) },
        ],
      },
      ...[...bodies.values()].map(({ id, name, otherNames }) => ({
        id: `${source}/${id}`,
        name,
        ...(otherNames.length > 0 && { other_names: otherNames.map((other) => ({ name: other })) }),
        parent_id: source,
      })),
    ],
    posts: postsOf(source, memberships),
    memberships: memberships.map((membership) => ({
      id: membershipKey(membership),
      person_id: nameKey(source, membership.name),
      organization_id: source,
      ...(membership.series !== undefined && { label: membership.series }),
      ...(membership.post !== undefined && { role: membership.post }),
      ...(isHeld(membership) && { post_id: postKey(source, membership.post) }),
    })),
    events: meetings.map(({ document }) => eventOf(document, source, site)),
    motions: meetings.flatMap(({ document }) => motionsOf(document, site)),
  };
}

/** Of a government: a department head who is a member holds a post elsewhere. */
const isHeld = (membership: Membership): membership is Membership & { readonly post: string } =>
  membership.post !== undefined && isMembersPost(membership.postKind);

const postKey = (source: string, post: string): string =>
  `${source}/p-${nameKey(source, post).split('/').at(-1)}`;

const postsOf = (source: string, memberships: readonly Membership[]): object[] =>
  [...new Set(memberships.filter(isHeld).map(({ post }) => post))].map((label) => ({
    id: postKey(source, label),
    label,
    organization_id: source,
  }));

function eventOf(document: MinutesFacts, source: string, site: SiteSettings): object {
  const { id, title, series, heldOn, attendance } = document;
  const present = attendance.filter((entry) => isNamed(entry) && entry.role !== 'absent');
  return {
    id,
    name: title,
    ...(series !== undefined && { classification: series }),
    organization_id: source,
    ...(heldOn !== undefined && { start_date: heldOn }),
    attendees: [...new Set(present.map(({ name }) => name))].map((name) => ({ id: nameKey(source, name) })),
    sources: [{ url: absolute(site, meetingPage(id)) }],
  };
}

/** What became of it, in the words of Popolo where it has some. */
const RESULTS: Readonly<Record<MinutesFacts['decisions'][number]['kind'], string>> = {
  approve: 'pass',
  'approve-in-principle': 'pass',
  determine: 'pass',
  assign: 'pass',
  defer: 'deferred',
  reject: 'fail',
};

const motionsOf = ({ id: meeting, source, decisions }: MinutesFacts, site: SiteSettings): object[] =>
  decisions.map(({ id, kind, text }) => ({
    id,
    organization_id: source,
    legislative_session_id: meeting,
    text,
    classification: kind,
    result: RESULTS[kind],
    sources: [{ url: absolute(site, `${meetingPage(meeting)}#${decisionAnchor(id)}`) }],
  }));
