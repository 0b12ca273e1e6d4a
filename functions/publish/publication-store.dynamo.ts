import { type Clock, systemClock } from '../shared/clock.ts';
import { isKind } from '../shared/errors.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { PublicationId } from '../shared/publication.ts';
import type { Table } from '../shared/records/table.ts';
import { publicationKey, publishWork, publishWorkOf, SHARDS } from '../shared/records/tables.ts';
import { validator } from '../shared/validate.ts';
import type { PublicationStore, WrittenFiles } from './publication-store.ts';

/** A publication's row: dirty while it carries the attributes of the work index. */
interface PublicationRow {
  /** Counts the changes, and never goes back: so no rendering is ever taken for one of a later change. */
  readonly changes?: number;
  readonly files?: WrittenFiles;
  readonly work?: string;
  readonly lossAccepted?: true;
}

const asRow = validator<PublicationRow>(
  {
    type: 'object',
    properties: {
      changes: { type: 'integer', minimum: 1 },
      files: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          required: ['sha256', 'bytes'],
          properties: {
            sha256: { type: 'string' },
            bytes: { type: 'integer' },
            table: {
              type: 'object',
              required: ['rows', 'changedAt'],
              properties: {
                rows: { type: 'integer' },
                changedAt: { type: 'string' },
                period: {
                  type: 'object',
                  required: ['first', 'last'],
                  properties: { first: { type: 'string' }, last: { type: 'string' } },
                },
              },
            },
          },
        },
      },
      work: { type: 'string' },
      lossAccepted: { const: true },
    },
  },
  'publication',
);

const PARTITION_PREFIX = publicationKey('').pk;
/** Rows of the index to ask for at a time in each shard. */
const PAGE_SIZE = 100;
const IN_PARALLEL = 16;

/** States of publications in the records table. */
export function dynamoPublicationStore(table: Table, clock: Clock = systemClock): PublicationStore {
  return {
    async markDirty(ids, followers = []) {
      const since = clock().toISOString();
      const none = followers.length === 0;
      await mapParallel(ids, IN_PARALLEL, (id) =>
        table.update(publicationKey(id), {
          expression:
            'SET #work = :work, workSince = if_not_exists(workSince, :since) ADD changes :one' +
            (none ? '' : ', followers :followers'),
          names: { '#work': 'work' },
          values: {
            ':work': publishWorkOf(id),
            ':since': since,
            ':one': 1,
            ...(!none && { ':followers': new Set(followers) }),
          },
        }),
      );
    },

    async acceptLoss(id) {
      await table.update(publicationKey(id), {
        expression: 'SET lossAccepted = :true',
        values: { ':true': true },
      });
      await this.markDirty([id]);
    },

    async state(id) {
      const row = (await table.get(publicationKey(id))) ?? {};
      const { changes, files = {}, work, lossAccepted } = asRow(withoutBareHashes(row));
      const followers = 'followers' in row && row.followers instanceof Set ? [...row.followers] : [];
      return {
        id,
        files,
        followers: followers.filter(isPublicationId).sort(),
        ...(lossAccepted === true && { lossAccepted }),
        ...(work !== undefined && changes !== undefined && { dirty: changes }),
      };
    },

    async filesOf(ids) {
      const rows = await table.getMany(ids.map(publicationKey));
      const files = new Map(rows.map((row) => [row.pk, asRow(withoutBareHashes(row)).files ?? {}]));
      return ids.map((id) => files.get(publicationKey(id).pk) ?? {});
    },

    async settle(id, token, files) {
      try {
        await table.update(publicationKey(id), {
          expression: 'SET files = :files REMOVE #work, workSince, followers, lossAccepted',
          condition: 'changes = :token',
          names: { '#work': 'work' },
          values: { ':files': files, ':token': token },
        });
        return true;
      } catch (error) {
        if (!isKind(error, 'conflict')) throw error;
        await table.update(publicationKey(id), {
          expression: 'SET files = :files',
          values: { ':files': files },
        });
        return false;
      }
    },

    async due(limit) {
      const shards = Array.from({ length: SHARDS }, (_, shard) => firstOf(table, publishWork(shard), limit));
      return (await Promise.all(shards))
        .flat()
        .sort((one, other) => (one.workSince < other.workSince ? -1 : 1))
        .slice(0, limit)
        .map(({ pk }) => pk.slice(PARTITION_PREFIX.length))
        .filter(isPublicationId);
    },
  };
}

async function firstOf(table: Table, work: string, limit: number) {
  const found: { pk: string; workSince: string }[] = [];
  for await (const row of table.waiting(work, { pageSize: Math.min(limit, PAGE_SIZE) })) {
    found.push(row);
    if (found.length === limit) break;
  }
  return found;
}

/**
 * Rows of before sizes were kept hold a bare hash for each file. Such a file counts as never written: it is written
 * once more, and known from then on.
 */
function withoutBareHashes(row: object): object {
  if (!('files' in row) || typeof row.files !== 'object' || row.files === null) return row;
  const files = Object.entries(row.files).filter(([, file]) => typeof file !== 'string');
  return { ...row, files: Object.fromEntries(files) };
}

/** Only ids are ever marked dirty, so that what comes back is one. */
const isPublicationId = (id: unknown): id is PublicationId =>
  typeof id === 'string' &&
  /^(?:static|(?:page|feed|archive|opml|calendar|organization|topic|listing|people|search|data|meeting)\/.+)$/.test(
    id,
  );
