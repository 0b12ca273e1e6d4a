import { partitionFolder, yearPage } from '../addresses.ts';
import { TABLE_FILES, type TableFacts, tableFiles } from '../downloads/table-files.ts';
import type { PublishedMeeting } from '../library.ts';
import { yearPageHtml } from '../site/year-page.tsx';
import { defineKind, pageContext, SLUG, textFiles } from './kind.ts';

/** The meetings that one government held in a year: their downloads and the page that lists them. */
export const partitionKind = defineKind({
  kind: 'partition',
  id: new RegExp(`^data/(${SLUG})/(\\d{4}|undated)$`),
  parts: ['source', 'year'],
  describedBy: ['data/catalog'],
  paths: ({ source, year }) => [
    yearPage(source, year),
    ...TABLE_FILES.map((name) => `${partitionFolder(source, year)}/${name}`),
  ],
  async render({ source, year }, deps) {
    const meetings: PublishedMeeting[] = [];
    for await (const meeting of deps.library.heldIn(source, year)) meetings.push(meeting);
    if (meetings.length === 0) return new Map();
    const path = yearPage(source, year);
    const folder = partitionFolder(source, year);
    const files = new Map(
      textFiles({ [path]: yearPageHtml(source, year, meetings, pageContext(path, deps)) }),
    );
    const tables = new Map<string, TableFacts>();
    for (const [name, { bytes, facts }] of await tableFiles(meetings, deps.site)) {
      files.set(`${folder}/${name}`, bytes);
      tables.set(`${folder}/${name}`, facts);
    }
    return { files, tables };
  },
});
