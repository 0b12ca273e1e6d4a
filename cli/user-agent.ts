import { isOwnMachine } from '../functions/publish/identity.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import packageJson from '../package.json' with { type: 'json' };

/** How hosts are told who asks: the program, and the site that explains why, where others can reach it. */
export const userAgentOf = (site?: SiteSettings): string =>
  `open-minutes/${packageJson.version}${site === undefined || isOwnMachine(site.baseUrl) ? '' : ` (+${site.baseUrl})`}`;
