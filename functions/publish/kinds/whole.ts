import { governmentFolder } from '../addresses.ts';
import { TABLE_FILES, tableFiles } from '../downloads/table-files.ts';
import type { Library, PublishedMeeting } from '../library.ts';
import { defineKind, inFolder, SLUG } from './kind.ts';

/** The downloads of all meetings of one government, in the order of the day held. */
export const wholeKind = defineKind({
  kind: 'whole',
  id: new RegExp(`^data/(${SLUG})/all$`),
  parts: ['source'],
  turn: 'tables',
  describedBy: ({ source }) => [`data/${source}/catalog`, 'page/index'],
  paths: ({ source }) => TABLE_FILES.map((name) => `${governmentFolder(source)}/${name}`),
  render: async ({ source }, { library, site }) =>
    inFolder(governmentFolder(source), await tableFiles(meetingsOf(source, library), site)),
});

/** Partition after partition: the rows of each stand in the whole as they stand in its own files. */
async function* meetingsOf(source: string, library: Library): AsyncGenerator<PublishedMeeting> {
  for (const year of await library.years(source)) yield* library.heldIn(source, year);
}
