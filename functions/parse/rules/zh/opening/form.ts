import type { Passage } from '../../../clauses/passage.ts';
import type { Line } from '../../../lines/line.ts';
import type { PageMetadata } from '../../../page/metadata.ts';
import { findDay } from '../../../text/days.ts';
import { matchingForm, type Reading } from '../../../text/reading.ts';
import type { Form, NeitherKind } from '../../facts.ts';
import { FORM_SIGNS, NEITHER_SIGNS, type Sign } from './form-signs.ts';
import { type OpeningSentence, openingSentences } from './opening-sentence.ts';

/** Whether a sign stands in as many lines as it needs. */
function isInLines({ in: where, match, atLeast = 1 }: Sign<string>, lines: readonly Line[]): boolean {
  if (where === 'title') return false;
  let missing = atLeast;
  return lines.some(({ plain }) => match.test(plain) && --missing === 0);
}

/** How the kinds are named in a refusal. */
const NAMES: Readonly<Record<NeitherKind, string>> = {
  notice: 'the notice of a coming meeting',
  'announced-agenda': 'an agenda announced in advance',
  rules: 'rules about meetings or an introduction to them',
  interpretation: 'an interpretation of what was decided',
  list: 'a list of pages',
  sample: 'a sample with blanks',
  'other-body': 'about a plenary of the people’s congress, the CPPCC or the Party',
  'no-meeting': 'not about a meeting',
};

const neither = (kind: NeitherKind): Form => ({
  form: 'neither',
  kind,
  reason: `The page is neither minutes nor the report of a meeting: it is ${NAMES[kind]}.`,
});

/** A list page: many short lines with a day each, and nothing that goes on behind them. */
const TEASER =
  /^[·•]?.{8,80}(?:…|\.{3})?[[（(]?(?:20\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\]）)]?$|^(?:20\d{2}[-/.年])\d{1,2}[-/.月]\d{1,2}日?.{8,80}$/u;
const isList = (lines: readonly Line[]): boolean => {
  const told = lines.filter(({ plain }) => plain.length > 0);
  const teasers = told.filter(({ plain }) => TEASER.test(plain) && !/。/u.test(plain)).length;
  const cut = told.filter(({ plain }) => /(?:…|\.{3})(?:\[?详细\]?|全文)?$/u.test(plain)).length;
  return teasers + cut >= 4 && (teasers + cut) * 2 > told.length;
};

/** What stands behind a meeting of another body: 市人大常委会第3次会议. */
const OTHER_BODY =
  /中国共产党[^，。]{2,40}(?:委员会|大会)|(?:纪律检查委员会|纪委)[^，。]{0,12}全(?:会|体会议)|中共[^，。]{2,30}全会|人民代表大会|人大|政协|政治协商会议|党代会|代表大会|(?:^|[市县区旗州省盟])委(?:员会)?(?:召开|举行)?了?(?:[^，。；]{0,12}全(?:会|委)|[^，。；]{0,12}全体(?:（扩大）)?会议)|主席团/u;

/** The signs of each kind of page that is neither. */
const SIGNS_OF_NEITHER = [...new Set(NEITHER_SIGNS.map(({ kind }) => kind))].map((kind) => ({
  kind,
  signs: NEITHER_SIGNS.filter((sign) => sign.kind === kind),
}));
const MINUTES_SIGNS = FORM_SIGNS.filter(({ kind }) => kind === 'minutes');
const REPORT_SIGNS = FORM_SIGNS.filter(({ kind }) => kind === 'report');
const WORDING_SIGNS = FORM_SIGNS.filter(({ id }) => id === 'form/report-stresses');

/** How much signs weigh with each of some titles. */
function strengths(
  signs: readonly Sign<string>[],
  titles: readonly string[],
  lines: readonly Line[],
): readonly number[] {
  const inLines = signs.map((sign) => isInLines(sign, lines));
  return titles.map((title) =>
    signs
      .filter((sign, i) => (sign.in === 'title' ? sign.match.test(title) : inLines[i] === true))
      .reduce((sum, { weight }) => sum + weight, 0),
  );
}

/** 府会纪〔2024〕11号 in the page's own table weighs as much as a dateline of news. */
const NUMBERED_AS_MINUTES = 4;

const RECORD_TITLE = /纪要|[记纪]录|决定事项|议定事项|会议决[议定]/u;

