import { isKind } from '../errors.ts';
import { validator } from '../validate.ts';
import { type BuildRow, type BuildRows, isRecent, type MarkOptions } from './build-rows.ts';
import type { Change, IndexEntry, Item, Table } from './table.ts';
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
      restMs: { type: 'number', minimum: 0 },
      markedAt: { type: 'string' },
      builtAt: { type: 'string' },
      builtToken: { type: 'integer', minimum: 1 },
    },
  },
  'build-row',
);

const rowOf = ({ pk: _, sk: __, dirty: ___, ...attributes }: Item): BuildRow => asBuildRow(attributes);

/** Others that mark the same scope and are let past. */
const TRIES = 5;
const MARK =
  'ADD #token :one SET wakeAt = :wakeAt, dirty = :dirty, dirtySince = if_not_exists(dirtySince, :at)';
const token = { '#token': 'token' };

/** The builds that wait, in the records table. */
export function dynamoBuildRows(table: Table): BuildRows {
  /** The row as it is after a change of it; undefined where its condition did not hold. */
  async function changed(scope: string, change: Change): Promise<BuildRow | undefined> {
    try {
      return rowOf(await table.update(buildKey(scope), { ...change, names: token }));
    } catch (error) {
      if (isKind(error, 'conflict')) return undefined;
      throw error;
    }
  }

  async function read(scope: string): Promise<BuildRow | undefined> {
    const row = await table.get(buildKey(scope));
    return row && rowOf(row);
  }

  const waitUntil = (scope: string, seen: number, wakeAt: string, alsoRemove = '') =>
    changed(scope, {
      expression: `SET wakeAt = :wakeAt${alsoRemove}`,
      values: { ':token': seen, ':wakeAt': wakeAt },
      condition: '#token = :token AND attribute_exists(dirty)',
    });

  return {
    read,

    async mark(scope, at, options = {}) {
      const values = { ':one': 1, ':at': at, ':dirty': dirtyValueOf(scope) };
      if (options.wakeAt !== undefined || options.restMs !== undefined) {
        for (let tries = 0; tries < TRIES; tries += 1) {
          const row = await changed(scope, laterMark(scope, at, options, await read(scope)));
          if (row !== undefined) return row;
        }
      }
      const row = await table.update(buildKey(scope), {
        expression: `${MARK} REMOVE restMs, markedAt`,
        names: token,
        values: { ...values, ':wakeAt': at },
      });
      return rowOf(row);
    },

    async clear(scope, seen, { wakeAt, builtAt } = {}) {
      const set = [
        ...(wakeAt === undefined ? [] : ['wakeAt = :wakeAt', 'dirty = :dirty']),
        ...(builtAt === undefined ? [] : ['builtAt = :builtAt', 'builtToken = :token']),
      ];
      const gone = [...(wakeAt === undefined ? ['wakeAt', 'dirty'] : []), 'dirtySince', 'restMs', 'markedAt'];
      const row = await changed(scope, {
        expression: `${set.length === 0 ? '' : `SET ${set.join(', ')} `}REMOVE ${gone.join(', ')}`,
        values: {
          ':token': seen,
          ...(wakeAt !== undefined && { ':wakeAt': wakeAt, ':dirty': dirtyValueOf(scope) }),
          ...(builtAt !== undefined && { ':builtAt': builtAt }),
        },
        condition: '#token = :token',
      });
      // More came in meanwhile, which has waited since now at the earliest; what may rest does so after this build as after any
      // other, and not only until what was built had to be. A build that began earlier and ends later says nothing new.
      if (row === undefined && builtAt !== undefined)
        await changed(scope, {
          expression: 'SET builtAt = :builtAt, dirtySince = :builtAt, builtToken = :token',
          values: { ':builtAt': builtAt, ':token': seen },
          condition:
            '#token > :token AND attribute_exists(dirtySince) AND (attribute_not_exists(builtToken) OR builtToken < :token)',
        });
      return row !== undefined;
    },

    async postpone(scope, seen, wakeAt) {
      await waitUntil(scope, seen, wakeAt, ' REMOVE restMs, markedAt');
    },

    async rest(scope, seen, wakeAt) {
      await waitUntil(scope, seen, wakeAt);
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

/**
 * A mark of what need not be built at once. What is due early enough keeps its place in the index, which costs a third:
 * each page of a history marks its government.
 */
function laterMark(
  scope: string,
  at: string,
  { wakeAt: given, restMs }: MarkOptions,
  row: BuildRow | undefined,
): Change {
  const later = new Date(Date.parse(at) + (restMs ?? 0)).toISOString();
  const mayRest = restMs !== undefined && isRecent(row?.builtAt, at, restMs);
  const wakeAt = given ?? (mayRest ? later : at);
  const values = { ':one': 1, ':at': at };
  if (row?.restMs !== undefined && restMs !== undefined)
    return {
      expression: 'ADD #token :one SET markedAt = :at',
      values,
      condition: 'attribute_exists(restMs)',
    };
  const isSeen = row === undefined ? 'attribute_not_exists(#token)' : '#token = :token';
  const seen = row === undefined ? {} : { ':token': row.token };
  if (row?.wakeAt !== undefined && row.wakeAt <= wakeAt) {
    return {
      expression: 'ADD #token :one SET dirtySince = if_not_exists(dirtySince, :at)',
      values: { ...values, ...seen },
      condition: `${isSeen} AND attribute_exists(dirty)`,
    };
  }
  // Beside a mark that may not rest, as of a build that failed, none may.
  const rests = restMs !== undefined && row?.dirtySince === undefined;
  return {
    expression: `${MARK}${rests ? ', restMs = :restMs, markedAt = :at' : ''}`,
    values: {
      ...{
        ...values,
        ...seen,
        ':wakeAt': rests || restMs === undefined ? wakeAt : at,
        ':dirty': dirtyValueOf(scope),
      },
      ...(rests && { ':restMs': restMs }),
    },
    condition: isSeen,
  };
}
