import type {
  AgendaItem,
  Attendance,
  Decision,
  MinutesDocument,
  QualityIssue,
  Responsible,
} from '../../../schemas/generated/minutes.ts';
import { asMinutesDocument } from '../../shared/minutes-contract.ts';
import type { PageReading } from '../reader.ts';
import type { AttendanceFact, DecisionFact, ItemFact } from '../rules/facts.ts';
import { type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { confidenceOf } from './confidence.ts';
import { decisionIds } from './decision-ids.ts';
import { documentsAmong, ownAreaOf, type TitleSetting } from './document-key.ts';
import { meetingId } from './identity.ts';
import { type PublishedText, publishedText } from './published-text.ts';
import { assess } from './quality.ts';
import { UNTOLD } from './untold.ts';

/** A page that was read, and where it comes from. */
export interface Parts {
  readonly page: PageReading;
  readonly provenance: MinutesDocument['provenance'];
}

/** Whether values are published in traditional script: the likely script of the page's language says so. */
function isTraditional(language: string): boolean {
  const known = traditional.get(language);
  if (known !== undefined) return known;
  const told = new Intl.Locale(language).maximize().script === 'Hant';
  traditional.set(language, told);
  return told;
}
/** By language: asked again for every page of the few that there are, and long in the answering. */
const traditional = new Map<string, boolean>();

/** The published words of ranges, and the page's own where they differ. */
class Values {
  readonly #reading: Reading;
  readonly #traditional: boolean;

  constructor(reading: Reading, language: string) {
    this.#reading = reading;
    this.#traditional = isTraditional(language);
  }

  of(range: Range): string {
    return this.#traditional ? this.#reading.ownValue(range) : this.#reading.value(range);
  }

  /** The words of a range without those of other ranges that stand inside of it: 鍾局長文彬 is 鍾文彬. */
  without({ start, end }: Range, others: readonly Range[]): string {
    const inside = others
      .filter((other) => other.start > start && other.end < end)
      .sort((a, b) => a.start - b.start);
    const starts = [start, ...inside.map((other) => other.end)];
    return starts.map((from, i) => this.of(rangeOf(from, inside[i]?.start ?? end))).join('');
  }

  /** What the page writes, in traditional script; of a page in simplified script as it is published. */
  written(range: Range): string {
    return this.#reading.script === 'hans' ? this.of(range) : this.#reading.asPublished(range);
  }

  /** What the page writes, where that is not what is published. */
  ownOf(range: Range): string | undefined {
    if (this.#reading.script === 'hans') return undefined;
    const own = this.#reading.asPublished(range);
    return own === this.of(range) ? undefined : own;
  }

  /** Several things as one value: 区财政局、区审计局. */
  joined(ranges: readonly Range[]): string {
    return [...new Set(ranges.map((range) => this.of(range)))].join('、');
  }
}

function itemOf(values: Values, text: PublishedText, { number, heading, kind, range }: ItemFact): AgendaItem {
  const item: AgendaItem = { number, heading: values.of(heading), kind, span: text.spanOf(range) };
  const own = values.ownOf(heading);
  if (own !== undefined) item.asPublished = { heading: own };
  return item;
}

function decisionOf(
  values: Values,
  text: PublishedText,
  fact: DecisionFact,
  id: string,
  setting: TitleSetting,
): Decision {
  const span = text.spanOf(fact.range);
  const named = fact.subjects.filter((range) => values.of(range) !== '');
  const subjects = named.map((range) => values.of(range));
  const documents = documentsAmong(subjects, setting);
  const responsible: Responsible[] = fact.responsible.map(({ name, role }) => ({
    name: values.of(name),
    role,
  }));
  const deadline = fact.deadline && {
    text: values.of(fact.deadline.range),
    ...(fact.deadline.date !== undefined && { date: fact.deadline.date }),
  };
  const own = named.map((range) => values.ownOf(range) ?? values.of(range));
  return {
    id,
    ...(fact.item !== undefined && { item: fact.item }),
    kind: fact.kind,
    subjects,
    ...(documents.length > 0 && { documents }),
    responsible,
    ...(deadline !== undefined && { deadline }),
    text: text.text.slice(span[0], span[1]),
    span,
    confidence: confidenceOf('decisions', fact, 1),
    ...(own.some((words, i) => words !== subjects[i]) && { asPublished: { subjects: own } }),
  };
}

function attendanceOf(values: Values, text: PublishedText, fact: AttendanceFact): Attendance {
  const organization = values.joined(fact.organizations);
  const post = values.joined(fact.posts);
  const note = fact.notes.map((range) => values.of(range)).join('；');
  const [flag, ...flags] = fact.flags;
  const name = values.without(fact.name, fact.posts);
  const [other, ...others] = fact.alternatives.map((range) => values.of(range)).filter((one) => one !== name);
  const written = values.written(fact.name);
  const own = Object.fromEntries(
    (
      [
        ['organization', fact.organizations],
        ['post', fact.posts],
      ] as const
    ).flatMap(([field, ranges]) =>
      ranges.some((range) => values.ownOf(range) !== undefined)
        ? [[field, ranges.map((range) => values.ownOf(range) ?? values.of(range)).join('、')]]
        : [],
    ),
  );
  return {
    name,
    role: fact.role,
    ...(organization !== '' && { organization }),
    ...(post !== '' && { post }),
    ...(note !== '' && { note }),
    confidence: confidenceOf('attendance', fact, fact.probability),
    ...(flag !== undefined && { flags: [flag, ...flags] }),
    ...(other !== undefined && { alternatives: [other, ...others] }),
    ...(Object.keys(own).length + Number(written !== name) > 0 && {
      asPublished: { ...(written !== name && { name: written }), ...own },
    }),
    span: text.spanOf(fact.name),
  };
}

/**
 * Puts what was read together into the document that is published.
 *
 * @throws permanent `invalid-document` when the result breaks its contract: a defect of the parser, not of the page.
 */
export const assemble = (parts: Parts): MinutesDocument => asMinutesDocument(compose(parts));

/** The lines of lists of people, whose gaps part one name from the next. */
export const listsOf = ({ passage: { lines } }: PageReading): readonly Range[] =>
  lines.filter((line) => line.class === 'attendance').map(({ range }) => range);

/** The document before it is held against its contract. */
export function compose({ page, provenance }: Parts): Partial<MinutesDocument> {
  const { passage, opening, agenda, source, question } = page;
  const { reading } = passage;
  const values = new Values(reading, page.language);
  const text = publishedText(reading, listsOf(page));
  const id = meetingId(opening.meeting, source, provenance);
  const ids = decisionIds(
    id,
    page.decisions.map(({ kind, subjects, range }) => ({
      kind,
      title: subjects.map((subject) => values.of(subject)).find((subject) => subject.startsWith('《')),
      sentence: values.of(range),
    })),
  );

  const areas = [source?.name, opening.meeting.body, ...(source?.bodies ?? [])]
    .map((name) => (name === undefined ? undefined : ownAreaOf(name)))
    .filter((area) => area !== undefined);
  const setting: TitleSetting = { areas: [...new Set(areas)], year: opening.meeting.heldOn?.slice(0, 4) };
  const decisions = page.decisions.map((fact, i) => decisionOf(values, text, fact, ids[i] ?? id, setting));
  const attendance = page.attendance.map((fact) => attendanceOf(values, text, fact));
  const issues: QualityIssue[] = page.issues.map((issue) =>
    issue.span === undefined ? issue : { ...issue, span: text.moved(issue.span) },
  );
  const document: Partial<MinutesDocument> = {
    id,
    schemaVersion: 2,
    form: opening.form,
    source: source?.id ?? UNTOLD,
    ...opening.meeting,
    items: agenda.items.map((item) => itemOf(values, text, item)),
    decisions,
    attendance,
    text: text.text,
    quality: assess(
      issues,
      [...decisions, ...attendance].map(({ confidence }) => confidence),
      question,
    ),
    provenance,
  };
  return document;
}
