import { absolute, DATA_FOLDER } from '../addresses.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { Catalogue } from './catalogue.ts';

/** `data/manifest.json`: every file of the downloads, with what is needed to load it and to check it. */
export function manifest({ changedAt, files }: Catalogue, site: SiteSettings): object {
  return {
    schemaVersion: '1.0',
    changedAt,
    files: files.map(({ path, table, source, year, mediaType, bytes, sha256, rows, changedAt: changed }) => ({
      path,
      url: absolute(site, `${DATA_FOLDER}/${path}`),
      table: table.name,
      source,
      year,
      mediaType,
      bytes,
      sha256,
      rows,
      changedAt: changed,
    })),
  };
}
