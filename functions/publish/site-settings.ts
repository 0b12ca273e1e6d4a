import type { Site } from '../../schemas/generated/site.ts';

/** What the operator says about the place where everything is published: schemas/site.schema.json. */
export type SiteSettings = Readonly<Omit<Site, '$schema'>>;
