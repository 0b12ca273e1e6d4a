import type { QualityIssue } from '../../../../../schemas/generated/minutes.ts';
import type { Passage } from '../../../clauses/passage.ts';
import type { Rule } from '../../../grammar/rule.ts';
import type { Line, LineClass } from '../../../lines/line.ts';
import type { PageMetadata } from '../../../page/metadata.ts';
import { findDay } from '../../../text/days.ts';
import { readMoment } from '../../../text/moments.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import { publishedForm, type Reading } from '../../../text/reading.ts';
import type { MeetingFacts, Opening } from '../../facts.ts';
import { heldIn, type Place } from './held.ts';
import { documentNumberOf, imprintOf, indexNumberOf } from './imprint.ts';
import { chosenOf, type MeetingName, namesIn, namingRules } from './naming.ts';
import {
  datelineLength,
  type OpeningSentence,
  openingSentences,
  openingRules as sentenceRules,
} from './opening-sentence.ts';

export { readForm } from './form.ts';

export const openingRules: readonly Rule<unknown>[] = [...namingRules, ...sentenceRules];

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const wordsOf = (reading: Reading, { start, end }: Range): string => reading.plain.slice(start, end);

/** What a page's title goes on with: 纪要_政府会议_某某区人民政府. */
const SITE_SUFFIX = /[_|]|\s[-–—]\s/u;
/** Longest piece of a first line that stands for a title where nothing names the meeting. */
const LONGEST_TITLE = 60;

/** The title of the minutes or the headline of the report, as published. */
function titleOf(
  { reading, lines }: Passage,
  metadata: PageMetadata,
  opening: MeetingName | undefined,
): string {
  const own = lines.filter((line) => line.class === 'title');
  const [first] = own;
  const last = own.at(-1);
  const whole =
    first && last && last.index - first.index < own.length + 1
      ? rangeOf(first.range.start, last.range.end)
      : first?.range;
  const [page = ''] = metadata.title?.split(SITE_SUFFIX, 1) ?? [];
  const names = (plain: string): boolean => /次|会议?/u.test(plain);
  if (whole !== undefined && (names(wordsOf(reading, whole)) || page === '')) return reading.value(whole);
  if (page !== '') return publishedForm(page, reading.script);
  if (opening !== undefined) return reading.value(opening.range);
  const line = lines.find(({ plain }) => plain !== '')?.range;
  return line === undefined
    ? ''
    : reading.value(rangeOf(line.start, Math.min(line.end, line.start + LONGEST_TITLE)));
}

/** A name without the words that a shorter form of it leaves out: 区人民政府 is the 区政府. */
const shortened = (body: string): string => body.replace('人民政府', '政府');
const GOVERNMENT = /(?:政府|管委会|管理委员会|办事处|公署|村民委员会|居民委员会|村委会|居委会)$/u;
const OFFICE = /(?<=政府|管委会|管理委员会|办事处)(?:办公室|办公厅|办)$/u;
const KIND_OF_DOCUMENT = /(?:(?:工作|专题)?(?:会议)?纪要|会议记录)$/u;
/** Meetings of a government itself, whatever office writes their minutes. */
const OF_THE_GOVERNMENT = /^(?:常务|全体|[省市县区旗州盟镇乡]长办公会|专题)/u;
/** 县长办公会 or 碰头会 alone names no body. */
const BODY_ALONE = /^(?:[省市县区旗州盟镇乡]|人民|全体|常务)$/u;

/** The body that met: the one of the opening, or a fuller form of it; else the government that stands over the minutes. */
function bodyOf(
  reading: Reading,
  names: readonly MeetingName[],
  series: string | undefined,
  over: readonly string[],
): string | undefined {
  const ofGovernment = series === undefined || OF_THE_GOVERNMENT.test(series);
  const governing = (body: string): string => (ofGovernment ? body.replace(OFFICE, '') : body);
  const named = names
    .map(({ body }) => body && governing(reading.value(body)))
    .filter((body) => body !== undefined && body !== '' && !BODY_ALONE.test(body));
  const [first, ...others] = named;
  if (first !== undefined)
    return others.reduce<string>(
      (name, other) =>
        other !== undefined && other.length > name.length && shortened(other).endsWith(shortened(name))
          ? other
          : name,
      first,
    );
  if (!ofGovernment) return undefined;
  return over
    .map((words) => governing(words.replace(KIND_OF_DOCUMENT, '')))
    .find((body) => GOVERNMENT.test(body) && body.length <= 24);
}

