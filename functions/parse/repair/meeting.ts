import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { Range, Reading } from '../reading.ts';
import type { MeetingFacts, Outline, PageMetadata, Writable } from '../types.ts';
import { findDate, readMoment } from './dates.ts';
import { findHeld } from './held.ts';
import { findImprint, isDayOfMeeting } from './imprint.ts';
import { findMention, type Mention } from './mention.ts';
import { faultOfIndexNumber, normaliseDocumentNumber } from './numbers.ts';
import { findTitle } from './title.ts';
import { matchingForm, plainOf, publishedForm } from './words.ts';

export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
const DOCUMENT_NUMBER =
  /^[\p{Script=Han}A-Za-z（）]{0,24}[〔［[（【](?:\d{4}[〕］\]）】]|(?:19|20)\d{2})第?\d{1,4}号/u;
const CLOSED = /[〕］\]）】]第?\d{1,4}号/u;
/** How much of the opening paragraph names the meeting, in characters. */
const OPENING_REACH = 400;

interface Found<T> {
  readonly value: T;
  readonly issues: readonly QualityIssue[];
}

/** A name without the words that a shorter form of it leaves out: 区人民政府 is the 区政府. */
const shortened = (body: string): string => body.replace('人民政府', '政府');

/** Meetings of a government itself, whatever office writes their minutes. */
const OF_THE_GOVERNMENT = /^(?:常务|全体|[省市县区旗州盟镇乡]长办公会|专题)/u;
const OFFICE = /(?<=政府|管委会|管理委员会|办事处)(?:办公室|办公厅|办)$/u;
/** 某某新区管理委员会会议纪要: the kind of document behind the body whose it is. */
const KIND_OF_DOCUMENT = /(?:(?:工作|专题)?(?:会议)?纪要|会议记录)$/u;
const GOVERNMENT = /(?:政府|管委会|管理委员会|办事处|公署|村民委员会|居民委员会|村委会|居委会)$/u;

/**
 * The body that met: of the names on the page the first, or a fuller form of it; where no line names one together with
 * the meeting, the government that stands over the minutes or whose office issued them.
 */
function findBody(
  mentions: readonly Mention[],
  series: string | undefined,
  over: readonly string[],
): string | undefined {
  const ofGovernment = series === undefined || OF_THE_GOVERNMENT.test(series);
  const governing = (body: string): string => (ofGovernment ? body.replace(OFFICE, '') : body);
  const named = mentions.flatMap(({ body }) => (body === undefined ? [] : [governing(body)]));
  const [first, ...others] = named;
  if (first === undefined && ofGovernment)
    return over
      .map((words) => governing(words.replace(KIND_OF_DOCUMENT, '')))
      .find((body) => GOVERNMENT.test(body));
  return others.reduce(
    (name, other) =>
      name !== undefined && other.length > name.length && shortened(other).endsWith(shortened(name))
        ? other
        : name,
    first,
  );
}

/** The meeting's number: a number with its 第 counts before one without. */
function findNumber(mentions: readonly Mention[], span: QualityIssue['span']): Found<number | undefined> {
  const numbered = mentions.filter((mention) => mention.number !== undefined);
  const whole = numbered.filter((mention) => !mention.damaged);
  const usable = whole.length > 0 ? whole : numbered;
  const numbers = [...new Set(usable.map((mention) => mention.number))];
  const [value] = numbers;
  if (value === undefined) return { value, issues: [] };
  const place = span && { span };
  if (numbers.length > 1) {
    const message = `The page numbers the meeting ${numbers.join(' and ')}; ${value} is taken.`;
    return { value, issues: [{ code: 'number-conflict', severity: 'error', ...place, message }] };
  }
  if (whole.length === 0) {
    const message = `第 is missing before the number of the meeting; it is read as ${value}.`;
    return { value, issues: [{ code: 'number-repaired', severity: 'warning', ...place, message }] };
  }
  return { value, issues: [] };
}

/** The first document number that opens a line. */
function documentNumberIn(reading: Reading, lines: readonly Range[]): string | undefined {
  for (const { start, end } of lines) {
    const plain = plainOf(reading, { start, end });
    // Every one of them holds 号, and most lines do not.
    const [number] = (plain.includes('号') && DOCUMENT_NUMBER.exec(plain)) || [];
    if (number !== undefined) return reading.value({ start, end: start + number.length });
  }
  return undefined;
}

/** The document number of the page's metadata, else of the masthead, with the brackets of the standard. */
function findDocumentNumber(
  reading: Reading,
  masthead: readonly Range[],
  metadata: PageMetadata,
): Found<string | undefined> {
  const onPage =
    metadata.documentNumber === undefined
      ? documentNumberIn(reading, masthead)
      : publishedForm(metadata.documentNumber, reading.script);
  if (!onPage) return { value: undefined, issues: [] };
  const value = normaliseDocumentNumber(onPage);
  if (value === onPage) return { value, issues: [] };
  if (!CLOSED.test(onPage)) {
    const message = `A bracket is missing in the document number ${onPage}; it is read as ${value}.`;
    return { value, issues: [{ code: 'document-number-normalised', severity: 'warning', message }] };
  }
  const message = `The page writes the document number ${onPage}.`;
  return { value, issues: [{ code: 'document-number-normalised', severity: 'info', message }] };
}

/** The index number as on the page, and what is wrong with it. */
function findIndexNumber(
  reading: Reading,
  metadata: PageMetadata,
  issuedOn: string | undefined,
): Found<string | undefined> {
  const value = metadata.indexNumber && matchingForm(metadata.indexNumber, reading.script);
  const fault = value && faultOfIndexNumber(value, issuedOn);
  if (!fault) return { value, issues: [] };
  const message = `The index number ${value} stands as on the page, but ${fault}.`;
  return { value, issues: [{ code: 'index-number-invalid', severity: 'warning', message }] };
}

