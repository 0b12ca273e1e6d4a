import { Pattern } from '../../../grammar/pattern.ts';
import { surfaceOf } from '../../../grammar/surface.ts';
import type { Person, Role } from '../../../mentions/people.ts';
import { joined, type Range } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { AttendanceFact, Evidence } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';

/** What a list or a sentence says of all whom it names. */
export interface Saying extends Evidence {
  readonly role: Role;
  readonly note?: Range | undefined;
  /** Guests stand among the members. */
  readonly mixed?: boolean;
}

/** Below this a name or an organization is flagged as uncertain. */
const UNCERTAIN = 0.9;
/** A cut name is a fact of the page, not the name of the person. */
const TRUNCATED = 0.5;

const FOR_ITEMS = new Pattern('^ for-items $', lexicon);

/** What a list or a sentence says of the people it names. */
export function factsOf(
  reading: Reading,
  people: readonly Person[],
  saying: Saying,
): readonly AttendanceFact[] {
  return people.map((person) => {
    const { name, notes, alternatives, truncated } = person;
    const guest = saying.mixed === true && isGuest(reading, person);
    const role = person.role ?? (guest ? 'observer' : saying.role);
    const chairs = role === 'chair';
    const read = Math.min(person.probability, chairs ? 1 : person.organizationProbability);
    const probability = read * (truncated ? TRUNCATED : 1);
    return {
      rule: saying.rule,
      evidence: saying.evidence,
      name,
      role,
      organizations: chairs ? [] : organizationsOf(reading, person),
      posts: chairs ? titlesOf(person) : person.posts,
      notes: saying.note === undefined ? notes : [...notes, saying.note],
      flags: flagsOf(chairs ? { ...person, organizationProbability: 1 } : person),
      alternatives: alternatives.map(({ range }) => range),
      probability,
    };
  });
}

/** 党工委 goes with the place before it. */
const OF_PARTY = /^(?:党工委|工委|党委)/u;

/** 纪检监察工委, 党校: bodies of the Party, whose posts are no other posts than its own. */
const PARTY_BODY = /(?:党校|[纪监党工]委|党组|团委|总支|支部)$/u;

/**
 * 经济开发区党工委副书记、管委会主任: the place of a Party post is no organization beside that of another post.
 * 经济开发区党工委副书记、纪检监察工委书记: of two posts of the Party the first tells the body.
 */
function organizationsOf({ plain }: Reading, { organizations, posts }: Person): readonly Range[] {
  const [first, ...others] = organizations;
  if (first === undefined || others.length === 0) return organizations;
  const ofParty = posts.find(
    (post) => post.start === first.end && OF_PARTY.test(plain.slice(post.start, post.end)),
  );
  if (ofParty !== undefined && others.every(({ start, end }) => PARTY_BODY.test(plain.slice(start, end))))
    return [first];
  const rest = organizations.filter(
    ({ end }) =>
      !posts.some((post) => post.start === end && OF_PARTY.test(plain.slice(post.start, post.end))),
  );
  return rest.length === 0 ? organizations : rest;
}

/** What the chair is called, the organization before a post as part of the post: 区政府区长. */
function titlesOf({ name, organizations, posts }: Person): readonly Range[] {
  const titles = [...organizations, ...posts].sort((a, b) => a.start - b.start);
  const before = titles.filter((title) => title.end <= name.start);
  if (before.length > 0) return [before.reduce(joined)];
  const parts: Range[] = [];
  for (const title of titles) {
    const last = parts.at(-1);
    if (last?.end === title.start) parts[parts.length - 1] = joined(last, title);
    else parts.push(title);
  }
  return parts;
}

/** 县林业局 甲某某（第3项议题）: who is there for single items, and for an organization, is a guest. */
const isGuest = ({ plain }: Reading, { organizations, notes }: Person): boolean =>
  organizations.length > 0 &&
  notes.some((note) => FOR_ITEMS.matchIn(surfaceOf(plain, note, [])) !== undefined);

function flagsOf({ truncated, probability, organizationProbability }: Person): AttendanceFact['flags'] {
  const flags: AttendanceFact['flags'][number][] = [];
  if (truncated) flags.push('name-truncated');
  else if (probability < UNCERTAIN) flags.push('name-uncertain');
  if (organizationProbability < UNCERTAIN) flags.push('organization-uncertain');
  return flags;
}

/**
 * One fact for each person, role and organization, in the order of the page. The chair is not listed again among those
 * present; the post that the list adds is kept. Somebody whose organization is told in one place is not told again
 * without it.
 */
export function mergedFacts(reading: Reading, facts: readonly AttendanceFact[]): readonly AttendanceFact[] {
  const nameOf = ({ name }: AttendanceFact): string => reading.value(name);
  const chairs = new Set(facts.filter(({ role }) => role === 'chair').map(nameOf));
  const posts = new Map<string, readonly Range[]>();
  const merged: AttendanceFact[] = [];
  /** Where somebody stands in {@link merged}: by role and name, and with the organization as well. */
  const places = new Map<string, number>();
  for (const fact of facts) {
    const name = nameOf(fact);
    if (fact.role === 'present' && chairs.has(name)) {
      if (fact.posts.length > 0) posts.set(name, fact.posts);
      continue;
    }
    const person = `${fact.role}\n${name}`;
    const seat = `${person}\n${[...new Set(fact.organizations.map((range) => reading.value(range)))].join('、')}`;
    const same = places.get(seat) ?? places.get(fact.organizations.length === 0 ? person : `${person}\n`);
    const other = same === undefined ? undefined : merged[same];
    const at = same === undefined || other === undefined ? merged.length : same;
    merged[at] = other === undefined ? fact : together(other, fact);
    if (!places.has(person)) places.set(person, at);
    places.set(seat, at);
    if (other !== undefined && fact.organizations.length > 0) places.delete(`${person}\n`);
  }
  return merged.map((fact) => {
    const added = fact.role === 'chair' && fact.posts.length === 0 ? posts.get(nameOf(fact)) : undefined;
    return added === undefined ? fact : { ...fact, posts: added };
  });
}

/** Two tellings of one thing: what the first leaves open the second fills in. */
const together = (first: AttendanceFact, second: AttendanceFact): AttendanceFact => ({
  ...first,
  organizations: first.organizations.length > 0 ? first.organizations : second.organizations,
  posts: first.posts.length > 0 ? first.posts : second.posts,
  notes: first.notes.length > 0 ? first.notes : second.notes,
});
