import {
  type DataFile,
  type DescribedFile,
  type GovernmentCatalogue,
  newest,
  tableSets,
} from './catalogue.ts';

/** `data/{source}/manifest.json`: every file of a government's downloads, with what is needed to load and to check it. */
export function governmentManifest(
  catalogue: GovernmentCatalogue,
  descriptions: readonly DescribedFile[],
): object {
  const { id, name, changedAt } = catalogue;
  return {
    schemaVersion: '1.0',
    source: id,
    name,
    changedAt,
    files: tableSets(catalogue).flatMap(({ year, files }) =>
      files.map((file) => ({ ...tableFile(id, file), ...(year !== undefined && { year }) })),
    ),
    descriptions: [...descriptions, ...catalogue.descriptions],
  };
}

/** `data/manifest.json`: every government with its own manifest, and what describes all of them. */
export function overallManifest(
  governments: readonly { catalogue: GovernmentCatalogue; descriptions: readonly DescribedFile[] }[],
  descriptions: readonly DescribedFile[],
): object {
  return {
    schemaVersion: '1.0',
    changedAt: newest(governments.map(({ catalogue }) => catalogue.changedAt)),
    governments: governments.map(({ catalogue: { id, name, changedAt, all }, descriptions: own }) => ({
      source: id,
      name,
      changedAt,
      meetings: all?.meetings ?? 0,
      descriptions: own,
    })),
    descriptions,
  };
}

/** A file with the rows of a table, as manifests give it. */
export const tableFile = (source: string, { table, format, ...file }: DataFile) => ({
  source,
  table: table.name,
  format: format.id,
  ...file,
});
