import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { isTitle, namesMeeting } from '../landmarks/title.ts';
import { type Range, type Reading, read, type Script } from '../reading.ts';
import type { MeetingFacts, Outline, PageMetadata } from '../types.ts';
import { findDate, readMoment } from './dates.ts';
import { findHeld } from './held.ts';
import { findMention, type Mention } from './mention.ts';
import { faultOfIndexNumber, normaliseDocumentNumber } from './numbers.ts';

const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
const DOCUMENT_NUMBER = /^[\p{Script=Han}A-Za-z（）]{0,24}[〔［[（【]\d{4}[〕］\]）】]第?\d{1,4}号$/u;

interface Found {
  readonly meeting: MeetingFacts;
  readonly issues: readonly QualityIssue[];
}

const plainOf = (reading: Reading, range: Range | undefined): string =>
  range === undefined ? '' : reading.plain.slice(range.start, range.end).replaceAll('\n', '');

const matchingForm = (words: string, script: Script): string =>
  read(words, script).plain.replaceAll('\n', '');
const simplified = (words: string, script: Script): string => {
  const reading = read(words, script);
  return reading.value({ start: 0, end: reading.plain.length });
};

/** Issuer and day of a line such as 某某办公室 2025年8月18日印发. */
function imprint(reading: Reading, lines: readonly Range[]): { issuer?: string; issuedOn?: string } {
  for (const line of lines) {
    const plain = plainOf(reading, line);
    const date = findDate(plain);
    const [issuedOn] = date?.candidates ?? [];
    if (
      date === undefined ||
      issuedOn === undefined ||
      date.damaged ||
      !/^(?:印发|印制|印)?[）。]?$/u.test(plain.slice(date.end))
    )
      continue;
    const issuer = reading.value({ start: line.start, end: line.start + date.start });
    return /(?:办公室|办公厅|政府|政府办|委员会|局|管委会)$/u.test(issuer)
      ? { issuer, issuedOn }
      : { issuedOn };
  }
  return {};
}

/** The title that stands on the page; of two, the one whose number is whole. */
function findTitle(
  reading: Reading,
  outline: Outline,
  metadata: PageMetadata,
  opening: Mention | undefined,
): string {
  const own = outline.title && reading.value(outline.title);
  const ownPlain = plainOf(reading, outline.title);
  const page = metadata.title && simplified(metadata.title, reading.script);
  const pagePlain = metadata.title === undefined ? '' : matchingForm(metadata.title, reading.script);
  const pageNames = page !== undefined && isTitle(pagePlain) && namesMeeting(pagePlain);
  if (own !== undefined && namesMeeting(ownPlain) && !(pageNames && findMention(ownPlain)?.damaged))
    return own;
  if (page !== undefined && pageNames) return page;
  if (own !== undefined) return own;
  if (outline.opening !== undefined && opening !== undefined) {
    return reading.value({
      start: outline.opening.start + opening.start,
      end: outline.opening.start + opening.end,
    });
  }
  if (page !== undefined) return page;
  const [line] = reading.lines.filter((range) => range.end > range.start);
  return line === undefined
    ? ''
    : reading.value({ start: line.start, end: Math.min(line.end, line.start + 60) });
}

/** The body that met: of the title's and the opening's name the fuller one. */
function findBody(mentions: readonly (Mention | undefined)[]): string | undefined {
  const [first, ...others] = mentions.map((mention) => mention?.body).filter((body) => body !== undefined);
  if (first === undefined) return undefined;
  return others.find((other) => other.endsWith(first)) ?? first;
}

function findNumber(
  mentions: readonly (Mention | undefined)[],
  span: QualityIssue['span'],
): { number?: number; issues: QualityIssue[] } {
  const numbered = mentions.filter((mention) => mention?.number !== undefined);
  const whole = numbered.filter((mention) => mention?.damaged === false);
  const [best] = whole.length > 0 ? whole : numbered;
  if (best?.number === undefined) return { issues: [] };
  const issues: QualityIssue[] = [];
  const at = span && { span };
  const distinct = [...new Set((whole.length > 0 ? whole : numbered).map((mention) => mention?.number))];
  if (distinct.length > 1) {
    issues.push({
      code: 'number-conflict',
      severity: 'error',
      ...at,
      message: `The page numbers the meeting ${distinct.join(' and ')}; ${best.number} is taken.`,
    });
  } else if (whole.length === 0) {
    issues.push({
      code: 'number-repaired',
      severity: 'warning',
      ...at,
      message: `第 is missing before the number of the meeting; it is read as ${best.number}.`,
    });
  }
  return { number: best.number, issues };
}

