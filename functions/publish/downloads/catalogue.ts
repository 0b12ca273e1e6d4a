import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import { absolute, DATA_FOLDER, governmentFolder, hashedTable, sourcePage } from '../addresses.ts';
import { contentTypeOf } from '../content-type.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { type Format, formatsOf, PARQUET } from './formats.ts';
import type { Table } from './table.ts';
import { TABLES } from './tables.ts';

/** Days of the first and the last of some meetings. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** What is known of the Parquet file of a table. */
export interface ParquetFacts {
  /** The first characters of the SHA-256, as they stand in the name of the file. */
  readonly hash: string;
  readonly rows: number;
  readonly bytes: number;
  /** The whole of it; absent where only a summary is at hand. */
  readonly sha256?: string;
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
  readonly meetings: number;
  /** Absent where no day is known. */
  readonly period?: Days;
  readonly files: readonly DataFile[];
}

/** A file with the rows of a table. */
export interface DataFile {
  readonly table: Table;
  readonly format: Format;
  readonly rows: number;
  /** As seen from the folder of the downloads. Its bytes change in place, but for Parquet under the name that has its hash. */
  readonly path: string;
  readonly url: string;
  /** As it is served, without parameters. */
  readonly mediaType: string;
  /** Of what never changes under its address. */
  readonly fixed?: { readonly bytes: number; readonly sha256?: string };
}

/** What the catalogue of a government is made of. */
export interface Downloads {
  readonly id: string;
  readonly changedAt: string;
  readonly meetings: number;
  readonly period?: Days;
  readonly parquet: ReadonlyMap<string, ParquetFacts>;
}

export function catalogueOf(
  { id, parquet, ...facts }: Downloads,
  { site, sources }: { readonly site: SiteSettings; readonly sources: readonly Source[] },
): GovernmentCatalogue {
  return {
    ...facts,
    id,
    name: sourceName(sources, id),
    source: sourceOf(id, sources),
    page: absolute(site, sourcePage(id)),
    files: TABLES.flatMap((table) => {
      const known = parquet.get(table.name);
      return known === undefined
        ? []
        : formatsOf(table.name).map((format) => dataFile(id, table, format, known, site));
    }),
  };
}

function dataFile(
  id: string,
  table: Table,
  format: Format,
  { hash, rows, bytes, sha256 }: ParquetFacts,
  site: SiteSettings,
): DataFile {
  const isFixed = format.id === PARQUET;
  const path = isFixed
    ? hashedTable(id, table.name, hash)
    : `${governmentFolder(id)}/${table.name}${format.end}`;
  return {
    table,
    format,
    rows,
    path: path.slice(DATA_FOLDER.length + 1),
    url: absolute(site, path),
    mediaType: contentTypeOf(path).replace(/;.*/, ''),
    ...(isFixed && { fixed: { bytes, ...(sha256 !== undefined && { sha256 }) } }),
  };
}

export const newest = (times: readonly string[]): string => [...times].sort().at(-1) ?? '';
