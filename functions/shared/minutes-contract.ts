import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import schema from '../../schemas/minutes.schema.json' with { type: 'json' };
import { validator } from './validate.ts';

/**
 * Holds a value against the contract of minutes documents.
 * @throws OpenMinutesError `permanent`, code `invalid-document`.
 */
export const asMinutesDocument = validator<MinutesDocument>(schema, 'document');
