import type { Stretch } from './labels.ts';
import type { Alternative } from './lattice.ts';
import type { Role } from './words.ts';

// What is put together from the tokens of a list. All stretches are of the flow.

/** A person of a list. */
export interface Person {
  readonly name: Stretch;
  readonly probability: number;
  readonly truncated: boolean;
  readonly alternatives: readonly Alternative[];
  readonly organizations: readonly Stretch[];
  /** Of the least sure organisation; 1 where there is none. */
  readonly organizationProbability: number;
  readonly posts: readonly Stretch[];
  readonly notes: readonly Stretch[];
  /** Said of this person alone, in a bracket or by the verb of a sentence. */
  readonly role: Role | undefined;
}

/** What a list says, and what of it could not be read. Every word of the list is in one of these. */
export interface Entries {
  readonly people: readonly Person[];
  /** Stretches that are neither name, body, post nor any other known word. */
  readonly unread: readonly Stretch[];
  /** Bodies and posts that are listed without anybody. */
  readonly bare: readonly Stretch[];
  /** What stands at the end, after all names. */
  readonly pending: { readonly organizations: readonly Stretch[]; readonly posts: readonly Stretch[] };
  /** Words that say nothing of anybody: 同志, 等, the header of a column. */
  readonly asides: readonly Stretch[];
}

export const NO_ENTRIES: Entries = {
  people: [],
  unread: [],
  bare: [],
  pending: { organizations: [], posts: [] },
  asides: [],
};

/** The bodies and posts of a person, and how sure the least sure body is. */
export interface Affiliation {
  readonly organizations: readonly Stretch[];
  readonly posts: readonly Stretch[];
  readonly probability: number;
}

export const NO_AFFILIATION: Affiliation = { organizations: [], posts: [], probability: 1 };

export const isNothing = ({ organizations, posts }: Affiliation): boolean =>
  organizations.length === 0 && posts.length === 0;

/** Two affiliations of one person. */
export const together = (one: Affiliation, other: Affiliation): Affiliation => ({
  organizations: joined(one.organizations, other.organizations),
  posts: joined(one.posts, other.posts),
  probability: Math.min(one.probability, other.probability),
});

const joined = (one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] =>
  one.length === 0 ? other : other.length === 0 ? one : [...one, ...other];

/** A person while the list is read: what is said after the name is added. */
export interface Draft {
  readonly name: Stretch;
  readonly probability: number;
  readonly truncated: boolean;
  readonly alternatives: readonly Alternative[];
  affiliation: Affiliation;
  /** The body stands in a bracket after the name. */
  bracketed: boolean;
  readonly notes: Stretch[];
  role: Role | undefined;
  /** The role stands in a bracket after the name. */
  roleInBracket: boolean;
}

export const finished = (draft: Draft): Person => ({
  name: draft.name,
  probability: draft.probability,
  truncated: draft.truncated,
  alternatives: draft.alternatives,
  notes: draft.notes,
  organizations: draft.affiliation.organizations,
  posts: draft.affiliation.posts,
  organizationProbability: draft.affiliation.probability,
  role: draft.role,
});

/** Somebody whom a bracket names, as one more of the list. */
export const draftOf = (person: Person, affiliation: Affiliation, notes: Stretch[]): Draft => ({
  name: person.name,
  probability: person.probability,
  truncated: person.truncated,
  alternatives: person.alternatives,
  affiliation,
  bracketed: false,
  notes,
  role: person.role,
  roleInBracket: false,
});

export const affiliationOf = ({ organizations, posts, organizationProbability }: Person): Affiliation => ({
  organizations,
  posts,
  probability: organizationProbability,
});
