import { readFileSync } from 'node:fs';
import { isKind, permanent } from '../shared/errors.ts';
import { readSiteSettings } from './read-site-settings.ts';
import type { SiteSettings } from './site-settings.ts';

/** Name of the file in a data folder that says who publishes it. */
export const SITE_FILE = 'site.json';

/**
 * The settings that a file holds.
 * @throws OpenMinutesError `permanent`, code `bad-site-settings`, that names the file and everything wrong in it.
 */
export function readSiteFile(file: string): SiteSettings {
  try {
    return readSiteSettings(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isKind(error, 'permanent')) throw permanent(error.code, `${file}: ${error.message}`, error);
    const reason = error instanceof Error ? error.message : String(error);
    throw permanent('bad-site-settings', `${file} cannot be read: ${reason}`, error);
  }
}
