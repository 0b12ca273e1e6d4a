import parseRequest from '../../../schemas/parse-request.schema.json' with { type: 'json' };
import type { HostState } from '../http/hosts.ts';
import { validator } from '../validate.ts';
import type { LedgerEntry } from './ledger.ts';
import type { SourceState } from './source-state.ts';

// What the rows of the sources table must look like when they come back.

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const shape = (required: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
const validators = shape({}, { etag: text, lastModified: text });
const { $id: _, $schema: __, ...handOver } = parseRequest;

export const asLedgerEntry = validator<LedgerEntry>(
  shape(
    {
      source: text,
      url: text,
      title: text,
      firstSeenAt: text,
      fate: { enum: ['waiting', 'fetched', 'gone', 'missing', 'refused'] },
      attempts: count,
      version: count,
    },
    {
      listedOn: text,
      attachedTo: text,
      reason: text,
      code: text,
      dueAt: text,
      checkedAt: text,
      fetchedAt: text,
      sha256: text,
      validators,
      handOver,
    },
  ),
  'ledger-entry',
);

const listRequest = shape({ url: text, page: count, before: count }, { form: text, until: text });
const listState = shape(
  {
    usualEntries: count,
    toRead: { type: 'array', items: listRequest },
    complete: { type: 'boolean' },
  },
  {
    readAt: text,
    readToEndAt: text,
    validators,
    firstPage: text,
    lastPage: text,
    dated: { type: 'boolean' },
    total: count,
    entries: count,
    walked: count,
  },
);

export const asSourceState = validator<SourceState>(
  shape(
    {
      source: text,
      lists: { type: 'object', additionalProperties: listState },
      failures: count,
      version: count,
    },
    {
      lastRunAt: text,
      lastSuccessAt: text,
      lastNewAt: text,
      nextDueAt: text,
      lastError: shape({ at: text, code: text, message: text }),
    },
  ),
  'source-state',
);

export const asHostState = validator<HostState>(
  shape({ failures: count }, { nextRequestAt: text, robots: shape({ text, fetchedAt: text }) }),
  'host-state',
);
