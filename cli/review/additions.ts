// What a reader of the page sees and the parser missed: a form becomes a fact that the merge patch adds.
import { decisionIds } from '../../functions/parse/document/decision-ids.ts';
import { documentsAmong, ownAreaOf } from '../../functions/parse/document/document-key.ts';
import { simplify } from '../../functions/parse/text/scripts.ts';
import { attendanceHash, decisionHash } from '../../functions/shared/checked.ts';
import { applied } from '../../functions/shared/corrections.ts';
import { permanent } from '../../functions/shared/errors.ts';
import type { Attendance, Decision, MinutesDocument, Span } from '../../schemas/generated/minutes.ts';
import { type Change, DECISION_KINDS, DUTIES, type Field, ROLES, SPARE_BODIES, type Values } from './form.ts';

/** What can be added. */
export type Addition = 'person' | 'decision';

/** What the page's words are called in the forms: they must stand on it. */
export const WORDS_FIELD = 'words';
/** The line in which they were selected, counted from 0; empty where they were typed. */
export const LINE_FIELD = 'line';

/** Of what a person has seen on the page. */
const SEEN = 1;
const TITLE = /《[^《》]{2,200}》/gu;

/**
 * The fields of the form in which something is added.
 * @param selected Words of the page that were selected before; what they tell is filled in.
 */
export function additionFields(
  what: Addition,
  { provenance }: Pick<MinutesDocument, 'provenance'>,
  selected: string,
): readonly Field[] {
  const told = provenance.script === 'hant' ? simplify(selected) : selected;
  if (what === 'person')
    return [
      { name: WORDS_FIELD, kind: 'line', value: selected },
      { name: 'role', kind: { choice: ROLES }, value: 'present' },
      { name: 'organization', kind: 'line', value: '' },
      { name: 'post', kind: 'line', value: '' },
      { name: 'note', kind: 'line', value: '' },
    ];
  const bodies = Array.from({ length: SPARE_BODIES }, (_, index): Field[] => [
    { name: `responsible.${index}.name`, kind: 'line', value: '' },
    { name: `responsible.${index}.role`, kind: { choice: DUTIES }, value: 'owner' },
  ]);
  return [
    { name: WORDS_FIELD, kind: 'lines', value: selected },
    { name: 'kind', kind: { choice: DECISION_KINDS }, value: kindIn(told) },
    { name: 'subjects', kind: 'lines', value: [...told.matchAll(TITLE)].map(([title]) => title).join('\n') },
    ...bodies.flat(),
    { name: 'deadline.text', kind: 'line', value: '' },
    { name: 'deadline.date', kind: 'day', value: '' },
    { name: 'item', kind: 'number', value: '' },
  ];
}

/** The likeliest kind of a sentence, for the form to begin with. */
function kindIn(sentence: string): Decision['kind'] {
  if (/原则(?:上)?(?:同意|通过)/u.test(sentence)) return 'approve-in-principle';
  if (/不同意|不予/u.test(sentence)) return 'reject';
  if (/暂缓|再议|另行研究/u.test(sentence)) return 'defer';
  if (/同意|通过|批准/u.test(sentence)) return 'approve';
  return /责成|由.{2,20}(?:负责|牵头)/u.test(sentence) ? 'assign' : 'determine';
}

/**
 * The merge patch that adds what a form says, under the identifier that the parser would give it: a reading that finds it later
 * says the same thing, and not another one.
 * @throws OpenMinutesError `permanent`: `bad-addition`, that says what is missing or is there already; `bad-correction`.
 */
