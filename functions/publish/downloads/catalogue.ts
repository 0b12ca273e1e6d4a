import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import { sha256 } from '../../shared/hash.ts';
import { absolute, DATA_FOLDER, governmentFolder, partitionFolder, sourcePage } from '../addresses.ts';
import { contentTypeOf } from '../content-type.ts';
import { isCertain, type WrittenFile, type WrittenFiles } from '../publication-store.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { FORMATS, type Format } from './formats.ts';
import type { Table } from './table.ts';
import type { TableFacts } from './table-files.ts';
import { TABLES } from './tables.ts';

/** A published file. */
export interface DescribedFile {
  /** As seen from the folder of the downloads. */
  readonly path: string;
  readonly url: string;
  /** As it is served, without parameters. */
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A file with the rows of a table. */
export interface DataFile extends DescribedFile {
  readonly table: Table;
  readonly format: Format;
  readonly rows: number;
  readonly changedAt: string;
}

/** Tables that hang together: all of a government, or those of a year. */
export interface TableSet {
  /** A year, or `undated`; undefined for the tables of all meetings. */
  readonly year: string | undefined;
  /** With a slash at the end, as seen from the folder of the government. */
  readonly folder: string;
  readonly files: readonly DataFile[];
  readonly meetings: number;
  readonly changedAt: string;
  readonly period: TableFacts['period'];
}

/** The one model from which every description of a government's downloads is written, so that all of them say the same. */
export interface GovernmentCatalogue {
  readonly id: string;
  readonly name: string;
  /** What is known of it beforehand. */
  readonly source: Source | undefined;
  /** The page of the government on the portal. */
  readonly page: string;
  /** When what is published of it last changed, ISO 8601 in UTC: never the clock. */
  readonly changedAt: string;
  /** The tables of all meetings; undefined until they are written. */
  readonly all: TableSet | undefined;
  readonly years: readonly TableSet[];
  /** Files that describe single files. */
  readonly descriptions: readonly DescribedFile[];
}

/** What was written of a government's downloads. */
export interface WrittenDownloads {
  readonly all: WrittenFiles;
  readonly years: ReadonlyMap<string, WrittenFiles>;
}

/** @returns undefined for a government of which nothing is written. */
export function catalogueOf(
  id: string,
  { all, years }: WrittenDownloads,
  { site, sources }: { readonly site: SiteSettings; readonly sources: readonly Source[] },
): GovernmentCatalogue | undefined {
  const whole = tableSet(id, undefined, all, site);
  const parts = [...years].flatMap(([year, files]) => tableSet(id, year, files, site) ?? []);
  const sets = [...(whole === undefined ? [] : [whole]), ...parts];
  if (sets.length === 0) return undefined;
  return {
    id,
    name: sourceName(sources, id),
    source: sourceOf(id, sources),
    page: absolute(site, sourcePage(id)),
    changedAt: newest(sets.map(({ changedAt }) => changedAt)),
    all: whole,
    years: parts,
    descriptions: [all, ...years.values()].flatMap((files) =>
      inOrder(files)
        .filter(
          ([path, file]) => path.startsWith(`${DATA_FOLDER}/`) && file.table === undefined && isCertain(file),
        )
        .map(([path, file]) => describedFile(path, file, site)),
    ),
  };
}

/** All sets of a catalogue, the whole first. */
export const tableSets = ({ all, years }: GovernmentCatalogue): readonly TableSet[] =>
  all === undefined ? years : [all, ...years];

export const newest = (times: readonly string[]): string => [...times].sort().at(-1) ?? '';

/** A file of the public store, described. */
export const describedFile = (
  path: string,
  { sha256, bytes }: Pick<WrittenFile, 'sha256' | 'bytes'>,
  site: SiteSettings,
): DescribedFile => ({
  path: path.slice(DATA_FOLDER.length + 1),
  url: absolute(site, path),
  mediaType: contentTypeOf(path).replace(/;.*/, ''),
  sha256,
  bytes,
});

/** A text that is to be published, described. */
export const describedText = (path: string, text: string, site: SiteSettings): DescribedFile =>
  describedFile(path, { sha256: sha256(text), bytes: Buffer.byteLength(text) }, site);

function tableSet(
  id: string,
  year: string | undefined,
  written: WrittenFiles,
  site: SiteSettings,
): TableSet | undefined {
  const folder = year === undefined ? governmentFolder(id) : partitionFolder(id, year);
  const files = TABLES.flatMap((table) =>
    FORMATS.flatMap((format) => {
      const path = `${folder}/${table.name}${format.end}`;
      const file = written[path];
      if (file?.table === undefined) return [];
      const { rows, changedAt, period } = file.table;
      return [{ ...describedFile(path, file, site), table, format, rows, changedAt, period }];
    }),
  );
  const meetings = files.find(({ table }) => table.name === 'meetings');
  if (meetings === undefined) return undefined;
  return {
    year,
    folder: year === undefined ? '' : `${year}/`,
    files: files.map(({ period, ...file }) => file),
    meetings: meetings.rows,
    changedAt: newest(files.map(({ changedAt }) => changedAt)),
    period: meetings.period,
  };
}

/** The same order whatever the history of the row. */
const inOrder = (files: WrittenFiles): [string, WrittenFile][] =>
  Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
