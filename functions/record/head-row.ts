import type { Head } from '../shared/head.ts';
import type { Item } from '../shared/records/table.ts';
import { headKey, projectWorkOf } from '../shared/records/tables.ts';
import { validator } from '../shared/validate.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const shape = (required: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
const mapOf = (values: object) => ({ type: 'object', additionalProperties: values });

const version = shape(
  {
    documentKey: text,
    contentHash: text,
    sha256: text,
    observedAt: text,
    parser: text,
    rank: text,
    source: text,
  },
  { heldOn: text, number: count, published: text, needsReview: { const: true } },
);
const seenContent = shape({ first: version, last: shape({ observedAt: text, parser: text }) });
const revision = shape({
  rev: count,
  at: text,
  reason: {
    enum: [
      'first',
      'page-changed',
      'parser',
      'address-added',
      'late-arrival',
      'approved',
      'correction',
      'withdrawn',
      'restored',
      'page-gone',
      'doubted',
      'united',
    ],
  },
  contentHash: text,
});
const asHead = validator<Head>(
  shape(
    {
      meeting: text,
      source: text,
      rev: count,
      places: mapOf(shape({ place: text, contents: mapOf(seenContent) })),
      current: version,
      firstSeenAt: text,
      schemaVersion: count,
      pendingRevisions: { type: 'array', items: revision },
    },
    {
      heldOn: text,
      published: text,
      waiting: version,
      approved: { type: 'array', items: text },
      doubted: { type: 'array', items: text },
      aliases: { type: 'array', items: text },
      unitedWith: text,
      corrections: {
        type: 'array',
        items: shape({ patch: { type: 'object' }, by: text, why: text, at: text }),
      },
      absences: mapOf(text),
      goneAt: text,
      withdrawal: shape({ withdrawn: { type: 'boolean' }, by: text, why: text, at: text }),
      modifiedAt: text,
      undrainedSince: text,
      projected: count,
    },
  ),
  'head',
);

/** The row of a head. Standing in the outbox means to carry the attributes of the work index. */
export function rowOfHead({ undrainedSince, ...head }: Head): Item {
  const outbox =
    undrainedSince === undefined ? {} : { work: projectWorkOf(head.meeting), workSince: undrainedSince };
  return { ...headKey(head.meeting), ...head, ...outbox };
}

/** @throws OpenMinutesError `permanent`, code `invalid-head`, when the row is not one that `rowOfHead` makes. */
export function headOfRow({ pk: _, sk: __, work: ___, workSince, ...attributes }: Item): Head {
  return asHead({ ...attributes, ...(workSince !== undefined && { undrainedSince: workSince }) });
}