export function additionBy(what: Addition, document: MinutesDocument, values: Values): Change {
  const words = (values[WORDS_FIELD] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  if (words === '') throw permanent('bad-addition', 'Select its words on the page, or type them');
  const patch = what === 'person' ? person(document, words, values) : decision(document, words, values);
  const after = applied(document, { patch });
  return { patch, confirms: hashesOf(after).filter((hash) => !hashesOf(document).includes(hash)) };
}

const hashesOf = ({ decisions, attendance }: MinutesDocument): readonly string[] => [
  ...decisions.map(decisionHash),
  ...attendance.map(attendanceHash),
];

const filled = (values: Values, name: string): string | undefined => {
  const value = (values[name] ?? '').trim();
  return value === '' ? undefined : value;
};

function person(document: MinutesDocument, words: string, values: Values): Record<string, unknown> {
  const name = (document.provenance.script === 'hant' ? simplify(words) : words).replace(/\s+/gu, '');
  if (document.attendance.some((one) => one.name === name))
    throw permanent('bad-addition', `${name} is listed already: correct that entry`);
  const taken = document.attendance.map(({ span }) => span);
  const [organization, post, note] = [
    filled(values, 'organization'),
    filled(values, 'post'),
    filled(values, 'note'),
  ];
  const added: Omit<Attendance, 'name'> = {
    role: roleOf(ROLES, values.role, 'present') as Attendance['role'],
    ...(organization !== undefined && { organization }),
    ...(post !== undefined && { post }),
    ...(note !== undefined && { note }),
    ...(name !== words && { asPublished: { name: words } }),
    span: spanOf(document, words, values[LINE_FIELD], taken),
    confidence: SEEN,
  };
  return { attendance: { [name]: added } };
}

function decision(document: MinutesDocument, words: string, values: Values): Record<string, unknown> {
  const span = spanOf(document, words, values[LINE_FIELD], []);
  const kind = roleOf(DECISION_KINDS, values.kind, 'determine') as Decision['kind'];
  const text = document.text.slice(...span);
  const subjects = (values.subjects ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (subjects.length === 0) throw permanent('bad-addition', 'Say what was decided on, a matter a line');
  const { id, body, issuer, heldOn } = document;
  const areas = [body, issuer].flatMap((name) => (name && ownAreaOf(name)) ?? []);
  const documents = documentsAmong(subjects, { areas, year: heldOn?.slice(0, 4) });
  const sentence = document.provenance.script === 'hant' ? simplify(text) : text;
  const [key = ''] = decisionIds(id, [{ kind, title: documents[0]?.title, sentence }]);
  if (document.decisions.some((one) => one.id === key))
    throw permanent('bad-addition', 'That is among the decisions already: correct it there');
  const responsible = Array.from({ length: SPARE_BODIES }, (_, index) => ({
    name: filled(values, `responsible.${index}.name`) ?? '',
    role: roleOf(DUTIES, values[`responsible.${index}.role`], 'owner') as 'lead' | 'owner' | 'support',
  })).filter(({ name }) => name !== '');
  const [when, date, item] = [
    filled(values, 'deadline.text'),
    filled(values, 'deadline.date'),
    filled(values, 'item'),
  ];
  if (when === undefined && date !== undefined)
    throw permanent('bad-addition', 'A deadline needs the words of the page, and may have a day beside them');
  const added: Omit<Decision, 'id'> = {
    kind,
    subjects,
    ...(documents.length > 0 && { documents }),
    responsible,
    ...(when !== undefined && { deadline: { text: when, ...(date !== undefined && { date }) } }),
    ...(item !== undefined && { item: Number(item) }),
    text,
    span,
    confidence: SEEN,
  };
  return { decisions: { [key]: added } };
}

const roleOf = (choice: readonly string[], wanted: string | undefined, other: string): string =>
  choice.find((one) => one === wanted) ?? other;

/**
 * Where words stand on the page: in the line in which they were selected, else the first place that is not taken.
 * @throws OpenMinutesError `permanent`, code `bad-addition`, where they stand nowhere.
 */
function spanOf(
  { text }: MinutesDocument,
  words: string,
  line: string | undefined,
  taken: readonly Span[],
): Span {
  const from = line === undefined || !/^\d{1,6}$/u.test(line) ? 0 : startOf(text, Number(line));
  const places = [...placesOf(text, words)];
  const free = places.filter(([start, end]) => taken.every(([first, last]) => end <= first || start >= last));
  const found = free.find(([start]) => start >= from) ?? free[0];
  if (found === undefined)
    throw permanent(
      'bad-addition',
      `The page does not have ${JSON.stringify(words.slice(0, 60))}, or another entry stands there`,
    );
  return found;
}

function* placesOf(text: string, words: string): Generator<Span> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) yield [at, at + words.length];
}

/** Where a line of a text begins. */
const startOf = (text: string, line: number): number =>
  text
    .split('\n')
    .slice(0, line)
    .reduce((sum, { length }) => sum + length + 1, 0);
