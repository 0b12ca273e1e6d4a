import { absolute } from './addresses.ts';
import type { SiteSettings } from './site-settings.ts';

/** Where the operator's own address wants the address of what is mistaken. */
const PLACE = '{address}';

/**
 * Where a reader reports a mistake, with the address of what is mistaken filled in: the subject of a mail, a part
 * `{address}` of a web address, or else its parameter `address`. Undefined where the operator names no place.
 * @param path Of a page, with a fragment for one fact on it.
 */
export function reportAddress(site: SiteSettings, path: string): string | undefined {
  const { reportUrl } = site;
  if (reportUrl === undefined) return undefined;
  const mistaken = encodeURIComponent(absolute(site, path));
  if (reportUrl.includes(PLACE)) return reportUrl.replaceAll(PLACE, mistaken);
  const [before = '', fragment] = reportUrl.split('#');
  const name = reportUrl.startsWith('mailto:') ? 'subject' : 'address';
  const filled = `${before}${before.includes('?') ? '&' : '?'}${name}=${mistaken}`;
  return fragment === undefined ? filled : `${filled}#${fragment}`;
}
