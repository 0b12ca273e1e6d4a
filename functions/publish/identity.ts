import { refused } from '../shared/errors.ts';
import type { SiteSettings } from './site-settings.ts';

/** Whoever tries the program out on a machine of their own: good for that machine alone. */
export const trialSite = (baseUrl: string): SiteSettings => ({
  baseUrl,
  tagAuthority: 'open-minutes.example,2026',
  title: '政府会议纪要开放数据',
  titleHant: '政府會議紀要開放資料',
  titleEn: 'Open government minutes',
  operator: 'open-minutes',
});

/** Domains that are nobody's: kept for examples and tests (RFC 2606, RFC 6761), or of one's own machine. */
const NOBODYS =
  /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$|^127(?:\.\d{1,3}){3}$|^\[::1\]$/i;
const OWN_MACHINE = /(?:^|\.)localhost$|^127(?:\.\d{1,3}){3}$|^\[::1\]$/i;

/** What stands where a name is still to be filled in. */
const TO_BE_FILLED_IN =
  /\bexample\b|\byour (?:agency|name|organi[sz]ation|site)\b|\b(?:placeholder|todo)\b|示例|范例|範例|待填|^(?:…|\.{3}|x+)$/i;

/** Whether an address is that of the machine itself, which nobody else can follow. */
export const isOwnMachine = (address: string): boolean => OWN_MACHINE.test(hostOf(address));

/** Whether a web or mail address is at a domain that is kept for examples and tests, or of the machine itself. */
export const isNobodys = (address: string): boolean => NOBODYS.test(hostOf(address));

/**
 * Sees to it that what others will read says who publishes it.
 * @param remedy What to do about it, as a sentence.
 * @throws OpenMinutesError `refused`, code `placeholder-identity`, that names every placeholder; never for one's own machine.
 */
export function requireIdentity(site: SiteSettings, remedy: string): void {
  if (isOwnMachine(site.baseUrl)) return;
  const wrong = placeholdersIn(site);
  if (wrong.length > 0)
    throw refused(
      'placeholder-identity',
      `what is published for ${site.baseUrl} would not say who answers for it: ${wrong.join('; ')}. ${remedy}`,
    );
}

/** What of the settings is still a placeholder or missing, a sentence each. */
export function placeholdersIn(site: SiteSettings): readonly string[] {
  const { operator, contact, tagAuthority } = site;
  const addresses = {
    baseUrl: site.baseUrl,
    tagAuthority: `mailto:${tagAuthority.split(',')[0]}`,
    contact,
    reportUrl: site.reportUrl,
    dataLicenseUrl: site.dataLicenseUrl,
  };
  const names = { title: site.title, titleEn: site.titleEn, titleHant: site.titleHant, operator };
  return [
    ...Object.entries(addresses).flatMap(([name, address]) =>
      address !== undefined && isNobodys(address)
        ? [`${name} names ${hostOf(address)}, a domain that is nobody's`]
        : [],
    ),
    ...Object.entries(names).flatMap(([name, text]) =>
      text !== undefined && TO_BE_FILLED_IN.test(text) ? [`${name} is still ${JSON.stringify(text)}`] : [],
    ),
    ...(operator === trialSite('').operator ? [`operator is still ${JSON.stringify(operator)}`] : []),
    ...(contact === undefined ? ['contact is missing'] : []),
  ];
}

/** The host of a web or mail address. */
function hostOf(address: string): string {
  if (address.startsWith('mailto:'))
    return address.slice('mailto:'.length).split('?')[0]?.split('@').at(-1) ?? '';
  return URL.canParse(address) ? new URL(address).hostname : '';
}
