import { governmentFolder } from '../addresses.ts';
import type { Library, PublishedMeeting } from '../library.ts';
import { defineKind, SLUG } from './kind.ts';
import { tableFolder, tableFolderPaths } from './table-folder.ts';

/** The downloads of all meetings of one government, in the order of the day held. */
export const wholeKind = defineKind({
  kind: 'whole',
  id: new RegExp(`^data/(${SLUG})/all$`),
  parts: ['source'],
  turn: 'tables',
  mayNotLoseRows: true,
  describedBy: ({ source }) => [`data/${source}/catalog`, 'page/index'],
  paths: ({ source }) => tableFolderPaths(governmentFolder(source)),
  render: ({ source }, deps) => tableFolder(governmentFolder(source), meetingsOf(source, deps.library), deps),
});

/** Partition after partition: the rows of each stand in the whole as they stand in its own files. */
async function* meetingsOf(source: string, library: Library): AsyncGenerator<PublishedMeeting> {
  for (const year of await library.years(source)) yield* library.heldIn(source, year);
}
