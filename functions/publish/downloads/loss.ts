import { parquetReadObjects } from 'hyparquet';
import { permanent } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/object-store/object-store.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { validator } from '../../shared/validate.ts';
import { tableArchive } from '../addresses.ts';
import { tableInArchive } from './archive.ts';
import { GZIP } from './parquet.ts';
import type { PublishedDownloads } from './published.ts';

/** A table may lose this part of its rows, or this many of them, whichever is more. */
const TOLERATED_PART = 0.1;
const TOLERATED_ROWS = 20;

/** These follow from the other tables. */
const SUMMARIES: ReadonlySet<string> = new Set(['organizations', 'people', 'memberships']);

/** What is about to be written in the place of tables. */
interface Replacement {
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, number>;
  /** Whether something else stands for a meeting: it was withdrawn, or turned out to be another. */
  isReplaced(meeting: string): boolean;
  readonly publicStore: Pick<ObjectStore, 'get'>;
}

/**
 * Lets no table be replaced by one that has lost many of its rows: something is broken then, more likely than that so
 * much was wrong before. Rows of meetings that were withdrawn, or turned out to be others, are not missing.
 *
 * @throws OpenMinutesError `permanent`, code `rows-lost`: what was published stays until the cause is mended, or an
 *   operator says that it is right.
 */
export async function refuseLoss(
  published: PublishedDownloads,
  { rows, isReplaced, publicStore }: Replacement,
): Promise<void> {
  const complaints: string[] = [];
  for (const [table, before] of published.archive.rows) {
    const after = rows.get(table) ?? 0;
    if (SUMMARIES.has(table) || !isMuch(before, after)) continue;
    const replaced = (await meetingsIn(published, table, publicStore)).filter(isReplaced).length;
    if (isMuch(before - replaced, after))
      complaints.push(`${table} would have ${after} rows instead of ${before - replaced}`);
  }
  if (complaints.length > 0) {
    throw permanent(
      'rows-lost',
      `The tables of ${published.source} are not replaced, because too many rows would be lost: ${complaints.join('; ')}. If that is right, accept the loss (docs/runbook.md, "Rows that are lost")`,
    );
  }
}

const isMuch = (before: number, after: number): boolean =>
  before - after > Math.max(TOLERATED_ROWS, TOLERATED_PART * before);

/** The meeting of each row of a published table; none where it is not there. */
export async function meetingsIn(
  { source, archive: { hash } }: PublishedDownloads,
  table: string,
  publicStore: Pick<ObjectStore, 'get'>,
): Promise<string[]> {
  const object = await publicStore.get(tableArchive(source, hash));
  const file = object && tableInArchive(object.body, table);
  if (file === undefined) return [];
  const read = await parquetReadObjects({ file, columns: ['meeting'], compressors: GZIP });
  return read.map(({ meeting }) => String(meeting));
}

interface Acceptance {
  /** Hash of the downloads that may be replaced. */
  readonly downloads: string;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

const asAcceptance = validator<Acceptance>(
  {
    type: 'object',
    required: ['downloads', 'by', 'at'],
    properties: { downloads: { type: 'string' }, by: { type: 'string' }, at: { type: 'string' } },
  },
  'accepted-loss',
);

const acceptanceKey = (source: string): string => `accepted-losses/${source}.json`;

/**
 * An operator says that the tables which are public now may be replaced by ones that lack many of their rows. It holds
 * for this state of them: once they are replaced, it means nothing.
 */
export async function acceptLoss(
  { source, hash }: PublishedDownloads,
  { by, at }: Pick<Acceptance, 'by' | 'at'>,
  store: Pick<ObjectStore, 'put'>,
): Promise<void> {
  const acceptance: Acceptance = { downloads: hash, by, at };
  await store.put(acceptanceKey(source), Buffer.from(JSON.stringify(acceptance)), {
    contentType: 'application/json',
  });
}

export async function isLossAccepted(
  { source, hash }: PublishedDownloads,
  store: Pick<ObjectStore, 'get'>,
): Promise<boolean> {
  const object = await store.get(acceptanceKey(source));
  if (object === undefined) return false;
  return asAcceptance(parseJson(new TextDecoder().decode(object.body), 'accepted-loss')).downloads === hash;
}
