import type { Stretch } from './labels.ts';
import type { Person } from './people.ts';
import type { Role } from './words.ts';

/** What a bracket after a name or a body says. */
export interface BracketReading {
  readonly organizations: readonly Stretch[];
  readonly posts: readonly Stretch[];
  readonly people: readonly Person[];
  readonly notes: readonly Stretch[];
  readonly role?: Role;
}

export const NO_BRACKET: BracketReading = { organizations: [], posts: [], people: [], notes: [] };
