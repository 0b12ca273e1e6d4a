import { partitionFolder, yearPage } from '../addresses.ts';
import type { PublishedMeeting } from '../library.ts';
import { yearPageHtml } from '../site/year-page.tsx';
import { defineKind, pageContext, SLUG, textFiles } from './kind.ts';
import { tableFolder, tableFolderPaths } from './table-folder.ts';

/** The meetings that one government held in a year: their downloads and the page that lists them. */
export const partitionKind = defineKind({
  kind: 'partition',
  id: new RegExp(`^data/(${SLUG})/(\\d{4}|undated)$`),
  parts: ['source', 'year'],
  describedBy: ({ source }) => [`data/${source}/all`, `data/${source}/catalog`],
  paths: ({ source, year }) => [yearPage(source, year), ...tableFolderPaths(partitionFolder(source, year))],
  async render({ source, year }, deps) {
    const meetings: PublishedMeeting[] = [];
    for await (const meeting of deps.library.heldIn(source, year)) meetings.push(meeting);
    if (meetings.length === 0) return new Map();
    const path = yearPage(source, year);
    const page = textFiles({ [path]: yearPageHtml(source, year, meetings, pageContext(path, deps)) });
    const tables = await tableFolder(partitionFolder(source, year), meetings, deps);
    return { ...tables, files: new Map([...page, ...tables.files]) };
  },
});
