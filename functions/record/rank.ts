import type { MinutesDocument } from '../../schemas/generated/minutes.ts';

/** Media types from the least to the most faithful one: PDF loses lines and columns, HTML says what is what. */
const FIDELITY = [
  'application/pdf',
  'text/plain',
  'application/vnd.openxmlformats-officedocument',
  'text/html',
];

/**
 * How much a document tells, as text that sorts: the number of its facts, then the fidelity of its medium. Decides
 * which of two places of one meeting is published.
 */
export function rankOf(document: MinutesDocument): string {
  const facts = document.items.length + document.decisions.length + document.attendance.length;
  const { contentType } = document.provenance;
  const fidelity = FIDELITY.findIndex((type) => contentType.toLowerCase().startsWith(type));
  return `${String(facts).padStart(5, '0')}.${fidelity + 1}`;
}
