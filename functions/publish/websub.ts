import { absolute } from './addresses.ts';
import type { SiteSettings } from './site-settings.ts';

/** The documents that readers subscribe to; nobody subscribes to an archive document. */
export const TOPIC =
  /^[^/]+\/(?:decisions|meetings|new|attendance|(?:organizations|topics)\/[^/.]+)\.(?:xml|atom|json)$/;

/** Whether a hub is told of a change of that file: the files of the other kinds below people/ and the like are no feeds. */
export const isTopic = (path: string): boolean => TOPIC.test(path);

/**
 * The HTTP header by which a subscriber finds the hub of a feed, and the feed's own address (WebSub, section 4).
 * Nothing where the file is no such feed, or the site has no hub.
 */
export const linkHeader = (site: SiteSettings, path: string): string | undefined =>
  site.hubUrl === undefined || !isTopic(path)
    ? undefined
    : `<${site.hubUrl}>; rel="hub", <${absolute(site, path)}>; rel="self"`;