/**
 * The facts about the meeting, and every repair and doubt on the way to them. What the page does not say is left out.
 */
export function findMeeting(
  reading: Reading,
  outline: Outline,
  metadata: PageMetadata,
  source: Source | undefined,
): Found {
  const { script } = reading;
  const timeZone = source?.timeZone ?? DEFAULT_TIME_ZONE;
  const issues: QualityIssue[] = [];
  const masthead = outline.masthead ?? [];
  const particulars = outline.particulars ?? [];
  const lines = [...masthead, ...particulars];

  const opening = outline.opening && findMention(plainOf(reading, outline.opening));
  const title = findTitle(reading, outline, metadata, opening);
  const ofTitle = findMention(matchingForm(title, script));
  const ofOwnTitle = findMention(plainOf(reading, outline.title));
  const ofLines = lines.map((line) => findMention(plainOf(reading, line)));
  const mentions = [ofTitle, ofOwnTitle, opening, ...ofLines];

  const printed = imprint(reading, [...masthead, ...(outline.closing ?? [])]);
  const issuedOn =
    (metadata.issuedOn && readMoment(metadata.issuedOn, timeZone)?.slice(0, 10)) ?? printed.issuedOn;
  const publishedAt = metadata.publishedAt && readMoment(metadata.publishedAt, timeZone);
  const issuer = metadata.issuer === undefined ? printed.issuer : simplified(metadata.issuer, script);

  const numberLine = masthead.find((line) => DOCUMENT_NUMBER.test(plainOf(reading, line)));
  const rawNumber =
    metadata.documentNumber === undefined
      ? numberLine && reading.value(numberLine)
      : simplified(metadata.documentNumber, script);
  const documentNumber = rawNumber && normaliseDocumentNumber(rawNumber);
  if (documentNumber !== undefined && rawNumber !== undefined && documentNumber !== rawNumber)
    issues.push({
      code: 'document-number-normalised',
      severity: 'info',
      message: `The page writes the document number ${rawNumber}.`,
    });

  const { number, issues: numberIssues } = findNumber(mentions, outline.title && reading.span(outline.title));
  issues.push(...numberIssues);

  const year = mentions.find((mention) => mention?.year !== undefined)?.year;
  const documentYear = /\d{4}/u.exec(documentNumber ?? '')?.[0];
  const notAfter = issuedOn ?? publishedAt?.slice(0, 10);
  const where =
    outline.opening ?? particulars.find((line) => /时间|会期/u.test(plainOf(reading, line).slice(0, 8)));
  const held =
    where &&
    findHeld(reading, where, {
      ...(notAfter !== undefined && { notAfter }),
      ...(year !== undefined && { year }),
      ...(documentYear !== undefined && { documentYear: Number(documentYear) }),
    });
  issues.push(...(held?.issues ?? []));
  if (issuedOn !== undefined && publishedAt !== undefined && issuedOn > publishedAt.slice(0, 10))
    issues.push({
      code: 'date-order',
      severity: 'warning',
      message: `The document was issued (${issuedOn}) after it was published (${publishedAt}); both dates stand as on the page.`,
    });

  const indexNumber = metadata.indexNumber && matchingForm(metadata.indexNumber, script);
  const fault = indexNumber && faultOfIndexNumber(indexNumber, issuedOn);
  if (fault)
    issues.push({
      code: 'index-number-invalid',
      severity: 'warning',
      message: `The index number ${indexNumber} stands as on the page, but ${fault}.`,
    });

  const body = findBody(mentions);
  const series = mentions.find((mention) => mention?.series !== undefined)?.series;
  const categories = metadata.categories?.map((category) => simplified(category, script));
  const [category, ...more] = categories ?? [];
  return {
    meeting: {
      title,
      ...(body !== undefined && { body }),
      ...(series !== undefined && { series }),
      ...(number !== undefined && { number }),
      ...(held?.heldOn !== undefined && { heldOn: held.heldOn }),
      ...(held?.heldDuring !== undefined && { heldDuring: held.heldDuring }),
      ...(documentNumber && { documentNumber }),
      ...(indexNumber && { indexNumber }),
      ...(issuer && { issuer }),
      ...(category !== undefined && { categories: [category, ...more] }),
      ...(issuedOn && { issuedOn }),
      ...(publishedAt && { publishedAt }),
      ...(metadata.validity && { validity: simplified(metadata.validity, script) }),
    },
    issues,
  };
}
