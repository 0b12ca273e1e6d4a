import type { SiteSettings } from '../functions/publish/site-settings.ts';
import type { Source } from '../schemas/generated/source.ts';
import type { Where } from './installation.ts';
import { writeOwnSource } from './own-sources.ts';
import { rememberedSite } from './site.ts';
import { sourcesOf } from './sources.ts';

/** What is said of a data folder or a stage: who publishes it, and what it follows. */
export interface Configuration {
  /** As they are switched here. */
  readonly sources: readonly Source[];
  /** Who publishes; undefined where nobody has said. */
  readonly publisher: SiteSettings | undefined;
  /** Sources may be fetched from private networks. */
  readonly allowPrivate: boolean;
  /** Switches the schedule of a source on or off; returns in words by what, and what follows. */
  switchSource(source: Source, enabled: boolean): Promise<string>;
}

/** Does something with what is said of an installation, of a folder also while another process works in it. */
export async function configured<T>(
  where: Where,
  work: (configuration: Configuration) => Promise<T>,
): Promise<T> {
  if (where.stage === undefined) return work(folderConfiguration(where.data));
  const { openStage } = await import('./stage/open.ts');
  const stage = await openStage(where.stage, where);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}

const folderConfiguration = (data: string): Configuration => ({
  sources: sourcesOf(data),
  publisher: rememberedSite(data),
  allowPrivate: false,
  async switchSource(source, enabled) {
    const path = writeOwnSource(data, {
      ...source,
      ...(source.crawl && { crawl: { ...source.crawl, enabled } }),
    });
    return enabled
      ? `by its copy in ${path}. \`npm start -- --data ${data}\` follows it.`
      : `by its copy in ${path}. What was recorded stays.`;
  },
});
