// What pages are about, for search engines: schema.org, as JSON-LD.
import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { absolute, meetingPage, sourcePage } from '../addresses.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { webAddress } from '../text.ts';

interface Setting {
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
}

/** A step on the way down to a page. */
export interface Step {
  readonly name: string;
  readonly path: string;
}

const CONTEXT = 'https://schema.org';

/** The way down to a page, itself included. */
export const breadcrumbs = (steps: readonly Step[], site: SiteSettings): object => ({
  '@context': CONTEXT,
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: absolute(site, path),
  })),
});

/** A government, by its page here; its own site is where it is the same. */
export function government(id: string, { site, sources }: Setting): object {
  const source = sourceOf(id, sources);
  const homepage = webAddress(sources.find((one) => one.id === id)?.homepage);
  return {
    '@type': 'GovernmentOrganization',
    '@id': `${absolute(site, sourcePage(id))}#government`,
    name: sourceName(sources, id),
    ...(source?.nameEn !== undefined && { alternateName: source.nameEn }),
    url: homepage ?? absolute(site, sourcePage(id)),
    ...(source?.administrativeCode !== undefined && {
      areaServed: { '@type': 'AdministrativeArea', identifier: source.administrativeCode },
    }),
  };
}

/** A meeting as an event that a government held; without a day it is none that a calendar could hold. */
export function meetingEvent(
  { id, source, title, body, heldOn, provenance }: MinutesFacts,
  setting: Setting,
): object | undefined {
  if (heldOn === undefined) return undefined;
  const original = webAddress(provenance.canonicalUrl ?? provenance.url);
  const organizer = government(source, setting);
  const url = absolute(setting.site, meetingPage(id));
  return {
    '@context': CONTEXT,
    '@type': 'Event',
    '@id': `${url}#meeting`,
    name: title,
    startDate: heldOn,
    url,
    location: { '@type': 'Place', name: body ?? sourceName(setting.sources, source) },
    organizer,
    ...(original !== undefined && { recordedIn: { '@type': 'CreativeWork', url: original } }),
  };
}
