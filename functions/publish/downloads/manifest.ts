import { type DataFile, type GovernmentCatalogue, newest } from './catalogue.ts';

/**
 * `data/{source}/manifest.json`: the files of a government's downloads. Checksums are given of what lies under names that
 * have their hash, and never changes there.
 * @param withdrawn Identifiers of the meetings whose rows are gone, in ascending order: who keeps a copy deletes them.
 */
export const governmentManifest = (
  { id, name, changedAt, files }: GovernmentCatalogue,
  withdrawn: readonly string[],
): object => ({
  schemaVersion: '2.0',
  source: id,
  name,
  changedAt,
  files: files.map((file) => tableFile(id, file)),
  withdrawn,
});

/** `data/manifest.json`: every government with its own manifest. */
export const overallManifest = (governments: readonly GovernmentCatalogue[]): object => ({
  schemaVersion: '2.0',
  changedAt: newest(governments.map(({ changedAt }) => changedAt)),
  governments: governments.map(({ id, name, changedAt, meetings }) => ({
    source: id,
    name,
    changedAt,
    meetings,
    manifest: `${id}/manifest.json`,
  })),
});

/** A file with the rows of a table, as manifests give it. */
export const tableFile = (source: string, { table, format, fixed, ...file }: DataFile) => ({
  source,
  table: table.name,
  format: format.id,
  ...file,
  ...fixed,
});