/** The meeting's number: one with its 第 counts before one without, the opening's before the title's. */
function numberOf(
  names: readonly MeetingName[],
  reading: Reading,
): { number?: number; rule?: string; issues: QualityIssue[] } {
  const numbered = names.filter((name) => name.number !== undefined);
  const whole = numbered.filter(({ damaged }) => !damaged);
  const [chosen, ...others] = whole.length > 0 ? whole : numbered;
  if (chosen?.number === undefined) return { issues: [] };
  const span = reading.span(chosen.range);
  const other = others.find(({ number }) => number !== chosen.number)?.number;
  const issues: QualityIssue[] = [];
  if (other !== undefined)
    issues.push({
      code: 'number-conflict',
      severity: 'error',
      span,
      message: `The page numbers the meeting ${chosen.number} and ${other}; ${chosen.number} is taken.`,
    });
  else if (whole.length === 0)
    issues.push({
      code: 'number-repaired',
      severity: 'info',
      span,
      message: `第 is missing before the number of the meeting; it is read as ${chosen.number}.`,
    });
  return { number: chosen.number, rule: chosen.rule, issues };
}

/** The day that a news agency dates its report: 甲网4月17日讯. It is when the page was written, not when the meeting was held. */
function datelineDay(passage: Passage, opening: OpeningSentence | undefined): ReturnType<typeof findDay> {
  if (opening === undefined) return undefined;
  const { text } = opening.sentence.surface;
  const length = datelineLength(text);
  if (length === 0) return undefined;
  const range = opening.sentence.surface.rangeOf(0, length);
  return findDay(wordsOf(passage.reading, range));
}

/** Publication must not come before issue. */
function checkOrder(issuedOn: string | undefined, publishedAt: string | undefined): QualityIssue[] {
  if (issuedOn === undefined || publishedAt === undefined || issuedOn <= publishedAt.slice(0, 10)) return [];
  const message = `The document was issued (${issuedOn}) after it was published (${publishedAt}); both dates stand as on the page.`;
  return [{ code: 'date-order', severity: 'warning', message }];
}

