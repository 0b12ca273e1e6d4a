import type { SiteSettings } from './site-settings.ts';

/** Who publishes, as feeds and catalogues name them. */
export interface Operator {
  readonly name: string;
  /** Mail address, where the operator is reached by mail. */
  readonly mail?: string;
  /** Where they are reached on the web; else their site. */
  readonly url: string;
}

/** Who publishes, and where they are reached: as `site.json` says. */
export function operatorOf({ operator: name, contact, baseUrl }: SiteSettings): Operator {
  const url = contact?.startsWith('https:') ? contact : `${baseUrl}/`;
  if (!contact?.startsWith('mailto:')) return { name, url };
  return { name, mail: contact.slice('mailto:'.length), url };
}
