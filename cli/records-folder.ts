import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SOURCES_TABLE } from '../functions/shared/crawl/tables.ts';
import { damaged } from '../functions/shared/records/damage.ts';
import { type LocalRecords, openLocalRecords } from '../functions/shared/records/dynalite.ts';
import { mendIndexes } from '../functions/shared/records/mend-index.dynamo.ts';
import { RECORDS_TABLE } from '../functions/shared/records/tables.ts';
import { breakSeal, seal, tampered } from './seal.ts';

/** A file that is there while the database is in use, and still there when its process was killed. */
const IN_USE = 'records-in-use';

/**
 * Opens the database of a data folder, whose lock is held. What was closed is sealed, so that files which have changed
 * since are found before LevelDB makes the best of them.
 *
 * The database is made aside and then put in its place: dynalite never ends the creation of a table during which it
 * was killed, and keeps refusing that table ever after. After a kill, its indexes are mended.
 *
 * @param begin What is written into a database that is made anew, before it is there.
 * @throws OpenMinutesError `permanent` (`store-damaged`) with what is wrong with which file.
 */
export async function openRecords(
  folder: string,
  begin: (fresh: LocalRecords) => Promise<void> = async () => {},
): Promise<LocalRecords> {
  const place = join(folder, 'records');
  const inUse = join(folder, IN_USE);
  if (await isThere(place)) {
    const change = await tampered(place);
    if (change !== undefined) throw damaged(place, change);
    if (!(await isThere(join(place, 'CURRENT')))) throw damaged(place, 'CURRENT is missing');
  } else {
    const aside = join(folder, 'records.new');
    await rm(aside, { recursive: true, force: true });
    const fresh = await openLocalRecords(aside);
    await begin(fresh).finally(() => fresh.close());
    await rename(aside, place);
  }
  const wasKilled = await isThere(inUse);
  await writeFile(inUse, '');
  await breakSeal(place);
  const records = await openLocalRecords(place);
  try {
    if (wasKilled) {
      for (const table of [RECORDS_TABLE, SOURCES_TABLE]) await mendIndexes(records.connection, table);
    }
  } catch (error) {
    await records.close();
    throw error;
  }
  return {
    ...records,
    async close() {
      await records.close();
      // Left as after a kill, it is mended when it is opened next.
      if (records.hasFailed()) return;
      try {
        await seal(place);
        await rm(inUse, { force: true });
      } catch {
        // Nothing that was written is lost by it: without a seal the next run takes this one for killed.
      }
    },
  };
}

/** Whether a data folder has its database. */
export const haveRecords = (folder: string): Promise<boolean> => isThere(join(folder, 'records'));

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
