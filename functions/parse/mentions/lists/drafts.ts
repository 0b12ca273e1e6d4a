import type { Range } from '../../text/range.ts';
import type { Alternative } from './list-lattice.ts';
import type { Role } from './words.ts';

/** Somebody named in a list. */
export interface Person {
  /** May reach over white space and a line end. */
  readonly name: Range;
  /** How sure it is that these characters, no more and no fewer, are the name. */
  readonly probability: number;
  /** A surname that the page cuts off, or a name that it masks. */
  readonly truncated: boolean;
  /** Other names that some of the characters could belong to, the likeliest first. */
  readonly alternatives: readonly Alternative[];
  readonly organizations: readonly Range[];
  /** Of the least sure organization; 1 where there is none. */
  readonly organizationProbability: number;
  readonly posts: readonly Range[];
  readonly notes: readonly Range[];
  /** Said of this person alone, in a bracket or by the verb of a sentence. */
  readonly role: Role | undefined;
}

/** The organizations and posts of a person, and how sure the least sure organization is. */
export interface Affiliation {
  readonly organizations: readonly Range[];
  readonly posts: readonly Range[];
  readonly probability: number;
}

export const NO_AFFILIATION: Affiliation = { organizations: [], posts: [], probability: 1 };

export const isNothing = ({ organizations, posts }: Affiliation): boolean =>
  organizations.length === 0 && posts.length === 0;

/** Two affiliations of one person. */
export const together = (one: Affiliation, other: Affiliation): Affiliation => ({
  organizations: [...one.organizations, ...other.organizations],
  posts: [...one.posts, ...other.posts],
  probability: Math.min(one.probability, other.probability),
});

/** A person while the list is read: what is said after the name is added. */
export interface Draft extends Pick<Person, 'name' | 'probability' | 'truncated' | 'alternatives'> {
  affiliation: Affiliation;
  /** The organization stands in a bracket after the name. */
  bracketed: boolean;
  readonly notes: Range[];
  role: Role | undefined;
  /** The role stands in a bracket after the name. */
  roleInBracket: boolean;
}

export const draftOf = (
  { name, probability, truncated, alternatives, role }: Omit<Person, 'notes'>,
  affiliation: Affiliation,
  notes: readonly Range[],
): Draft => ({
  name,
  probability,
  truncated,
  alternatives,
  affiliation,
  bracketed: false,
  notes: [...notes],
  role,
  roleInBracket: false,
});

export const finished = ({
  name,
  probability,
  truncated,
  alternatives,
  affiliation,
  notes,
  role,
}: Draft): Person => ({
  name,
  probability,
  truncated,
  alternatives,
  organizations: affiliation.organizations,
  organizationProbability: affiliation.probability,
  posts: affiliation.posts,
  notes,
  role,
});

export const affiliationOf = ({ organizations, posts, organizationProbability }: Person): Affiliation => ({
  organizations,
  posts,
  probability: organizationProbability,
});

/** What a bracket after a name or an organization says. */
export interface BracketReading {
  readonly organizations: readonly Range[];
  readonly posts: readonly Range[];
  readonly people: readonly Person[];
  readonly notes: readonly Range[];
  readonly role?: Role;
}

export const NO_BRACKET: BracketReading = { organizations: [], posts: [], people: [], notes: [] };
