import { documentsAmong, ownAreaOf } from '../../functions/parse/document/document-key.ts';
import { attendanceHash, decisionHash } from '../../functions/shared/checked.ts';
import { applied } from '../../functions/shared/corrections.ts';
import { permanent } from '../../functions/shared/errors.ts';
import type { MinutesFacts } from '../../functions/shared/head.ts';
import type { Decision } from '../../schemas/generated/minutes.ts';
import type { Fact } from './facts.ts';

/** A field of the form in which a fact is corrected. Its value is text; the empty text takes away what is there. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly kind: 'line' | 'lines' | 'day' | 'number' | { readonly choice: readonly string[] };
}

export type Values = Readonly<Record<string, string>>;

export const DECISION_KINDS: readonly Decision['kind'][] = [
  'approve',
  'approve-in-principle',
  'determine',
  'assign',
  'defer',
  'reject',
];
export const ROLES = ['chair', 'present', 'observer', 'absent', 'recorder'];
export const DUTIES = ['lead', 'owner', 'support'];
const ITEM_KINDS = ['study', 'report', 'deliberation', 'mixed', 'other'];
/** Lines for further responsible bodies than those that were read. */
export const SPARE_BODIES = 2;

const MEETING_FIELDS = [
  ['number', 'number'],
  ['heldOn', 'day'],
  ['series', 'line'],
  ['body', 'line'],
  ['documentNumber', 'line'],
  ['indexNumber', 'line'],
  ['issuer', 'line'],
  ['issuedOn', 'day'],
  ['publishedAt', 'line'],
  ['title', 'line'],
] as const;

/** The fields of a fact with their values of now. What is wrong in an issue is corrected in what is said of the meeting. */
export function fieldsOf(fact: Fact, document: MinutesFacts): readonly Field[] {
  switch (fact.kind) {
    case 'meeting':
    case 'issue':
      return MEETING_FIELDS.map(([name, kind]) => ({ name, kind, value: String(document[name] ?? '') }));
    case 'item': {
      const { heading, kind } = fact.value;
      return [
        { name: 'heading', kind: 'line', value: heading },
        { name: 'kind', kind: { choice: ITEM_KINDS }, value: kind },
      ];
    }
    case 'decision': {
      const { kind, subjects, responsible, deadline, item } = fact.value;
      const bodies = [...responsible, ...Array.from({ length: SPARE_BODIES }, () => undefined)];
      return [
        { name: 'kind', kind: { choice: DECISION_KINDS }, value: kind },
        { name: 'subjects', kind: 'lines', value: subjects.join('\n') },
        ...bodies.flatMap((body, index): Field[] => [
          { name: `responsible.${index}.name`, kind: 'line', value: body?.name ?? '' },
          { name: `responsible.${index}.role`, kind: { choice: DUTIES }, value: body?.role ?? 'owner' },
        ]),
        { name: 'deadline.text', kind: 'line', value: deadline?.text ?? '' },
        { name: 'deadline.date', kind: 'day', value: deadline?.date ?? '' },
        { name: 'item', kind: 'number', value: String(item ?? '') },
      ];
    }
    case 'attendance': {
      const { name, role, organization = '', post = '', note = '' } = fact.value;
      return [
        { name: 'name', kind: 'line', value: name },
        { name: 'role', kind: { choice: ROLES }, value: role },
        { name: 'organization', kind: 'line', value: organization },
        { name: 'post', kind: 'line', value: post },
        { name: 'note', kind: 'line', value: note },
      ];
    }
  }
}

/** What a correction request carries beside who and why. */
export interface Change {
  readonly patch: Record<string, unknown>;
  readonly confirms: string[];
}

/**
 * The JSON Merge Patch that makes a fact what a form says, and that the fact is right as it then is.
 * @throws OpenMinutesError `permanent`: `nothing-changed`; `bad-correction`, that says what does not fit.
 */