/** What a page is, by its content: rulings under “Form” in the definitions. */
export function readForm(passage: Passage, metadata: PageMetadata): Form {
  const { reading, lines } = passage;
  const title = [
    ...lines.filter((line) => line.class === 'title').map(({ plain }) => plain),
    matchingForm(metadata.title ?? '', reading.script),
    ...(metadata.above ?? []),
  ].join('\n');
  const titles = title.split('\n').filter((words) => words !== '');
  const signed = (signs: readonly Sign<string>[]): number =>
    Math.max(0, ...strengths(signs, [...titles, ''], lines));
  const openings = openingSentences(passage);
  const held = openings.find(isHeld);
  const announced = openings.some(({ telling }) => telling !== 'held');

  const weighed = SIGNS_OF_NEITHER.map(({ kind, signs }) => ({
    kind,
    weight:
      signed(signs) + (announced && (kind === 'notice' || kind === 'rules') && held === undefined ? 2 : 0),
  }))
    .map(({ kind, weight }) => ({
      kind,
      // A notice that lists who reports on what is an agenda.
      weight: weight + (kind === 'announced-agenda' && announced && held === undefined && weight > 1 ? 2 : 0),
    }))
    .sort((a, b) => b.weight - a.weight);
  const [likeliest] = weighed;
  const minutes =
    signed(MINUTES_SIGNS) +
    structureOf(lines) +
    (/纪/u.test(metadata.documentNumber ?? '') ? NUMBERED_AS_MINUTES : 0);
  const report = signed(REPORT_SIGNS);
  const teasers = (metadata.otherMeetings ?? 0) >= MANY - 1 && minutes <= report;
  if (teasers || (held === undefined && isList(lines)) || tellsOfMany(reading, openings))
    return neither('list');
  if (likeliest !== undefined) {
    // A held meeting outweighs one sign: its page may speak of a notice or cite rules.
    const needed = held === undefined ? 2 : strongOpening(held) ? 4 : 3;
    if (likeliest.weight >= needed) return neither(likeliest.kind);
  }
  const naming = held === undefined ? '' : whoMet(reading, held);
  if (
    OTHER_BODY.test(naming) &&
    !/政府|管委会/u.test(naming.replace(/(?:人民代表大会|人大|政协|政治协商).*/u, ''))
  )
    return neither('other-body');
  if (held === undefined) {
    const named = titles.some((one) => /(?:第.{1,8}次|常务会议?|办公会议?|会议纪要)/u.test(one));
    if (openings.length > 0 && !named) return neither(openings[0]?.telling === 'habit' ? 'rules' : 'notice');
    // Records open with a table instead of a sentence: their title says so, or they list who was there.
    const record =
      titles.some((one) => RECORD_TITLE.test(one)) || lines.some((line) => line.class === 'attendance');
    if (!named || !record) return neither('no-meeting');
  }
  // Of as many signs for both, the title tells, or what only records have where nothing but the wording is of news.
  const wording = signed(WORDING_SIGNS);
  const isRecord =
    minutes > report ||
    (minutes === report && (/纪要/u.test(title) || (structureOf(lines) > 0 && report === wording)));
  return { form: isRecord ? 'minutes' : 'report' };
}

/** Units around the name of the meeting, or at the head of its paragraph, in which the body that met is named. */
const BODY_REACH = { before: 16, head: 48 } as const;

/** The words that say whose meeting it was. */
function whoMet({ plain }: Reading, { name, paragraph, sentence }: OpeningSentence): string {
  if (name !== undefined) {
    // Of 第一次全体会议 alone, and of 甲委员会召开第二次会议, the whole sentence tells whose it was.
    const { start, end } = name.range;
    const isWhole = name.body !== undefined && plain.slice(start, end).includes(name.body);
    const reach = isWhole ? BODY_REACH.before : BODY_REACH.head;
    return plain.slice(Math.max(sentence.range.start, name.range.start - reach), name.range.end);
  }
  const { start, end } = paragraph.range;
  return plain.slice(start, Math.min(end, start + BODY_REACH.head));
}

/** So many different meetings told one after the other are a list of teasers or a chronicle. */
const MANY = 3;
function tellsOfMany({ plain }: Reading, openings: readonly OpeningSentence[]): boolean {
  const held = openings.filter((one) => isHeld(one) && one.name !== undefined);
  const days = held.map(({ sentence }) => findDay(plain.slice(sentence.range.start, sentence.range.end)));
  const told = held.map(({ name }, i) => `${name?.number ?? ''}/${days[i]?.candidates[0] ?? ''}`);
  return new Set(told).size >= MANY && new Set(held.map(({ paragraph }) => paragraph)).size >= MANY;
}

const isHeld = ({ telling }: OpeningSentence): boolean => telling === 'held';
/** It says who convened which meeting. */
const strongOpening = ({ name, rule: id }: OpeningSentence): boolean =>
  name !== undefined && (id === 'opening/convened' || id === 'opening/was-held');

/** 列席会议的还有县监察局主要负责人。: a sentence of news, not a list of a record. */
const TELLS_WHO_CAME = /^[^：]*。$/u;

/** What only records have: lists of who was there, numbered headings, lines of distribution. */
function structureOf(lines: readonly Line[]): number {
  const count = (test: (line: Line) => boolean): number => lines.filter(test).length;
  return (
    (count((line) => line.class === 'attendance' && !TELLS_WHO_CAME.test(line.plain)) > 0 ? 2 : 0) +
    (count((line) => line.class === 'heading' && line.mark?.style === 'major') >= 2 ? 2 : 0) +
    (count((line) => line.class === 'distribution') > 0 ? 1 : 0) +
    (count((line) => line.class === 'particular') > 0 ? 1 : 0)
  );
}
