import type { MinutesDocument } from '../../schemas/generated/minutes.ts';

/** Media types from the least to the most faithful one: PDF loses lines and columns, HTML says what is what. */
const FIDELITY = [
  'application/pdf',
  'text/plain',
  'application/vnd.openxmlformats-officedocument',
  'text/html',
];

/**
 * How much a document is worth, as text that sorts: minutes above every report, then the number of its facts, then the
 * fidelity of its medium. Decides which of two places of one meeting is published.
 */
export function rankOf(document: MinutesDocument): string {
  const facts = document.items.length + document.decisions.length + document.attendance.length;
  const { contentType } = document.provenance;
  const fidelity = FIDELITY.findIndex((type) => contentType.toLowerCase().startsWith(type));
  const form = document.form === 'minutes' ? 1 : 0;
  return `${form}.${String(facts).padStart(5, '0')}.${fidelity + 1}`;
}