export function changeBy(fact: Fact, document: MinutesFacts, values: Values): Change {
  const fields = fieldsOf(fact, document);
  const changed = fields.filter(({ name, value }) => (values[name] ?? value).trim() !== value.trim());
  if (changed.length === 0) throw permanent('nothing-changed', 'Nothing in the form was changed');
  const now: Values = Object.fromEntries(
    fields.map(({ name, value }) => [name, (values[name] ?? value).trim()]),
  );
  const part = partOf(fact, document, new Set(changed.map(({ name }) => name)), now);
  const patch = underKey(fact, part);
  const after = applied(document, { patch });
  return { patch, confirms: [...confirmedBy(fact, document, after)] };
}

/** The patch that takes a fact away. */
export function removalOf(fact: Fact): Change {
  if (fact.kind === 'meeting' || fact.kind === 'issue')
    throw permanent('bad-correction', 'That cannot be taken away');
  return { patch: underKey(fact, null), confirms: [] };
}

/** Corrections name the parts of lists by id, name and number. */
function underKey(fact: Fact, change: object | null): Record<string, unknown> {
  switch (fact.kind) {
    case 'meeting':
    case 'issue':
      return { ...change };
    case 'item':
      return { items: { [fact.value.number]: change } };
    case 'decision':
      return { decisions: { [fact.value.id]: change } };
    case 'attendance':
      return { attendance: { [fact.value.name]: change } };
  }
}

const textOrNull = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;
const numberOrNull = (value: string | undefined): number | string | null =>
  value === undefined || value === '' ? null : /^\d{1,9}$/u.test(value) ? Number(value) : value;

function partOf(
  fact: Fact,
  document: MinutesFacts,
  changed: ReadonlySet<string>,
  now: Values,
): Record<string, unknown> {
  if (fact.kind === 'decision') return decisionPart(fact.value, document, changed, now);
  const numbers = new Set(
    fieldsOf(fact, document).flatMap(({ name, kind }) => (kind === 'number' ? name : [])),
  );
  return Object.fromEntries(
    [...changed].map((name) => [name, numbers.has(name) ? numberOrNull(now[name]) : textOrNull(now[name])]),
  );
}

function decisionPart(
  { responsible, deadline }: Decision,
  { body, issuer, heldOn }: MinutesFacts,
  changed: ReadonlySet<string>,
  now: Values,
): Record<string, unknown> {
  const isChanged = (prefix: string) => [...changed].some((name) => name.startsWith(prefix));
  const part: Record<string, unknown> = {};
  if (changed.has('kind')) part.kind = now.kind;
  if (changed.has('item')) part.item = numberOrNull(now.item);
  if (changed.has('subjects')) {
    const subjects = (now.subjects ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const areas = [body, issuer].flatMap((name) => (name && ownAreaOf(name)) ?? []);
    const documents = documentsAmong(subjects, { areas, year: heldOn?.slice(0, 4) });
    part.subjects = subjects;
    part.documents = documents.length > 0 ? documents : null;
    part.asPublished = null;
  }
  if (isChanged('responsible.')) {
    part.responsible = Array.from({ length: responsible.length + SPARE_BODIES }, (_, index) => ({
      name: now[`responsible.${index}.name`] ?? '',
      role: now[`responsible.${index}.role`],
    })).filter(({ name }) => name !== '');
  }
  if (isChanged('deadline.')) {
    const text = textOrNull(now['deadline.text']);
    const date = textOrNull(now['deadline.date']);
    if (text === null && date !== null)
      throw permanent(
        'bad-correction',
        'A deadline needs the words of the page, and may have a day beside them',
      );
    part.deadline = text === null ? null : { text, ...(date !== deadline?.date && { date }) };
  }
  return part;
}

/** What a person has held against the page by correcting it: the fact as it is now, and the issue that led there. */
function* confirmedBy(fact: Fact, before: MinutesFacts, after: MinutesFacts): Generator<string> {
  if (fact.kind === 'issue' && fact.hash !== undefined) yield fact.hash;
  if (fact.kind === 'decision') {
    const now = after.decisions.find(({ id }) => id === fact.value.id);
    if (now !== undefined) yield decisionHash(now);
  }
  if (fact.kind === 'attendance') {
    // The list stays as long as it was, so that the entry is where it was.
    const now = after.attendance[before.attendance.indexOf(fact.value)];
    if (now !== undefined) yield attendanceHash(now);
  }
}
