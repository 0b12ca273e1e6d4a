import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { smallMeeting } from './small-meeting.ts';

/** Identities, codes and dates: what the contract fixes, and no page can fill with text of its own. */
const FIXED = new Set(
  'id source canonicalUrl kind role severity code script parser sha256 heldOn heldDuring issuedOn publishedAt date flags'.split(
    ' ',
  ),
);

/** Minutes of which every field that a page fills says the same text. */
export function poisoned(id: string, text: string): MinutesDocument {
  const { document } = smallMeeting(id, {
    title: '*',
    body: '*',
    issuer: '*',
    series: '*',
    documentNumber: '*',
    indexNumber: '*',
    validity: '*',
    categories: ['*', '*'],
    number: Number(id.slice(id.lastIndexOf('/') + 1)),
    heldOn: '2024-05-08',
    publishedAt: '2024-05-20T10:00:00+08:00',
    text: '*',
    items: [{ number: 1, heading: '*', kind: 'other', span: [0, 1] }],
    decisions: [
      {
        item: 1,
        text: '*',
        span: [0, text.length],
        subjects: ['*', '《*》'],
        responsible: [{ name: '*', role: 'lead' }],
        deadline: { text: '*', date: '2024-12-31' },
      },
    ],
    attendance: [
      {
        name: '*',
        asPublished: { name: '*', organization: '*', post: '*' },
        organization: '*',
        post: '*',
        note: '*',
        span: [0, text.length],
      },
    ],
    quality: {
      score: 0.5,
      issues: [{ code: 'date-repaired', severity: 'warning', span: [0, 1], message: '*' }],
    },
    provenance: {
      // An address it must be, but not one that may be followed.
      canonicalUrl: 'javascript:alert(1)',
      sha256: '0'.repeat(64),
      contentType: 'text/html',
      script: 'hans',
      parser: '1.0.0',
    },
  });
  return poison(document, text) as MinutesDocument;
}

/** The same value with every free text replaced. */
function poison(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') return FIXED.has(key) ? value : value.replaceAll('*', () => text);
  if (Array.isArray(value)) return value.map((entry) => poison(entry, text, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner, text, name)]));
}
