import { absolute } from './addresses.ts';
import type { SiteSettings } from './site-settings.ts';
import { clip, plainLine } from './text.ts';

/** A value is there to find the place by, and stands in an address once for every fact of a page. */
const VALUE_LENGTH = 60;

/**
 * Where a reader reports a mistake, with what is mistaken filled in: its address and the value that stands there.
 * The operator's address says where they go, `{address}` and `{value}`, as in that of an issue tracker
 * (`https://code.example/issues/new?title={value}&body={address}`). Without these, they are the subject and the text
 * of a mail, or the parameters `value` and `address` of a web address.
 * @param path Of a page, with a fragment for one fact on it.
 * @param value What the page says there, in its own words; its first 60 characters are told. Without it the page itself is
 * reported, and `{value}` is its address.
 * @returns undefined where the operator can be reached nowhere.
 */
export function reportAddress(site: SiteSettings, path: string, value?: string): string | undefined {
  const to = site.reportUrl ?? site.contact;
  if (to === undefined) return undefined;
  const address = encodeURIComponent(absolute(site, path));
  const told = value === undefined ? undefined : encodeURIComponent(clip(plainLine(value), VALUE_LENGTH));
  if (/\{(?:address|value)\}/.test(to)) {
    return to.replaceAll('{address}', address).replaceAll('{value}', told ?? address);
  }
  const [before = '', fragment] = to.split('#');
  const parameters = to.startsWith('mailto:')
    ? told === undefined
      ? [`subject=${address}`]
      : [`subject=${told}`, `body=${address}`]
    : [...(told === undefined ? [] : [`value=${told}`]), `address=${address}`];
  const filled = `${before}${before.includes('?') ? '&' : '?'}${parameters.join('&')}`;
  return fragment === undefined ? filled : `${filled}#${fragment}`;
}
