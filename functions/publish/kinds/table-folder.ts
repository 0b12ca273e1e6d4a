import { csvwMetadata, csvwName } from '../downloads/csvw.ts';
import { TABLE_FILES, tableFiles } from '../downloads/table-files.ts';
import { TABLES } from '../downloads/tables.ts';
import type { PublishedMeeting } from '../library.ts';
import { prettyJson, type RenderDeps, type Rendering } from './kind.ts';

/** Everything that can lie in a folder of tables. */
export const tableFolderPaths = (folder: string): string[] =>
  [...TABLE_FILES, ...TABLES.map(({ name }) => csvwName(name))].map((name) => `${folder}/${name}`);

/** The tables of these meetings of one source in every format, and what describes their CSV files. */
export async function tableFolder(
  folder: string,
  meetings: AsyncIterable<PublishedMeeting> | Iterable<PublishedMeeting>,
  { site }: RenderDeps,
): Promise<Rendering> {
  const named = Array.from(
    await tableFiles(meetings, site),
    ([name, file]) => [`${folder}/${name}`, file] as const,
  );
  const files = new Map(named.map(([path, { bytes }]) => [path, bytes]));
  if (named.length > 0) {
    for (const table of TABLES)
      files.set(`${folder}/${csvwName(table.name)}`, Buffer.from(prettyJson(csvwMetadata(table, site))));
  }
  return { files, tables: new Map(named.map(([path, { facts }]) => [path, facts])) };
}
