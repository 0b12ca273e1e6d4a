import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import schema from '../../schemas/minutes.schema.json' with { type: 'json' };
import type { MinutesFacts } from './head.ts';
import { validator } from './validate.ts';

/**
 * Holds a value against the contract of minutes documents.
 * @throws OpenMinutesError `permanent`, code `invalid-document`.
 */
export const asMinutesDocument = validator<MinutesDocument>(schema, 'document');

const { text: _, ...properties } = schema.properties;

/**
 * Holds a value against the contract of minutes documents, of which the text is left out.
 * @throws OpenMinutesError `permanent`, code `invalid-facts`.
 */
export const asMinutesFacts = validator<MinutesFacts>(
  {
    ...schema,
    $id: 'https://open-minutes.example/schemas/minutes-facts.schema.json',
    required: schema.required.filter((name) => name !== 'text'),
    properties,
  },
  'facts',
);
