import type { QualityIssue } from '../../../../../schemas/generated/minutes.ts';
import type { Passage } from '../../../clauses/passage.ts';
import type { Rule } from '../../../grammar/rule.ts';
import type { Line } from '../../../lines/line.ts';
import type { PageMetadata } from '../../../page/metadata.ts';
import { findDay, settleDay } from '../../../text/days.ts';
import { readMoment } from '../../../text/moments.ts';
import { publishedForm, type Reading } from '../../../text/reading.ts';
import type { MeetingFacts, Opening } from '../../facts.ts';
import { bodyOf, linesOf, namesInHead, titleOf } from './head.ts';
import { heldIn, type Place } from './held.ts';
import { documentNumberOf, imprintOf, indexNumberOf } from './imprint.ts';
import { type MeetingName, namingRules, numberAloneRules, unclearNumberOf } from './naming.ts';
import {
  datelineLength,
  type OpeningSentence,
  openingSentences,
  openingRules as sentenceRules,
} from './opening-sentence.ts';

export { readForm } from './form.ts';

export const openingRules: readonly Rule<unknown>[] = [...namingRules, ...numberAloneRules, ...sentenceRules];

/** The meeting's number: one with its 第 counts before one without, the opening's before the head's. */
function numberOf(
  reading: Reading,
  names: readonly MeetingName[],
): {
  readonly number?: number;
  readonly rule?: string;
  readonly issues: readonly QualityIssue[];
} {
  const numbered = names.filter((name) => name.number !== undefined);
  const whole = numbered.filter(({ damaged }) => !damaged);
  const [chosen, ...others] = whole.length > 0 ? whole : numbered;
  if (chosen?.number === undefined) {
    const words = names.map((name) => unclearNumberOf(reading, name)).find((one) => one !== undefined);
    if (words === undefined) return { issues: [] };
    const message = `The page writes the number of the meeting as ${words}, which is not understood as one number; none is taken.`;
    return { issues: [{ code: 'number-unclear', severity: 'warning', message }] };
  }
  const { number, rule } = chosen;
  const other = others.find((one) => one.number !== number)?.number;
  if (other !== undefined) {
    const message = `The page numbers the meeting ${number} and ${other}; ${number} is taken.`;
    return { number, rule, issues: [{ code: 'number-conflict', severity: 'error', message }] };
  }
  if (whole.length > 0) return { number, rule, issues: [] };
  const message = `第 is missing before the number of the meeting; it is read as ${number}.`;
  return { number, rule, issues: [{ code: 'number-repaired', severity: 'warning', message }] };
}

/** The day of a dateline (甲网4月17日讯): when the report was written, not when the meeting was held. */
function writtenOn(
  { reading }: Passage,
  metadata: PageMetadata,
  opening: OpeningSentence | undefined,
  published: string | undefined,
): string | undefined {
  const surface = opening?.sentence.surface;
  const length = surface === undefined ? 0 : datelineLength(surface.text);
  const range = surface && length > 0 ? surface.rangeOf(0, length) : undefined;
  const words = metadata.dateline ?? (range === undefined ? '' : reading.plain.slice(range.start, range.end));
  const mention = findDay(words);
  // 本报7月9日讯 has no year of its own.
  return mention && settleDay(mention, { notAfter: published, writtenOn: published }).day;
}

/** Publication must not come before issue. */
function checkOrder(issuedOn: string | undefined, publishedAt: string | undefined): readonly QualityIssue[] {
  if (issuedOn === undefined || publishedAt === undefined || issuedOn <= publishedAt.slice(0, 10)) return [];
  const message = `The document was issued (${issuedOn}) after it was published (${publishedAt}); both dates stand as on the page.`;
  return [{ code: 'date-order', severity: 'warning', message }];
}

const earliest = (...days: readonly (string | undefined)[]): string | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

const BRACKETED_DAY = /^（.+日）$/u;
const TIME_LABEL = /^.{0,2}(?:时间|日期|会期)/u;

/** Where the page can say when the meeting was held, the most telling first. */
function placesOf(
  passage: Passage,
  openings: readonly OpeningSentence[],
  opening: OpeningSentence | undefined,
): readonly Place[] {
  const ofLines = (rule: string, lines: ReturnType<typeof linesOf>): readonly Place[] =>
    lines.map(({ range }) => ({ rule, range }));
  const ofSentence = ({ sentence: { surface } }: OpeningSentence): Place => ({
    rule: 'opening/day-of-opening',
    range: surface.rangeOf(datelineLength(surface.text), surface.text.length),
  });
  const times = linesOf(passage, 'particular').flatMap((line) => {
    if (!TIME_LABEL.test(line.plain)) return [];
    // A label alone on its line has its value on the next.
    const next = passage.lines.find(({ index }) => index === line.index + 1);
    return findDay(line.plain) === undefined && next !== undefined ? [line, next] : [line];
  });
  return [
    ...(opening === undefined ? [] : [ofSentence(opening)]),
    ...openings.filter((one) => one !== opening && one.name === undefined).map(ofSentence),
    ...ofLines('opening/day-of-particular', times),
    ...ofLines(
      'opening/day-below-title',
      linesOf(passage, 'masthead').filter(({ plain }) => BRACKETED_DAY.test(plain)),
    ),
    ...ofLines('opening/day-of-title', linesOf(passage, 'title')),
  ];
}

