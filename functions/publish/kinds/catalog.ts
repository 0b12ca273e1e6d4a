import type { PublicationId } from '../../shared/publication.ts';
import {
  DATA_CATALOG,
  DATA_DICTIONARY,
  DATA_PACKAGE,
  LATEST,
  MANIFEST,
  tableSchemaFile,
} from '../addresses.ts';
import {
  catalogueOf,
  type DescribedFile,
  describedFile,
  describedText,
  type GovernmentCatalogue,
} from '../downloads/catalogue.ts';
import { dataDictionary } from '../downloads/data-dictionary.ts';
import { overallPackage } from '../downloads/data-package.ts';
import { overallCatalog } from '../downloads/dcat.ts';
import { latest } from '../downloads/latest.ts';
import { overallManifest } from '../downloads/manifest.ts';
import { tableSchema } from '../downloads/table-schema.ts';
import { TABLES } from '../downloads/tables.ts';
import { isCertain, type WrittenFiles } from '../publication-store.ts';
import { defineKind, denseJson, prettyJson, type RenderDeps, textFiles } from './kind.ts';

const FILES = [
  MANIFEST,
  LATEST,
  DATA_PACKAGE,
  DATA_CATALOG,
  DATA_DICTIONARY,
  ...TABLES.map(({ name }) => tableSchemaFile(name)),
];

/** The descriptions of all downloads, from what is kept of the files of the governments. */
export const catalogKind = defineKind({
  kind: 'catalog',
  id: /^data\/catalog$/,
  parts: [],
  turn: 'last',
  paths: () => FILES,
  async render(_, deps) {
    const { library, site } = deps;
    const sources = await library.everySource();
    const [tables, descriptions] = await Promise.all([
      library.writtenFiles(sources.map((source): PublicationId => `data/${source}/all`)),
      library.writtenFiles(sources.map((source): PublicationId => `data/${source}/catalog`)),
    ]);
    const governments = sources.flatMap((source, index) =>
      governmentOf(source, tables[index] ?? {}, descriptions[index] ?? {}, deps),
    );
    if (governments.length === 0) return new Map();
    const catalogues = governments.map(({ catalogue }) => catalogue);
    const texts = {
      [LATEST]: prettyJson(latest(catalogues, site)),
      [DATA_PACKAGE]: prettyJson(overallPackage(catalogues, site)),
      [DATA_CATALOG]: denseJson(overallCatalog(catalogues, site)),
      [DATA_DICTIONARY]: dataDictionary(),
      ...Object.fromEntries(
        TABLES.map((table) => [tableSchemaFile(table.name), prettyJson(tableSchema(table))]),
      ),
    };
    const described = Object.entries(texts).map(([path, text]) => describedText(path, text, site));
    return textFiles({ ...texts, [MANIFEST]: prettyJson(overallManifest(governments, described)) });
  },
});

interface Government {
  readonly catalogue: GovernmentCatalogue;
  readonly descriptions: readonly DescribedFile[];
}

/** The tables of all meetings of a government, and what describes them; none while they are not written. */
function governmentOf(
  source: string,
  all: WrittenFiles,
  written: WrittenFiles,
  deps: RenderDeps,
): Government[] {
  const catalogue = catalogueOf(source, { all, years: new Map() }, deps);
  if (catalogue === undefined) return [];
  const paths = Object.keys(written).sort();
  const descriptions = paths.flatMap((path) => {
    const file = written[path];
    return file === undefined || !isCertain(file) ? [] : [describedFile(path, file, deps.site)];
  });
  return [{ catalogue, descriptions }];
}