/** （2018年10月19日） below a title is the day of issue where the opening names an earlier one as that of the meeting. */
function dayOfIssueBelowTitle(
  reading: Reading,
  outline: Outline,
  days: readonly Range[],
): string | undefined {
  const below = findDate(plainOf(reading, days[0]))?.candidates[0];
  if (below === undefined) return undefined;
  const held = findDate(plainOf(reading, outline.opening))?.candidates[0];
  if (held === undefined) return undefined;
  const isEarlier = held.startsWith('--') ? held.slice(2) < below.slice(5) : held < below;
  return isEarlier ? below : undefined;
}

/** Publication must not come before issue. */
function checkOrder(issuedOn: string | undefined, publishedAt: string | undefined): QualityIssue[] {
  if (issuedOn === undefined || publishedAt === undefined || issuedOn <= publishedAt.slice(0, 10)) return [];
  const message = `The document was issued (${issuedOn}) after it was published (${publishedAt}); both dates stand as on the page.`;
  return [{ code: 'date-order', severity: 'warning', message }];
}

const linesIn = (reading: Reading, { start, end }: Range): readonly Range[] =>
  reading.lines.filter((line) => line.start >= start && line.end <= end);

export interface MeetingFound {
  readonly meeting: MeetingFacts;
  readonly issues: readonly QualityIssue[];
}

/**
 * The facts about the meeting, and every repair and doubt on the way to them. What the page does not say is left out.
 */
export function findMeeting(
  reading: Reading,
  outline: Outline,
  metadata: PageMetadata,
  timeZone: string,
): MeetingFound {
  const { masthead = [], particulars = [], closing = [] } = outline;
  const published = (words: string | undefined): string | undefined =>
    words === undefined ? undefined : publishedForm(words, reading.script);

  const opening = outline.opening && findMention(plainOf(reading, outline.opening).slice(0, OPENING_REACH));
  const title = findTitle(reading, outline, metadata, opening);
  const lines = [...masthead, ...particulars].map((line) => findMention(plainOf(reading, line)));
  const mentions = [
    findMention(matchingForm(title, reading.script)),
    findMention(plainOf(reading, outline.title)),
    opening,
    ...lines,
  ].filter((mention) => mention !== undefined);
  const number = findNumber(mentions, outline.title && reading.span(outline.title));
  const documentNumber = findDocumentNumber(reading, masthead, metadata);

  const daysOfMeeting = masthead.filter((line) => isDayOfMeeting(plainOf(reading, line)));
  const imprint = findImprint(reading, [
    ...masthead.filter((line) => !daysOfMeeting.includes(line)),
    ...closing,
  ]);
  const issuedOn =
    (metadata.issuedOn && readMoment(metadata.issuedOn, timeZone)?.slice(0, 10)) ??
    imprint.issuedOn ??
    dayOfIssueBelowTitle(reading, outline, daysOfMeeting);
  const publishedAt =
    metadata.publishedAt === undefined ? undefined : readMoment(metadata.publishedAt, timeZone);
  const indexNumber = findIndexNumber(reading, metadata, issuedOn);

  const times = particulars.filter((line) => /时间|日期|会期/u.test(plainOf(reading, line).slice(0, 8)));
  const places = [outline.opening, ...times, ...daysOfMeeting].filter((range) => range !== undefined);
  const notAfter = issuedOn ?? publishedAt?.slice(0, 10);
  const year = mentions.find((mention) => mention.year !== undefined)?.year;
  const documentYear = /\d{4}/u.exec(documentNumber.value ?? '')?.[0];
  const held = findHeld(reading, places, {
    notAfter,
    publishedOn: publishedAt?.slice(0, 10),
    year,
    documentYear: documentYear === undefined ? undefined : Number(documentYear),
  });

  const series = mentions.find((mention) => mention.series !== undefined)?.series;
  const issuer = published(metadata.issuer) ?? imprint.issuer;
  const heads = [...(outline.title === undefined ? [] : linesIn(reading, outline.title)), ...masthead];
  const over = [...heads.map((line) => reading.value(line)), issuer].filter((words) => words !== undefined);
  const body = findBody(mentions, series, over);
  const validity = published(metadata.validity);
  const [category, ...categories] = (metadata.categories ?? []).map((name) =>
    publishedForm(name, reading.script),
  );
  const meeting: Writable<MeetingFacts> = { title };
  if (body !== undefined) meeting.body = body;
  if (series !== undefined) meeting.series = series;
  if (number.value !== undefined) meeting.number = number.value;
  if (held.heldOn !== undefined) meeting.heldOn = held.heldOn;
  if (held.heldDuring !== undefined) meeting.heldDuring = held.heldDuring;
  if (documentNumber.value) meeting.documentNumber = documentNumber.value;
  if (indexNumber.value) meeting.indexNumber = indexNumber.value;
  if (issuer) meeting.issuer = issuer;
  if (category) meeting.categories = [category, ...categories];
  if (issuedOn) meeting.issuedOn = issuedOn;
  if (publishedAt !== undefined) meeting.publishedAt = publishedAt;
  if (validity) meeting.validity = validity;
  return {
    meeting,
    issues: [
      ...number.issues,
      ...documentNumber.issues,
      ...held.issues,
      ...checkOrder(issuedOn, publishedAt),
      ...indexNumber.issues,
    ],
  };
}
