import { gunzipSync } from 'node:zlib';
import { permanent } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/object-store/object-store.ts';
import type { PublicationId } from '../../shared/publication.ts';
import type { Library } from '../index/published-meeting.ts';
import type { WrittenFiles } from '../publication-store.ts';

/** A table may lose this part of its rows, or this many of them, whichever is more. */
const TOLERATED_PART = 0.1;
const TOLERATED_ROWS = 20;

/** The edition in which rows are counted and, where many are missing, looked at. */
const EDITION = '.ndjson.gz';
/** These follow from the other tables. */
const SUMMARIES = /\/(?:organizations|people)\.ndjson\.gz$/;

/** What is about to be written in the place of tables, and where those can be read. */
interface Replacement {
  readonly written: WrittenFiles;
  readonly rendered: WrittenFiles;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly publicStore: Pick<ObjectStore, 'get'>;
  readonly library: Pick<Library, 'tombstone' | 'moved'>;
}

/**
 * Lets no table be replaced by one that has lost many of its rows: something is broken then, more likely than that so
 * much was wrong before. Rows of meetings that were withdrawn, or turned
 * out to be others, are not missing.
 *
 * @throws OpenMinutesError `permanent`, code `rows-lost`: what was published stays until the cause is mended, or an
 * operator says that it is right.
 */
export async function refuseLoss(id: PublicationId, replacement: Replacement): Promise<void> {
  const { written, rendered } = replacement;
  const losses: { path: string; before: number; after: number }[] = [];
  for (const [path, { table }] of Object.entries(written)) {
    if (table === undefined || !path.endsWith(EDITION) || SUMMARIES.test(path)) continue;
    const after = rendered[path]?.table?.rows ?? 0;
    if (isMuch(table.rows, after)) losses.push({ path, before: table.rows, after });
  }
  if (losses.length === 0) return;
  const replaced = await replacedMeetings(replacement);
  const complaints: string[] = [];
  for (const { path, before, after } of losses) {
    const kept = replaced.size === 0 ? before : before - (await rowsOf(path, replaced, replacement));
    if (isMuch(kept, after)) complaints.push(`${path} would have ${after} rows instead of ${kept}`);
  }
  if (complaints.length > 0) {
    throw permanent(
      'rows-lost',
      `${id} is not replaced, because too many rows would be lost: ${complaints.join('; ')}. If that is right, accept the loss (docs/runbook.md, "Rows that are lost")`,
    );
  }
}

const isMuch = (before: number, after: number): boolean =>
  before - after > Math.max(TOLERATED_ROWS, TOLERATED_PART * before);

/** The meetings of the published tables that are rightly missing from the new ones: something else stands for them. */
async function replacedMeetings(replacement: Replacement): Promise<ReadonlySet<string>> {
  const { written, files, library } = replacement;
  const path = Object.keys(written).find((name) => name.endsWith(`/meetings${EDITION}`));
  if (path === undefined) return new Set();
  const there = new Set(meetingsIn(files.get(path)));
  const missing = meetingsIn(await published(path, replacement)).filter((meeting) => !there.has(meeting));
  const replaced = new Set<string>();
  for (const meeting of missing) {
    const stands = (await library.tombstone(meeting)) ?? (await library.moved(meeting));
    if (stands !== undefined) replaced.add(meeting);
  }
  return replaced;
}

/** How many rows of a published table belong to these meetings. */
async function rowsOf(
  path: string,
  meetings: ReadonlySet<string>,
  replacement: Replacement,
): Promise<number> {
  const rows = meetingsIn(await published(path, replacement));
  return rows.filter((meeting) => meetings.has(meeting)).length;
}

const published = async (path: string, { publicStore }: Replacement): Promise<Uint8Array | undefined> =>
  (await publicStore.get(path))?.body;

/** The meeting of each row of a table. */
function meetingsIn(file: Uint8Array | undefined): string[] {
  if (file === undefined) return [];
  const lines = gunzipSync(file).toString().split('\n').slice(0, -1);
  return lines.map((line): string => String(JSON.parse(line).meeting));
}
