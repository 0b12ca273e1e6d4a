import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import schema from '../../../schemas/minutes.schema.json' with { type: 'json' };
import { permanent } from '../../shared/errors.ts';

const ajv = new Ajv2020({ allErrors: false, strict: true });
formats.default(ajv);
const validate = ajv.compile<MinutesDocument>(schema);

/**
 * Holds a document against its contract. A violation is a defect of the parser, not of the page.
 *
 * @throws permanent `invalid-document`.
 */
export function validated(document: MinutesDocument): MinutesDocument {
  if (validate(document)) return document;
  const [error] = validate.errors ?? [];
  throw permanent(
    'invalid-document',
    `The document breaks its contract at ${error?.instancePath || '/'}: ${error?.message}.`,
  );
}
