import { isKind } from '../errors.ts';
import { validator } from '../validate.ts';
import type { GovernmentSummary, Summaries } from './summaries.ts';
import type { Item, Table } from './table.ts';
import { SUMMARIES, sourceOfSummary, summaryKey } from './tables.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const texts = { type: 'array', items: text };

const asSummary = validator<GovernmentSummary>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['source', 'generation', 'meetings', 'decisions', 'recent'],
    properties: {
      source: text,
      generation: count,
      release: text,
      amendments: text,
      gone: text,
      meetings: count,
      decisions: count,
      newest: text,
      changedAt: text,
      recent: texts,
      arrived: texts,
      withdrawn: texts,
      since: text,
      unlisted: { const: true },
      archive: {
        type: 'object',
        additionalProperties: false,
        required: ['hash', 'bytes', 'rows'],
        properties: { hash: text, bytes: count, rows: { type: 'object', additionalProperties: count } },
      },
      search: text,
      failed: {
        type: 'object',
        additionalProperties: false,
        required: ['targets', 'first', 'code', 'since'],
        properties: { targets: count, first: text, code: text, since: text },
      },
      waiting: count,
    },
  },
  'summary',
);

const ofRow = ({ pk: _, sk: __, ...attributes }: Item): GovernmentSummary => asSummary(attributes);

/** The summaries of all governments, in the records table. */
export function dynamoSummaries(table: Table): Summaries {
  return {
    async put(summary) {
      const row = { ...summaryKey(summary.source), ...asSummary(summary) };
      try {
        await table.put(row, {
          expression: 'attribute_not_exists(generation) OR generation < :generation',
          values: { ':generation': summary.generation },
        });
        return true;
      } catch (error) {
        if (!isKind(error, 'conflict')) throw error;
        const there = await table.get(summaryKey(summary.source));
        if (there !== undefined && readable(there) !== undefined) return false;
        await table.put(row);
        return true;
      }
    },
    async read(source) {
      const row = await table.get(summaryKey(source));
      return row && readable(row);
    },
    async *all(broken) {
      const { pk, between } = SUMMARIES;
      for await (const row of table.range(pk, { between })) {
        const summary = readable(row, broken);
        if (summary !== undefined) yield summary;
      }
    },
  };
}

function readable(
  row: Item,
  broken: (source: string, error: unknown) => void = () => {},
): GovernmentSummary | undefined {
  try {
    return ofRow(row);
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    broken(sourceOfSummary(row), error);
    return undefined;
  }
}
