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
import { decisionIds, meetingId } from './identity.ts';
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
  readonly provenance: MinutesDocument['provenance'];
}

function itemOf(reading: Reading, text: TidyText, item: OutlineItem): AgendaItem {
  const heading = reading.value(item.heading);
  const asPublished = reading.asPublished(item.heading);
  return {
    number: item.number,
    heading,
    kind: item.kind,
    span: text.spanOf(item.range),
    ...(asPublished !== heading && { asPublished: { heading: asPublished } }),
  };
}

function decisionOf(text: TidyText, fact: DecisionFact, id: string): Decision {
  const span = text.spanOf(fact.range);
  const differs = fact.subjects.some(
    (subject) => subject.asPublished !== undefined && subject.asPublished !== subject.value,
  );
  return {
    id,
    ...(fact.item !== undefined && { item: fact.item }),
    kind: fact.kind,
    subjects: fact.subjects.map((subject) => subject.value),
    ...(fact.documents.length > 0 && { documents: [...fact.documents] }),
    responsible: [...fact.responsible],
    ...(fact.deadline && { deadline: fact.deadline }),
    text: text.text.slice(...span),
    span,
    confidence: fact.confidence,
    ...(differs && {
      asPublished: { subjects: fact.subjects.map((subject) => subject.asPublished ?? subject.value) },
    }),
  };
}

function attendanceOf(text: TidyText, { range, ...fact }: AttendanceFact): Attendance {
  return { ...fact, span: text.spanOf(range) };
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
  return asMinutesDocument({
    id,
    schemaVersion: 1,
    source: source?.id ?? 'unknown',
    ...meeting,
    items: outline.items.map((item) => itemOf(reading, text, item)),
    decisions: parts.decisions.map((fact, i) => decisionOf(text, fact, ids[i] ?? id)),
    attendance: parts.attendance.map((fact) => attendanceOf(text, fact)),
    text: text.text,
    quality: assess(
      issues,
      [...parts.decisions, ...parts.attendance].map((fact) => fact.confidence),
    ),
    provenance,
  });
}
