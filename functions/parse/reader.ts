import type { QualityIssue } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { refused } from '../shared/errors.ts';
import { paragraphsOf } from './clauses/clauses.ts';
import type { Passage } from './clauses/passage.ts';
import type { Tracer } from './grammar/rule.ts';
import { surfaceOf } from './grammar/surface.ts';
import type { LineClass } from './lines/line.ts';
import { readLines } from './lines/lines.ts';
import { knownOf } from './mentions/known.ts';
import { mentionsIn } from './mentions/mentions.ts';
import type { PageMetadata } from './page/metadata.ts';
import type { RawPage } from './page/raw-page.ts';
import type { Agenda, AttendanceFact, DecisionFact, Opening } from './rules/facts.ts';
import type { Language } from './rules/language.ts';
import { zh } from './rules/zh/zh.ts';
import { rangeOf } from './text/range.ts';
import { read } from './text/reading.ts';

/** The families of minutes that are read, the most particular first. */
const LANGUAGES: readonly Language[] = [zh];

/** What a page says, read by the rules of its language. */
export interface PageReading {
  readonly passage: Passage;
  readonly metadata: PageMetadata;
  readonly opening: Opening;
  readonly agenda: Agenda;
  readonly decisions: readonly DecisionFact[];
  readonly attendance: readonly AttendanceFact[];
  readonly issues: readonly QualityIssue[];
}

export interface ReadOptions {
  /** The government's source, where it is known: its roster, its bodies, its time zone. */
  readonly source?: Source | undefined;
  /** IANA name of the zone of moments that name none. */
  readonly timeZone: string;
  readonly tracer?: Tracer | undefined;
}

/**
 * Reads a page: lines → mentions and clauses → facts of each family. Pure, and linear in the length of the page.
 *
 * @throws refused `not-minutes` when the page is neither minutes nor the report of a meeting, with which of the others
 *   it is.
 */
export function readPage(raw: RawPage, { source, timeZone, tracer }: ReadOptions): PageReading {
  const { reading, lines, metadata, issues } = readLines(raw);
  const wordsOf = (...classes: readonly LineClass[]): string =>
    lines
      .filter((line) => classes.includes(line.class))
      .map(({ plain }) => plain)
      .join('\n');
  const known = knownOf({
    roster: source?.roster,
    organizations: source?.organizations,
    bodies: source?.bodies,
    title: wordsOf('title', 'masthead'),
    opening: wordsOf('opening'),
    items: wordsOf('heading', 'prose'),
    lists: wordsOf('attendance'),
  });
  const mentionsOf = (range: Parameters<typeof mentionsIn>[1]): ReturnType<typeof mentionsIn> =>
    mentionsIn(reading, range, known);
  const passageFor = ({ speech }: Language): Passage => ({
    reading,
    lines,
    paragraphs: paragraphsOf(reading, lines, mentionsOf, speech),
    surfaceOf: (range) => surfaceOf(reading.plain, range, mentionsOf(range)),
    readWords: (words) => {
      const own = read(words, reading.script);
      const whole = rangeOf(0, own.plain.length);
      return { reading: own, surface: surfaceOf(own.plain, whole, mentionsIn(own, whole, known)) };
    },
    tracer,
  });
  const [language, passage] = chosen(passageFor, metadata);
  const form = language.form(passage, metadata);
  if (form.form === 'neither') throw refused('not-minutes', form.reason);
  const opening = language.opening(passage, metadata, form.form, timeZone);
  const agenda = language.agenda(passage, opening);
  const attendance = language.attendance(passage, opening, agenda, known);
  const decisions = language.decisions(passage, opening, agenda, attendance.facts, known);
  return {
    passage,
    metadata,
    opening,
    agenda,
    decisions: decisions.facts,
    attendance: attendance.facts,
    issues: [...issues, ...opening.issues, ...agenda.issues, ...decisions.issues, ...attendance.issues],
  };
}

/** The language that a page is written in, and the page as its rules see it. */
function chosen(
  passageFor: (language: Language) => Passage,
  metadata: PageMetadata,
): readonly [Language, Passage] {
  for (const language of LANGUAGES) {
    const passage = passageFor(language);
    if (language.recognises(passage, metadata)) return [language, passage];
  }
  return [zh, passageFor(zh)];
}
