import type { ObjectStore } from '../../../shared/object-store/object-store.ts';
import type { GovernmentSummary } from '../../../shared/records/summaries.ts';
import { DATABASE } from '../../addresses.ts';
import { rowsInArchive } from '../../downloads/archive.ts';
import { openDatabase } from '../../downloads/database.ts';
import { governmentsOf } from '../../downloads/lookups.ts';
import { TABLES } from '../../downloads/tables.ts';
import type { TargetContext } from '../rendering.ts';
import { goneTarget, type Target } from '../target.ts';
import { archivesOf, loaded, tablesLacking } from './archives.ts';
import type { Missed } from './missed.ts';

/** It is made in memory: of more meetings, docs/recipes.md makes it from the tables of all governments. */
const MOST_MEETINGS = 20_000;

/** Whether there are few enough meetings for one database of all. */
const mayHaveDatabase = (summaries: readonly Pick<GovernmentSummary, 'meetings'>[]): boolean =>
  summaries.reduce((sum, { meetings }) => sum + meetings, 0) <= MOST_MEETINGS;

const OF_DATABASE = { id: 'database', order: 'table' } as const;

/** `data/open-minutes.sqlite`, built every night out of the tables of the governments. */
export function databaseTargets(
  summaries: readonly GovernmentSummary[],
  publicStore: Pick<ObjectStore, 'get'>,
  context: TargetContext,
  missed: Missed,
): Target[] {
  const archives = archivesOf(summaries);
  if (archives.length === 0 || !mayHaveDatabase(summaries)) return [goneTarget(OF_DATABASE)];
  const governments = governmentsOf(
    archives.map(({ source }) => source),
    context,
  );
  return [
    {
      ...OF_DATABASE,
      inputs: { archives: archives.map(({ path }) => path), governments },
      lacks: tablesLacking(missed),
      async render() {
        const database = await openDatabase(governments);
        try {
          for await (const archive of loaded(archives, publicStore, missed))
            for (const table of TABLES) await database.add(table, rowsInArchive(archive, table));
          return new Map([[DATABASE, { bytes: database.end() }]]);
        } finally {
          database.close();
        }
      },
    },
  ];
}
