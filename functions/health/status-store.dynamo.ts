import type { SourceStatus } from '../../schemas/generated/status.ts';
import statusSchema from '../../schemas/status.schema.json' with { type: 'json' };
import { isKind } from '../shared/errors.ts';
import type { Table } from '../shared/records/table.ts';
import type { RowKey } from '../shared/records/tables.ts';
import { validator } from '../shared/validate.ts';
import type { SourceFacts } from './facts.ts';
import type { StatusStore, StoredStatus, Tried } from './status-store.ts';

const statusKey = (source: string): RowKey => ({ pk: 'STATUS', sk: source });

/** Row that says where a check stopped. */
const TRIED_KEY: RowKey = { pk: 'STATUS-TRIED', sk: 'STATE' };

const { $defs } = statusSchema;
const asStatus = validator<SourceStatus>({ $ref: '#/$defs/SourceStatus', $defs }, 'source-status');

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const shape = (required: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
const share = { type: 'number', minimum: 0, maximum: 1 };
const rates = shape({ heldOn: share, number: share, decisions: share, attendance: share });
const listOf = (items: object) => ({ type: 'array', items });
const asFacts = validator<SourceFacts>(
  {
    ...shape(
      { readAt: text, meetings: count, gaps: listOf({ $ref: '#/$defs/Gap' }) },
      {
        waitingSince: text,
        newest: shape({ meeting: text, name: text }, { form: text, heldOn: text }),
        fill: shape({ newest: rates, before: rates }),
        ledger: shape({
          waiting: count,
          fetched: count,
          gone: count,
          missing: count,
          refused: count,
          unfetched: listOf({ $ref: '#/$defs/Unfetched' }),
          days: listOf(text),
        }),
      },
    ),
    $defs,
  },
  'source-facts',
);

const asTried = validator<Tried>({ type: 'object', additionalProperties: text }, 'tried-sources');

/** The statuses in the records table, where those who publish read them. */
export function dynamoStatusStore(table: Table): StatusStore {
  return {
    async all() {
      const found: StoredStatus[] = [];
      for await (const row of table.range(statusKey('').pk)) {
        const stored = storedIn(row.status, row.facts);
        if (stored !== undefined) found.push(stored);
      }
      return found;
    },
    put: ({ status, facts }) => table.put({ ...statusKey(status.id), status, ...(facts && { facts }) }),
    remove: (source) => table.write([], [statusKey(source)]),
    async tried() {
      const row = await table.get(TRIED_KEY);
      return inForm(() => asTried(row?.tried ?? {})) ?? {};
    },
    setTried: (tried) => table.put({ ...TRIED_KEY, tried }),
  };
}

/** Statuses are made anew from what they follow from, so that one in an older form is as good as none. */
function storedIn(status: unknown, facts: unknown): StoredStatus | undefined {
  const known = inForm(() => asStatus(status));
  const read = inForm(() => asFacts(facts));
  return known && { status: known, ...(read && { facts: read }) };
}

function inForm<T>(check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (isKind(error, 'permanent')) return undefined;
    throw error;
  }
}
