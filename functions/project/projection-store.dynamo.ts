import { headOfRow } from '../record/head-row.ts';
import { isKind } from '../shared/errors.ts';
import type { Item, Table } from '../shared/records/table.ts';
import { headKey, projectionKey, type RowKey } from '../shared/records/tables.ts';
import { validator } from '../shared/validate.ts';
import type { Projection, ProjectionStore } from './projection-store.ts';

const asProjection = validator<Projection>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['version', 'rows'],
    properties: {
      version: { type: 'integer', minimum: 1 },
      rows: { type: 'object', additionalProperties: { type: 'string' } },
    },
  },
  'projection',
);

/** Derived rows in the records table. */
export function dynamoProjectionStore(table: Table): ProjectionStore {
  const ensured = new Set<string>();
  const nameOf = ({ pk, sk }: RowKey) => `${pk}\n${sk}`;

  return {
    async read(meeting) {
      const rows = await table.getMany([headKey(meeting), projectionKey(meeting)]);
      const head = rows.find(({ sk }) => sk === headKey(meeting).sk);
      const projection = rows.find(({ sk }) => sk === projectionKey(meeting).sk);
      return {
        ...(head !== undefined && { head: headOfRow(head) }),
        ...(projection !== undefined && { projection: projectionOf(projection) }),
      };
    },

    async writeProjection(meeting, projection) {
      await table.put({ ...projectionKey(meeting), ...projection }, followsOn(projection.version));
    },

    write: (rows, deletions) => table.write(rows, deletions),

    async ensure(rows) {
      const missing = rows.filter((row) => !ensured.has(nameOf(row)));
      await table.write(missing, []);
      for (const row of missing) ensured.add(nameOf(row));
    },

    async writeNewer(row, rev) {
      try {
        await table.put(
          { ...row, rev },
          { expression: 'attribute_not_exists(rev) OR rev < :rev', values: { ':rev': rev } },
        );
      } catch (error) {
        // A row of the same rev says the same; a later one is right to stay.
        if (!isKind(error, 'conflict')) throw error;
      }
    },
  };
}

const followsOn = (version: number) =>
  version === 1
    ? { expression: 'attribute_not_exists(pk)' }
    : { expression: 'version = :before', values: { ':before': version - 1 } };

const projectionOf = ({ pk: _, sk: __, ...attributes }: Item): Projection => asProjection(attributes);