/** The facts about the meeting, and every repair and doubt on the way to them. What the page does not say is left out. */
export function readOpening(
  passage: Passage,
  metadata: PageMetadata,
  form: Opening['form'],
  timeZone: string,
): Opening {
  const { reading, lines } = passage;
  const ofClass = (...classes: readonly LineClass[]): readonly Line[] =>
    lines.filter((line) => classes.includes(line.class));
  const openings = openingSentences(passage).filter(({ telling }) => telling === 'held');
  const opening = openings.find(({ name }) => name !== undefined) ?? openings[0];
  const ownName = opening?.name ?? openings.find(({ name }) => name)?.name;

  const heads = [...ofClass('title'), ...ofClass('masthead'), ...ofClass('particular')];
  const inHeads = heads
    .map(({ range }) => chosenOf(namesIn(reading, passage.surfaceOf(range))))
    .filter((name) => name !== undefined);
  const names = [ownName, ...inHeads].filter((name) => name !== undefined);
  const title = titleOf(passage, metadata, ownName);
  const number = numberOf(names, reading);
  const series = names.find((name) => name.series !== undefined)?.series;
  const year = names.find((name) => name.year !== undefined)?.year;

  const masthead = ofClass('masthead');
  const imprint = imprintOf(reading, [...masthead, ...ofClass('distribution')]);
  const documentNumber = documentNumberOf(reading, [...masthead, ...ofClass('title')], metadata);
  const issuedOn =
    (metadata.issuedOn && readMoment(metadata.issuedOn, timeZone)?.slice(0, 10)) || imprint.issuedOn;
  const publishedAt =
    metadata.publishedAt === undefined ? undefined : readMoment(metadata.publishedAt, timeZone);
  const indexNumber = indexNumberOf(metadata, issuedOn, reading.script);

  const dateline = datelineDay(passage, opening);
  const publishedOn = publishedAt?.slice(0, 10);
  const written = dateline?.candidates[0];
  const writtenOn = written !== undefined && !written.startsWith('-') ? written : publishedOn;
  const notAfter =
    issuedOn !== undefined && publishedOn !== undefined
      ? issuedOn < publishedOn
        ? issuedOn
        : publishedOn
      : (issuedOn ?? publishedOn ?? writtenOn);
  const afterDateline = opening?.sentence.surface.rangeOf(
    datelineLength(opening.sentence.surface.text),
    opening.sentence.surface.text.length,
  );
  const places: Place[] = [
    ...(afterDateline === undefined ? [] : [{ rule: 'opening/day-of-opening', range: afterDateline }]),
    ...openings
      .filter((one) => one !== opening)
      .map(({ sentence }) => ({ rule: 'opening/day-of-opening', range: sentence.range })),
    ...ofClass('particular')
      .filter(({ plain }) => /时间|日期|会期/u.test(plain.slice(0, 8)))
      .map(({ range }) => ({ rule: 'opening/day-of-particular', range })),
    ...masthead
      .filter(({ plain }) => /^（.+日）$/u.test(plain))
      .map(({ range }) => ({ rule: 'opening/day-below-title', range })),
    ...ofClass('title').map(({ range }) => ({ rule: 'opening/day-of-title', range })),
  ];
  const documentYear = /\d{4}/u.exec(documentNumber.value ?? '')?.[0];
  const held = heldIn(reading, places, {
    notAfter,
    writtenOn,
    year: year ?? (notAfter === undefined && documentYear !== undefined ? Number(documentYear) : undefined),
  });

  const issuer = (metadata.issuer && publishedForm(metadata.issuer, reading.script)) || imprint.issuer;
  const over = [...ofClass('title', 'masthead').map(({ range }) => reading.value(range)), issuer].filter(
    (words) => words !== undefined && words !== '',
  ) as string[];
  const body = bodyOf(reading, names, series, over);
  const [category, ...categories] = (metadata.categories ?? []).map((name) =>
    publishedForm(name, reading.script),
  );
  const validity = metadata.validity && publishedForm(metadata.validity, reading.script);

  const meeting: Writable<MeetingFacts> = { title };
  if (body !== undefined) meeting.body = body;
  if (series !== undefined) meeting.series = series;
  if (number.number !== undefined) meeting.number = number.number;
  if (held?.heldOn !== undefined) meeting.heldOn = held.heldOn;
  if (held?.heldDuring !== undefined) meeting.heldDuring = held.heldDuring;
  if (documentNumber.value) meeting.documentNumber = documentNumber.value;
  if (indexNumber.value) meeting.indexNumber = indexNumber.value;
  if (issuer) meeting.issuer = issuer;
  if (category) meeting.categories = [category, ...categories];
  if (issuedOn) meeting.issuedOn = issuedOn;
  if (publishedAt !== undefined) meeting.publishedAt = publishedAt;
  if (validity) meeting.validity = validity;
  return {
    form,
    meeting,
    rules: {
      ...(number.rule !== undefined && { number: number.rule }),
      ...(ownName !== undefined && { body: ownName.rule }),
      ...(held !== undefined && { heldOn: held.rule }),
    },
    paragraph: opening?.paragraph,
    sentence: opening?.sentence.range,
    issues: [
      ...number.issues,
      ...documentNumber.issues,
      ...(held?.issues ?? []),
      ...checkOrder(issuedOn || undefined, publishedAt),
      ...indexNumber.issues,
    ],
  };
}
