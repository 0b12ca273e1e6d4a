import type { QualityIssue } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { paragraphsOf } from './clauses/clauses.ts';
import type { Passage } from './clauses/passage.ts';
import type { Tracer } from './grammar/rule.ts';
import { surfaceOf } from './grammar/surface.ts';
import type { LineClass } from './lines/line.ts';
import { type ReadPage, readLines } from './lines/lines.ts';
import { type Known, knownOf } from './mentions/known.ts';
import type { Mention } from './mentions/mention.ts';
import { MentionReader, mentionsIn } from './mentions/mentions.ts';
import { NotMinutes } from './not-minutes.ts';
import type { PageMetadata } from './page/metadata.ts';
import type { RawPage } from './page/raw-page.ts';
import type { Agenda, AttendanceFact, DecisionFact, Opening } from './rules/facts.ts';
import type { Language } from './rules/language.ts';
import { zh } from './rules/zh/zh.ts';
import { zhTw } from './rules/zh-tw/zh-tw.ts';
import type { Belonging } from './source.ts';
import { type Range, rangeOf } from './text/range.ts';
import { read } from './text/reading.ts';

/** IANA name of the zone of moments that name none, where the source names none either. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** The families of minutes that are read, the most particular first; the last one reads what no other recognises. */
const LANGUAGES: readonly Language[] = [zhTw, zh];

/** What a page says, read by the rules of its language. */
export interface PageReading extends Head {
  readonly source: Source | undefined;
  /** What a person has to answer before it can be published, where no source is told. */
  readonly question: string | undefined;
  readonly agenda: Agenda;
  readonly decisions: readonly DecisionFact[];
  readonly attendance: readonly AttendanceFact[];
  readonly issues: readonly QualityIssue[];
}

/** The head of a page: what must be known before it can be asked whose it is. */
export interface Head {
  /** Id of the language whose rules read the page. */
  readonly language: Language['id'];
  readonly passage: Passage;
  readonly metadata: PageMetadata;
  readonly opening: Opening;
}

export interface ReadOptions {
  /** Tells the government of a page from its head. */
  readonly belongingOf?: (head: Head) => Belonging;
  readonly tracer?: Tracer | undefined;
}

/**
 * Reads a page: lines → mentions and clauses → facts of each family. Pure, and linear in the length of the page.
 *
 * @throws refused `not-minutes` when the page is neither minutes nor the report of a meeting, with which of the others
 *   it is.
 */
export function readPage(raw: RawPage, { belongingOf, tracer }: ReadOptions = {}): PageReading {
  const lined = readLines(raw);
  const unknown = readHead(lined, undefined, tracer);
  const { source, question } = belongingOf?.(unknown.head) ?? {};
  // A source that knows its people and its clock reads its own pages better.
  const { language, known, head } = knowsMore(source) ? readHead(lined, source, tracer) : unknown;
  const { passage, opening } = head;
  const agenda = language.agenda(passage, opening);
  const attendance = language.attendance(passage, opening, agenda, known);
  const decisions = language.decisions(passage, opening, agenda, attendance.facts, known);
  return {
    ...head,
    source,
    question,
    agenda,
    decisions: decisions.facts,
    attendance: attendance.facts,
    issues: [...lined.issues, ...opening.issues, ...agenda.issues, ...decisions.issues, ...attendance.issues],
  };
}

const knowsMore = (source: Source | undefined): boolean =>
  source !== undefined &&
  (source.roster !== undefined ||
    source.organizations !== undefined ||
    (source.timeZone ?? DEFAULT_TIME_ZONE) !== DEFAULT_TIME_ZONE);

interface ReadHead {
  readonly head: Head;
  readonly language: Language;
  readonly known: Known;
}

function readHead(lined: ReadPage, source: Source | undefined, tracer: Tracer | undefined): ReadHead {
  const { metadata } = lined;
  const known = knownIn(lined, source);
  const language = LANGUAGES.find((one) => one.recognises(lined, metadata)) ?? zh;
  const passage = passageOf(lined, known, language, tracer);
  const form = language.form(passage, metadata);
  if (form.form === 'neither') throw new NotMinutes(form.kind, form.reason);
  const opening = language.opening(passage, metadata, form.form, source?.timeZone ?? DEFAULT_TIME_ZONE);
  return { head: { language: language.id, passage, metadata, opening }, language, known };
}

/** What is known before a page is read: of its source, and what its own head, agenda and lists point out. */
function knownIn({ lines }: ReadPage, source: Source | undefined): Known {
  const wordsOf = (...classes: readonly LineClass[]): string =>
    lines
      .filter((line) => classes.includes(line.class))
      .map(({ plain }) => plain)
      .join('\n');
  return knownOf({
    roster: source?.roster,
    organizations: source?.organizations,
    bodies: source?.bodies,
    title: wordsOf('title', 'masthead'),
    opening: wordsOf('opening'),
    items: wordsOf('heading', 'prose'),
    lists: wordsOf('attendance'),
  });
}

function passageOf(
  { reading, lines }: ReadPage,
  known: Known,
  { speech }: Language,
  tracer: Tracer | undefined,
): Passage {
  const mentions = new MentionReader(reading, known);
  const mentionsOf = (range: Range): readonly Mention[] => mentions.mentionsIn(range);
  return {
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
  };
}
