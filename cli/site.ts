import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireIdentity, trialSite } from '../functions/publish/identity.ts';
import { readSiteFile, SITE_FILE } from '../functions/publish/read-site-file.ts';
import { readSiteSettings, SETTINGS } from '../functions/publish/read-site-settings.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { DEFAULT_PORT, localBaseUrl } from './server.ts';

/** Which site is published: what its data folder remembers, else one for trial on this machine. */
export interface Place {
  readonly data: string;
  /** For this run instead of the address that the data folder remembers. */
  readonly baseUrl?: string;
  /** Of the trial on this machine. */
  readonly port?: number;
}

/** Where a data folder remembers who publishes it (schemas/site.schema.json). */
export const siteFile = (data: string): string => join(data, SITE_FILE);

/**
 * What a data folder remembers.
 * @returns undefined where nobody has been asked yet.
 * @throws OpenMinutesError `permanent`, code `bad-site-settings`, that names the file and everything wrong in it.
 */
export function rememberedSite(data: string): SiteSettings | undefined {
  const file = siteFile(data);
  return existsSync(file) ? readSiteFile(file) : undefined;
}

/** Writes what a data folder is to remember, whole or not at all. */
export function rememberSite(data: string, site: SiteSettings): string {
  const file = siteFile(data);
  mkdirSync(data, { recursive: true });
  const aside = `${file}.new`;
  // In the order in which they are asked for, however they came together.
  writeFileSync(aside, `${JSON.stringify(site, [...SETTINGS], 2)}\n`);
  renameSync(aside, file);
  return file;
}

/**
 * The settings with which a data folder is published. Where it remembers none, they are those of a trial under the address
 * at which `npm start` serves, so that a folder published with `--once` and one that is served are the same bytes.
 * @throws OpenMinutesError `refused` when others are to read what nobody answers for; `permanent` for a broken `site.json`.
 */
export function siteOf({ data, baseUrl, port = DEFAULT_PORT }: Place): SiteSettings {
  const remembered = rememberedSite(data) ?? trialSite(localBaseUrl(port));
  const site = baseUrl === undefined ? remembered : readSiteSettings({ ...remembered, baseUrl });
  requireIdentity(site, `\`open-minutes init --data ${data}\` asks for it once.`);
  return site;
}
