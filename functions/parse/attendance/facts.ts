import { isAllHan } from '../by-unit.ts';
import type { Range, Reading } from '../reading.ts';
import type { AttendanceFact, Writable } from '../types.ts';
import { type Flow, rangeIn } from './flow.ts';
import type { Stretch } from './labels.ts';
import type { Person } from './people.ts';
import { AGENDA, type Role } from './words.ts';

/** The role of a list, and whether a label said so. */
export interface ListRole {
  readonly role: Role;
  readonly sure: boolean;
  /** Guests stand among the members. */
  readonly mixed?: boolean;
}

/** Below this a name or body is flagged as uncertain. */
const UNCERTAIN = 0.9;
/** No reading of characters is surer than this. */
const SUREST = 0.99;
/** A cut name is a fact of the page, not the name of the person. */
const TRUNCATED = 0.5;
/** A list without a label is one of those present, mostly. */
const UNLABELLED = 0.8;
const NOT_OF_NAMES = /[^\p{L}\p{Co}·•・‧∙.×＊*○〇□■●▢�]/gu;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The published form of people, with what their list says of all of them. */
export function factsOf(
  reading: Reading,
  flow: Flow,
  people: readonly Person[],
  list: ListRole,
  note?: Stretch,
): readonly AttendanceFact[] {
  const value: Form = ({ start, end }) => reading.value(rangeIn(flow, start, end));
  // In simplified script every value is as published.
  const published: Form = ({ start, end }) => reading.asPublished(rangeIn(flow, start, end));
  const other = reading.script === 'hant' ? published : undefined;
  const facts: AttendanceFact[] = [];
  for (const person of people) {
    const range = rangeIn(flow, person.name.start, person.name.end);
    facts.push(factOf(person, range, list, note, value, other));
  }
  return facts;
}

/** Words of a stretch, in the form that is published or as the page has them. */
type Form = (stretch: Stretch) => string;

function factOf(
  person: Person,
  range: Range,
  list: ListRole,
  note: Stretch | undefined,
  value: Form,
  published: Form | undefined,
): AttendanceFact {
  const name = nameIn(person, value);
  const organization = joined(person.organizations, value);
  const post = joined(person.posts, value);
  const role = person.role ?? (list.mixed && isGuest(person, value) ? 'observer' : list.role);
  const said: Writable<Omit<AttendanceFact, 'confidence'>> = { name, role, range };
  if (organization !== '') said.organization = organization;
  if (post !== '') said.post = post;
  if (person.notes.length > 0 || note !== undefined)
    said.note = (note === undefined ? person.notes : [...person.notes, note]).map(value).join('；');
  const fact: Writable<AttendanceFact> = Object.assign(said, { confidence: confidenceOf(person, list) });
  const flags = flagsOf(person);
  if (isFilled(flags)) fact.flags = flags;
  if (person.alternatives.length > 0) {
    const alternatives = person.alternatives.map(value).filter((other) => other !== name);
    if (isFilled(alternatives)) fact.alternatives = alternatives;
  }
  if (published !== undefined) {
    const asPublished = differences(person, { name, organization, post }, published);
    if (asPublished !== undefined) fact.asPublished = asPublished;
  }
  return fact;
}

function nameIn(person: Person, form: Form): string {
  const name = form(person.name);
  return isAllHan(name) ? name : name.replace(NOT_OF_NAMES, '');
}

function joined(stretches: readonly Stretch[], form: Form): string {
  const [first] = stretches;
  if (first === undefined) return '';
  return stretches.length === 1 ? form(first) : [...new Set(stretches.map(form))].join('、');
}

/** The words of a person that the page has in another form. */
function differences(
  person: Person,
  {
    name,
    organization,
    post,
  }: { readonly name: string; readonly organization: string; readonly post: string },
  published: Form,
): AttendanceFact['asPublished'] {
  const found = {
    ...differing('name', name, nameIn(person, published)),
    ...differing('organization', organization, joined(person.organizations, published)),
    ...differing('post', post, joined(person.posts, published)),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}

const FOR_ITEMS = new RegExp(`^${AGENDA}$`, 'u');
/** 县林业局 某某（第3项议题）: who is there for single items, and for a body, is a guest. */
const isGuest = ({ organizations, notes }: Person, value: (stretch: Stretch) => string): boolean =>
  organizations.length > 0 && notes.some((one) => FOR_ITEMS.test(value(one)));

type Flag = NonNullable<AttendanceFact['flags']>[number];

const isFilled = <T>(list: readonly T[]): list is [T, ...T[]] => list.length > 0;

const differing = (key: string, value: string, published: string): Readonly<Record<string, string>> =>
  value === published ? {} : { [key]: published };

function flagsOf(person: Person): Flag[] {
  const flags: Flag[] = [];
  if (person.truncated) flags.push('name-truncated');
  else if (person.probability < UNCERTAIN) flags.push('name-uncertain');
  if (person.organizationProbability < UNCERTAIN) flags.push('organization-uncertain');
  return flags;
}

function confidenceOf(person: Person, list: ListRole): number {
  const read = Math.min(SUREST, person.probability, person.organizationProbability);
  return rounded(read * (person.truncated ? TRUNCATED : 1) * (list.sure || person.role ? 1 : UNLABELLED));
}

const keyOf = ({ role, name, organization }: AttendanceFact): string =>
  `${role}\n${name}\n${role === 'chair' ? '' : (organization ?? '')}`;

/**
 * One fact for each person, role and organisation, in the order of the page. The chair is not listed again among those
 * present; the post that the list adds is kept.
 */
export function mergedFacts(facts: readonly AttendanceFact[]): readonly AttendanceFact[] {
  const chairs = new Set(facts.filter(({ role }) => role === 'chair').map(({ name }) => name));
  const posts = new Map<string, string>();
  const merged = new Map<string, AttendanceFact>();
  for (const fact of facts) {
    if (fact.role === 'present' && chairs.has(fact.name)) {
      if (fact.post !== undefined) posts.set(fact.name, fact.post);
      continue;
    }
    const key = keyOf(fact);
    const first = merged.get(key);
    merged.set(key, first === undefined ? fact : { ...fact, ...first });
  }
  return [...merged.values()].map((fact) => {
    const post = fact.role === 'chair' && fact.post === undefined ? posts.get(fact.name) : undefined;
    return post === undefined ? fact : { ...fact, post };
  });
}
