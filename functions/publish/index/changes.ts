import type { Attendance, Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';

/** The fields of the meeting itself that are told when they change, in this order. */
export const MEETING_FIELDS = [
  'title',
  'heldOn',
  'heldDuring',
  'number',
  'series',
  'body',
  'documentNumber',
  'indexNumber',
  'issuer',
  'issuedOn',
  'publishedAt',
  'validity',
  'form',
] as const;
const DECISION_FIELDS = ['kind', 'subjects', 'responsible', 'deadline'] as const;
const PERSON_FIELDS = ['name', 'role', 'organization', 'post', 'note'] as const;

export type ChangedField =
  | (typeof MEETING_FIELDS)[number]
  | (typeof DECISION_FIELDS)[number]
  | (typeof PERSON_FIELDS)[number]
  | 'heading'
  | 'whole';

/** A value as a line of text; codes of the contract stay codes. */
export interface Change {
  readonly of: 'meeting' | 'item' | 'decision' | 'person';
  /** Which one: the number of an item, the id of a decision, the name of a person; empty of the meeting itself. */
  readonly which: string;
  /** `whole` where the fact was added or taken away. */
  readonly field: ChangedField;
  readonly from?: string;
  readonly to?: string;
}

type Fact = Omit<Change, 'field' | 'from' | 'to'>;

/** What two readings of a meeting, or one before and after a correction, say otherwise. */
export const changesBetween = (before: MinutesFacts, after: MinutesFacts): Change[] => [
  ...fieldChanges({ of: 'meeting', which: '' }, MEETING_FIELDS, before, after),
  ...partChanges(before.items, after.items, ({ number }) => String(number), {
    of: 'item',
    nameOf: ({ number }) => String(number),
    inWords: ({ heading }) => heading,
    fields: ['heading'],
  }),
  ...partChanges(before.decisions, after.decisions, ({ id }) => id, {
    of: 'decision',
    nameOf: ({ id }) => id,
    inWords: decisionInWords,
    fields: DECISION_FIELDS,
  }),
  ...partChanges(before.attendance, after.attendance, personKey(before.attendance, after.attendance), {
    of: 'person',
    nameOf: ({ name }) => name,
    inWords: ({ name }) => name,
    fields: PERSON_FIELDS,
  }),
];

const decisionInWords = ({ subjects, text }: Decision): string =>
  subjects.length === 0 ? text : subjects.join('；');

/**
 * A person is the same by the place on the page where one page is read twice, by name and role where the page itself has changed
 * and all places have moved.
 */
function personKey(
  before: readonly Attendance[],
  after: readonly Attendance[],
): (person: Attendance) => string {
  const places = new Set(before.map(({ span }) => span.join()));
  const isOnePage = after.filter(({ span }) => places.has(span.join())).length * 2 > after.length;
  return ({ name, role, span }) => (isOnePage ? span.join() : `${role}|${name}`);
}

interface Parts<T> {
  readonly of: Change['of'];
  readonly nameOf: (part: T) => string;
  readonly inWords: (part: T) => string;
  readonly fields: readonly (keyof T & ChangedField)[];
}

function partChanges<T extends object>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (part: T) => string,
  { of, nameOf, inWords, fields }: Parts<T>,
): Change[] {
  const old = new Map(before.map((part) => [keyOf(part), part]));
  const now = new Set(after.map(keyOf));
  return [
    ...after.flatMap((part) => {
      const was = old.get(keyOf(part));
      const fact = { of, which: nameOf(was ?? part) };
      if (was === undefined) return [{ ...fact, field: 'whole' as const, to: inWords(part) }];
      return fieldChanges(fact, fields, was, part);
    }),
    ...before
      .filter((part) => !now.has(keyOf(part)))
      .map((part) => ({ of, which: nameOf(part), field: 'whole' as const, from: inWords(part) })),
  ];
}

function fieldChanges<T extends object>(
  fact: Fact,
  fields: readonly (keyof T & ChangedField)[],
  before: T,
  after: T,
): Change[] {
  return fields.flatMap((field) => {
    const [from, to] = [inWords(before[field]), inWords(after[field])];
    if (from === to) return [];
    return [{ ...fact, field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

/** A field as a line: lists one after the other, parts of them by their words. */
function inWords(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map(inWords).join('；');
  if (typeof value !== 'object') return String(value);
  return Object.values(value).map(String).join('，');
}
