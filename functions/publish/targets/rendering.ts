// What targets share when they put files together.
import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import { renderAtom } from '../feeds/atom.ts';
import type { FeedModel } from '../feeds/feed-model.ts';
import { renderJsonFeed } from '../feeds/json-feed.ts';
import { renderRss } from '../feeds/rss.ts';
import { editionPath, FIRST_LANGUAGE, LANGUAGES } from '../site/language.ts';
import type { PageContext } from '../site/page.tsx';
import type { SiteSettings } from '../site-settings.ts';
import type { Files, Order } from './target.ts';

/** What a rendering depends on beside the meetings; never the clock. Settings are inputs of every target, sources are not. */
export interface TargetContext {
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
}

/** Files out of texts, or bytes, by their path. */
export const textFiles = (texts: Readonly<Record<string, string | Uint8Array>>, order?: Order): Files =>
  new Map(
    Object.entries(texts).map(([path, text]) => [
      path,
      { bytes: Buffer.from(text), ...(order !== undefined && { order }) },
    ]),
  );

/** Several groups of files as one. */
export const together = (...groups: readonly Files[]): Files =>
  new Map(groups.flatMap((files) => [...files]));

/** Without white space: nearly all JSON is read by programs, and much of it is large. */
export const denseJson = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** What a page needs to know of itself. */
export const pageContext = (path: string, { site, sources }: TargetContext): PageContext => ({
  path,
  language: FIRST_LANGUAGE,
  site,
  sources,
});

/** A page in every language of the interface. */
export const editions = (
  path: string,
  context: TargetContext,
  page: (context: PageContext) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      editionPath(language, path),
      page({ ...pageContext(path, context), language }),
    ]),
  );

const FORMATS = {
  xml: renderRss,
  atom: renderAtom,
  json: renderJsonFeed,
} as const;
export type FeedFormat = keyof typeof FORMATS;

/** A feed in these formats, all of which have the same items. */
export const feedFiles = (
  path: string,
  model: FeedModel,
  formats: readonly FeedFormat[] = ['xml', 'atom', 'json'],
): Files =>
  textFiles(
    Object.fromEntries(formats.map((format) => [`${path}.${format}`, FORMATS[format](model)])),
    'feed',
  );

/** As an input: what a government is called where it is named. */
export const namesOf = (
  ids: readonly string[],
  { sources }: TargetContext,
): readonly (readonly [id: string, name: string, english?: string])[] =>
  ids.map((id) => {
    const { name = id, nameEn } = sourceOf(id, sources) ?? {};
    return nameEn === undefined ? [id, name] : [id, name, nameEn];
  });
