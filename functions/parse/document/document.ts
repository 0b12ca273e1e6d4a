import type {
  AgendaItem,
  Attendance,
  Decision,
  MinutesDocument,
  QualityIssue,
} from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { asMinutesDocument } from '../../shared/minutes-contract.ts';
import type { Reading } from '../reading.ts';
import type {
  AttendanceFact,
  DecisionFact,
  MeetingFacts,
  Outline,
  OutlineItem,
  PageMetadata,
} from '../types.ts';
import { decisionIds, meetingId, UNTOLD } from './identity.ts';
import { assess } from './quality.ts';
import { type TidyText, tidy } from './tidy.ts';

/** Everything that was found on one page. */
export interface Parts {
  readonly reading: Reading;
  readonly outline: Outline;
  readonly meeting: MeetingFacts;
  readonly decisions: readonly DecisionFact[];
  readonly attendance: readonly AttendanceFact[];
  readonly issues: readonly QualityIssue[];
  readonly metadata: PageMetadata;
  readonly source: Source | undefined;
  /** What a person has to answer before it can be published, where no source is told. */
  readonly question?: string | undefined;
  readonly provenance: MinutesDocument['provenance'];
}

// Entries are filled field by field, in the order in which they are published: what stands on no page is left out, and
// an object put together of others would be made several times over.

function itemOf(reading: Reading, text: TidyText, { number, heading, kind, range }: OutlineItem): AgendaItem {
  const item: AgendaItem = { number, heading: reading.value(heading), kind, span: text.spanOf(range) };
  // In simplified script every value is as published.
  const asPublished = reading.script === 'hans' ? item.heading : reading.asPublished(heading);
  if (asPublished !== item.heading) item.asPublished = { heading: asPublished };
  return item;
}

function decisionOf(text: TidyText, fact: DecisionFact, id: string): Decision {
  const span = text.spanOf(fact.range);
  const decision = (fact.item === undefined ? { id } : { id, item: fact.item }) as Decision;
  decision.kind = fact.kind;
  decision.subjects = fact.subjects.map(({ value }) => value);
  if (fact.documents.length > 0) decision.documents = [...fact.documents];
  decision.responsible = [...fact.responsible];
  if (fact.deadline !== undefined) decision.deadline = fact.deadline;
  decision.text = text.text.slice(span[0], span[1]);
  decision.span = span;
  decision.confidence = fact.confidence;
  if (fact.subjects.some(({ value, asPublished = value }) => asPublished !== value))
    decision.asPublished = { subjects: fact.subjects.map(({ value, asPublished = value }) => asPublished) };
  return decision;
}

function attendanceOf(text: TidyText, fact: AttendanceFact): Attendance {
  const { organization, post, note, flags, alternatives, asPublished } = fact;
  const attendance = { name: fact.name, role: fact.role } as Attendance;
  if (organization !== undefined) attendance.organization = organization;
  if (post !== undefined) attendance.post = post;
  if (note !== undefined) attendance.note = note;
  attendance.confidence = fact.confidence;
  if (flags !== undefined) attendance.flags = flags;
  if (alternatives !== undefined) attendance.alternatives = alternatives;
  if (asPublished !== undefined) attendance.asPublished = asPublished;
  attendance.span = text.spanOf(fact.range);
  return attendance;
}

/**
 * Puts the parts together into the document that is published.
 *
 * @throws permanent `invalid-document` when the result breaks its contract.
 */
export function assemble(parts: Parts): MinutesDocument {
  const { reading, outline, meeting, source, provenance } = parts;
  const text = tidy(reading, outline.attendance);
  const id = meetingId(meeting, source, provenance);
  const ids = decisionIds(
    id,
    parts.decisions.map((fact) => ({ fact, object: fact.subjects[0]?.value ?? reading.value(fact.range) })),
  );
  const issues = parts.issues.map((issue) =>
    issue.span === undefined ? issue : { ...issue, span: text.moved(issue.span) },
  );
  // A violation is a defect of the parser, not of the page.
  const document: Partial<MinutesDocument> = {
    id,
    schemaVersion: 2,
    // Whatever this parser accepts it reads as minutes.
    form: 'minutes',
    source: source?.id ?? UNTOLD,
    ...meeting,
  };
  document.items = outline.items.map((item) => itemOf(reading, text, item));
  document.decisions = parts.decisions.map((fact, i) => decisionOf(text, fact, ids[i] ?? id));
  document.attendance = parts.attendance.map((fact) => attendanceOf(text, fact));
  document.text = text.text;
  document.quality = assess(
    issues,
    [...parts.decisions, ...parts.attendance].map((fact) => fact.confidence),
    parts.question,
  );
  document.provenance = provenance;
  return asMinutesDocument(document);
}
