import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import {
  absolute,
  DATA_FOLDER,
  popoloFile,
  sourcePage,
  tableArchive,
  tableFile,
  workbookFile,
} from '../addresses.ts';
import { contentTypeOf } from '../content-type.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import type { Table } from './table.ts';
import { TABLES } from './tables.ts';

/** Days of the first and the last of some meetings. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** What is known of the archive with a government's tables. */
export interface ArchiveFacts {
  /** The first characters of the SHA-256, as they stand in the name of the file. */
  readonly hash: string;
  readonly bytes: number;
  /** The whole of it; absent where only a summary is at hand. */
  readonly sha256?: string;
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, number>;
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
  /** When the first of it was seen, ISO 8601 in UTC; absent where only a summary is at hand. */
  readonly createdAt?: string;
  readonly meetings: number;
  /** Absent where no day is known. */
  readonly period?: Days;
  /** Every table, as CSV. */
  readonly tables: readonly TableInCatalogue[];
  /** All tables as Parquet; its bytes never change under its name. */
  readonly archive: DataFile & Pick<ArchiveFacts, 'bytes' | 'sha256'>;
  /** All tables as a workbook. */
  readonly workbook: DataFile;
  /** People, bodies, meetings and decisions as Popolo. */
  readonly popolo: DataFile;
}

/** A file, whose bytes change in place unless it is the archive. */
export interface DataFile {
  /** As seen from the folder of the downloads. */
  readonly path: string;
  readonly url: string;
  /** As it is served, without parameters. */
  readonly mediaType: string;
}

export interface TableInCatalogue extends DataFile {
  readonly table: Table;
  readonly rows: number;
}

/** What the catalogue of a government is made of. */
export interface Downloads
  extends Pick<GovernmentCatalogue, 'id' | 'changedAt' | 'createdAt' | 'meetings' | 'period'> {
  readonly archive: ArchiveFacts;
}

export function catalogueOf(
  { id, archive: { hash, bytes, sha256, rows }, ...facts }: Downloads,
  { site, sources }: { readonly site: SiteSettings; readonly sources: readonly Source[] },
): GovernmentCatalogue {
  const file = (path: string): DataFile => ({
    path: path.slice(DATA_FOLDER.length + 1),
    url: absolute(site, path),
    mediaType: contentTypeOf(path).replace(/;.*/, ''),
  });
  return {
    ...facts,
    id,
    name: sourceName(sources, id),
    source: sourceOf(id, sources),
    page: absolute(site, sourcePage(id)),
    tables: TABLES.flatMap((table) => {
      const count = rows.get(table.name);
      return count === undefined ? [] : [{ ...file(tableFile(id, table.name)), table, rows: count }];
    }),
    archive: { ...file(tableArchive(id, hash)), bytes, ...(sha256 !== undefined && { sha256 }) },
    workbook: file(workbookFile(id)),
    popolo: file(popoloFile(id)),
  };
}

export const newest = (times: readonly string[]): string => [...times].sort().at(-1) ?? '';