/** The whole day that stands in brackets below the title. */
function dayBelowTitle(reading: Reading, masthead: readonly Line[]): string | undefined {
  const below = masthead.find(({ plain }) => BRACKETED_DAY.test(plain));
  const day = below && findDay(reading.plain.slice(below.range.start, below.range.end))?.candidates[0];
  return day?.startsWith('-') ? undefined : day;
}

/** A day below the title is that of issue where the opening names an earlier one as that of the meeting. */
function issuedBelowTitle(
  reading: Reading,
  masthead: readonly Line[],
  heldOn: string | undefined,
): string | undefined {
  const day = dayBelowTitle(reading, masthead);
  return day !== undefined && heldOn !== undefined && heldOn < day ? day : undefined;
}

/** The facts about the meeting, and every repair and doubt on the way to them. What the page does not say is left out. */
export function readOpening(
  passage: Passage,
  metadata: PageMetadata,
  form: Opening['form'],
  timeZone: string,
): Opening {
  const { reading } = passage;
  const openings = openingSentences(passage).filter(({ telling }) => telling === 'held');
  const opening = openings.find(({ name }) => name !== undefined) ?? openings[0];
  const names = [...(opening?.name ? [opening.name] : []), ...namesInHead(passage, metadata)];
  const number = numberOf(reading, names);
  const series = names.find((name) => name.series !== undefined)?.series;

  const masthead = linesOf(passage, 'masthead');
  const imprint = imprintOf(reading, [...masthead, ...linesOf(passage, 'distribution')]);
  const documentNumber = documentNumberOf(reading, [...masthead, ...linesOf(passage, 'title')], metadata);
  const stated =
    metadata.issuedOn === undefined ? undefined : readMoment(metadata.issuedOn, timeZone)?.slice(0, 10);
  const publishedAt =
    metadata.publishedAt === undefined ? undefined : readMoment(metadata.publishedAt, timeZone);
  const published = publishedAt?.slice(0, 10);
  const written = writtenOn(passage, metadata, opening, published) ?? published;
  const notAfter =
    earliest(stated ?? imprint.issuedOn, published) ?? written ?? dayBelowTitle(reading, masthead);
  const documentYear = /\d{4}/u.exec(documentNumber.value ?? '')?.[0];
  const held = heldIn(reading, placesOf(passage, openings, opening), {
    notAfter,
    writtenOn: written,
    year:
      names.find((name) => name.year !== undefined)?.year ??
      (notAfter === undefined && documentYear !== undefined ? Number(documentYear) : undefined),
  });
  const issuedOn = stated ?? imprint.issuedOn ?? issuedBelowTitle(reading, masthead, held?.heldOn);
  const indexNumber = indexNumberOf(metadata, issuedOn, reading.script);
  const ofMetadata = (words: string | undefined): string | undefined =>
    words && publishedForm(words, reading.script);
  const issuer = ofMetadata(metadata.issuer) ?? imprint.issuer;
  const body = bodyOf(passage, names, series, issuer);
  const [category, ...categories] = (metadata.categories ?? []).map((name) =>
    publishedForm(name, reading.script),
  );
  const validity = ofMetadata(metadata.validity);

  const meeting: MeetingFacts = {
    title: titleOf(passage, metadata, opening?.name?.range),
    ...(body !== undefined && { body }),
    ...(series !== undefined && { series }),
    ...(number.number !== undefined && { number: number.number }),
    ...(held?.heldOn !== undefined && { heldOn: held.heldOn }),
    ...(held?.heldDuring !== undefined && { heldDuring: held.heldDuring }),
    ...(documentNumber.value && { documentNumber: documentNumber.value }),
    ...(indexNumber.value && { indexNumber: indexNumber.value }),
    ...(issuer && { issuer }),
    ...(category && { categories: [category, ...categories] as [string, ...string[]] }),
    ...(issuedOn !== undefined && { issuedOn }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(validity && { validity }),
  };
  return {
    form,
    meeting,
    rules: {
      ...(number.rule !== undefined && { number: number.rule }),
      ...(names[0] !== undefined && { body: names[0].rule }),
      ...(held !== undefined && { heldOn: held.rule }),
    },
    paragraph: opening?.paragraph,
    sentence: opening?.sentence.range,
    issues: [
      ...number.issues,
      ...documentNumber.issues,
      ...(held?.issues ?? []),
      ...checkOrder(issuedOn, publishedAt),
      ...indexNumber.issues,
    ],
  };
}
