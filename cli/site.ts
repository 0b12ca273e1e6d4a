import { readSiteSettings } from '../functions/publish/read-site-settings.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { DEFAULT_PORT, localBaseUrl } from './server.ts';

/** Where what is published will be reached: as the user says, else on this machine. */
export interface Place {
  readonly baseUrl?: string;
  readonly port?: number;
}

/** Variable of the environment with the address of a WebSub hub. */
const HUB = 'OPEN_MINUTES_HUB_URL';

/**
 * The settings of a site that is published from this machine. Without a base URL it is the one under which
 * `npm start` serves, so that a folder published with `--once` and one that is served are the same bytes.
 * @throws OpenMinutesError `permanent` when the hub of the environment is no address.
 */
export const siteAt = ({ baseUrl, port = DEFAULT_PORT }: Place): SiteSettings =>
  readSiteSettings({
    baseUrl: baseUrl ?? localBaseUrl(port),
    tagAuthority: 'open-minutes.example,2026',
    title: '政府会议纪要开放数据',
    titleHant: '政府會議紀要開放資料',
    titleEn: 'Open government minutes',
    operator: 'open-minutes',
    hubUrl: process.env[HUB],
  });
