import { DATA_FOLDER } from '../addresses.ts';
import { contentTypeOf } from '../content-type.ts';
import type { DataFile } from '../library.ts';
import type { Table } from './table.ts';
import { TABLES } from './tables.ts';

/** A file of the downloads with what it is. */
export interface CataloguedFile extends Omit<DataFile, 'path'> {
  /** As seen from the folder of the downloads. */
  readonly path: string;
  readonly table: Table;
  /** Ending of the name, which tells the format: `.csv`, `-excel.csv`. */
  readonly end: string;
  readonly mediaType: string;
}

/** The one model from which every description of the downloads is written, so that all of them say the same. */
export interface Catalogue {
  /** When what is published last changed, ISO 8601 in UTC: never the clock. */
  readonly changedAt: string;
  readonly files: readonly CataloguedFile[];
}

/** @throws Error for a file that belongs to no table: a partition holds no other. */
export function catalogueOf(files: readonly DataFile[]): Catalogue {
  const changes = files.map(({ changedAt }) => changedAt).sort();
  return { changedAt: changes.at(-1) ?? '', files: files.map(catalogued) };
}

function catalogued(file: DataFile): CataloguedFile {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const table = TABLES.find(
    (candidate) => /^[-.]/.test(name.slice(candidate.name.length)) && name.startsWith(candidate.name),
  );
  if (table === undefined) throw new Error(`${file.path} belongs to no table of the downloads`);
  return {
    ...file,
    path: file.path.slice(DATA_FOLDER.length + 1),
    table,
    end: name.slice(table.name.length),
    mediaType: contentTypeOf(file.path).replace(/;.*/, ''),
  };
}
