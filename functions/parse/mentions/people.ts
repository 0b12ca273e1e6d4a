import type { Attendance } from '../../../schemas/generated/minutes.ts';
import { flowOf, rangeIn } from '../attendance/flow.ts';
import type { Stretch } from '../attendance/labels.ts';
import { readList } from '../attendance/list.ts';
import type { Reading } from '../reading.ts';
import { type Range, rangeOf } from '../text/range.ts';
import type { Known } from './known.ts';

export type Role = Attendance['role'];

/** Another reading of the characters of a name. */
export interface Alternative {
  readonly range: Range;
  readonly probability: number;
}

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

/** What a list says, and what of it could not be read. Every word of the list is in one of these. */
export interface PeopleList {
  readonly people: readonly Person[];
  /** Neither name, organization, post nor any other known word. */
  readonly unread: readonly Range[];
  /** Organizations and posts that are listed without anybody. */
  readonly bare: readonly Range[];
  /** Words that say nothing of anybody: 同志, 等, the header of a column. */
  readonly asides: readonly Range[];
  /** What stands at the end, after all names. They are among {@link bare} as well. */
  readonly pending: { readonly organizations: readonly Range[]; readonly posts: readonly Range[] };
}

/** What is known of the layout of a list beforehand. */
export interface PeopleOptions {
  /** It is a table with a column for organizations, in which a cell may reach over several rows. */
  readonly table?: boolean;
  /** Its entries stand together without separation. */
  readonly runTogether?: boolean;
}

/** Reads the people of a stretch of a reading that lists people, without the label before it. Linear in its length. */
export function readPeople(
  reading: Reading,
  ranges: readonly Range[],
  known: Known,
  options: PeopleOptions = {},
): PeopleList {
  const flow = flowOf(reading, ranges);
  const { people, unread, bare, asides, pending } = readList(
    flow,
    { start: 0, end: flow.text.length },
    known,
    options,
  );
  const place = ({ start, end }: Stretch): Range => {
    const range = rangeIn(flow, start, end);
    return rangeOf(range.start, range.end);
  };
  return {
    people: people.map((person) => ({
      ...person,
      name: place(person.name),
      alternatives: person.alternatives.map((one) => ({ range: place(one), probability: one.probability })),
      organizations: person.organizations.map(place),
      posts: person.posts.map(place),
      notes: person.notes.map(place),
    })),
    unread: unread.map(place),
    bare: bare.map(place),
    asides: asides.map(place),
    pending: { organizations: pending.organizations.map(place), posts: pending.posts.map(place) },
  };
}
