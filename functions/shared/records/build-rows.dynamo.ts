import { isKind } from '../errors.ts';
import { validator } from '../validate.ts';
import type { BuildRow, BuildRows } from './build-rows.ts';
import type { IndexEntry, Item, Table } from './table.ts';
import { buildKey, DIRTY_INDEX, DIRTY_VALUES, dirtyValueOf, scopeOfKey } from './tables.ts';

const asBuildRow = validator<BuildRow>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['token'],
    properties: {
      token: { type: 'integer', minimum: 1 },
      wakeAt: { type: 'string' },
      dirtySince: { type: 'string' },
    },
  },
  'build-row',
);

const rowOf = ({ pk: _, sk: __, dirty: ___, ...attributes }: Item): BuildRow => asBuildRow(attributes);

/** The builds that wait, in the records table. */
export function dynamoBuildRows(table: Table): BuildRows {
  return {
    async mark(scope, at, wakeAt = at) {
      const row = await table.update(buildKey(scope), {
        expression:
          'ADD #token :one SET wakeAt = :wakeAt, dirty = :dirty, dirtySince = if_not_exists(dirtySince, :at)',
        names: { '#token': 'token' },
        values: { ':one': 1, ':wakeAt': wakeAt, ':dirty': dirtyValueOf(scope), ':at': at },
      });
      return rowOf(row);
    },

    async read(scope) {
      const row = await table.get(buildKey(scope));
      return row && rowOf(row);
    },

    async clear(scope, token, wakeAt) {
      const sameToken = { condition: '#token = :token', names: { '#token': 'token' } };
      try {
        await table.update(
          buildKey(scope),
          wakeAt === undefined
            ? { expression: 'REMOVE wakeAt, dirty, dirtySince', values: { ':token': token }, ...sameToken }
            : {
                expression: 'SET wakeAt = :wakeAt, dirty = :dirty REMOVE dirtySince',
                values: { ':token': token, ':wakeAt': wakeAt, ':dirty': dirtyValueOf(scope) },
                ...sameToken,
              },
        );
        return true;
      } catch (error) {
        if (isKind(error, 'conflict')) return false;
        throw error;
      }
    },

    async postpone(scope, token, wakeAt) {
      try {
        await table.update(buildKey(scope), {
          expression: 'SET wakeAt = :wakeAt',
          values: { ':token': token, ':wakeAt': wakeAt },
          condition: '#token = :token AND attribute_exists(dirty)',
          names: { '#token': 'token' },
        });
      } catch (error) {
        if (!isKind(error, 'conflict')) throw error;
      }
    },

    async *due(now) {
      const waiting: IndexEntry[] = [];
      for (const value of DIRTY_VALUES) {
        for await (const entry of table.entries(DIRTY_INDEX, value)) {
          if (entry.at > now) break;
          waiting.push(entry);
        }
      }
      waiting.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
      yield* waiting.map(scopeOfKey);
    },
  };
}
