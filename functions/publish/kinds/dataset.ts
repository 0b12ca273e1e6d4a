import type { PublicationId } from '../../shared/publication.ts';
import { governmentFolder } from '../addresses.ts';
import { catalogueOf, describedText, type GovernmentCatalogue } from '../downloads/catalogue.ts';
import { croissant } from '../downloads/croissant.ts';
import { governmentPackage } from '../downloads/data-package.ts';
import { governmentCatalog } from '../downloads/dcat.ts';
import { governmentManifest } from '../downloads/manifest.ts';
import type { WrittenFiles } from '../publication-store.ts';
import { defineKind, denseJson, prettyJson, type RenderDeps, SLUG, textFiles } from './kind.ts';

const FILES = ['datapackage.json', 'catalog.jsonld', 'croissant.json', 'manifest.json'];

/** The descriptions of one government's downloads, from what is kept of their files. */
export const datasetKind = defineKind({
  kind: 'dataset',
  id: new RegExp(`^data/(${SLUG})/catalog$`),
  parts: ['source'],
  turn: 'descriptions',
  describedBy: () => ['data/catalog'],
  paths: ({ source }) => FILES.map((name) => `${governmentFolder(source)}/${name}`),
  async render({ source }, deps) {
    const { site } = deps;
    const catalogue = await writtenCatalogue(source, deps);
    if (catalogue === undefined) return new Map();
    const folder = governmentFolder(source);
    const texts = {
      [`${folder}/datapackage.json`]: prettyJson(governmentPackage(catalogue, site)),
      [`${folder}/catalog.jsonld`]: denseJson(governmentCatalog(catalogue, site)),
      [`${folder}/croissant.json`]: prettyJson(croissant(catalogue, site)),
    };
    const described = Object.entries(texts).map(([path, text]) => describedText(path, text, site));
    return textFiles({
      ...texts,
      [`${folder}/manifest.json`]: prettyJson(governmentManifest(catalogue, described)),
    });
  },
});

/** The downloads of a government as they were last written. */
async function writtenCatalogue(source: string, deps: RenderDeps): Promise<GovernmentCatalogue | undefined> {
  const { library } = deps;
  const every = await library.everyYear(source);
  const [all = {}, ...ofYears] = await library.writtenFiles([
    `data/${source}/all`,
    ...every.map((year): PublicationId => `data/${source}/${year}`),
  ]);
  const years = new Map<string, WrittenFiles>(every.map((year, index) => [year, ofYears[index] ?? {}]));
  return catalogueOf(source, { all, years }, deps);
}
