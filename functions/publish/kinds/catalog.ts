import { DATA_PACKAGE, MANIFEST } from '../addresses.ts';
import { catalogueOf } from '../downloads/catalogue.ts';
import { dataPackage } from '../downloads/data-package.ts';
import { manifest } from '../downloads/manifest.ts';
import { defineKind, prettyJson, textFiles } from './kind.ts';

/** The descriptions of all downloads, from what is kept of the files of the partitions. */
export const catalogKind = defineKind({
  kind: 'catalog',
  id: /^data\/catalog$/,
  parts: [],
  turn: 'last',
  paths: () => [MANIFEST, DATA_PACKAGE],
  async render(_, { library, site, sources }) {
    const files = await library.dataFiles();
    if (files.length === 0) return new Map();
    const catalogue = catalogueOf(files);
    return textFiles({
      [MANIFEST]: prettyJson(manifest(catalogue, site)),
      [DATA_PACKAGE]: prettyJson(dataPackage(catalogue, site, sources)),
    });
  },
});
