import { renderAtom } from '../feeds/atom.ts';
import type { FeedModel } from '../feeds/feed-model.ts';
import { renderJsonFeed } from '../feeds/json-feed.ts';
import { renderRss } from '../feeds/rss.ts';
import { type Files, textFiles } from './kind.ts';

/** The formats of a feed, by the extension of their files. */
const FORMATS: Readonly<Record<string, (model: FeedModel) => string>> = {
  xml: renderRss,
  atom: renderAtom,
  json: renderJsonFeed,
};
const JSON_ONLY: typeof FORMATS = { json: renderJsonFeed };

const formatsOf = (onlyJson: boolean) => Object.entries(onlyJson ? JSON_ONLY : FORMATS);

/** Every file of the feed that lies at this path (without extension). */
export const feedPaths = (path: string, onlyJson = false): readonly string[] =>
  formatsOf(onlyJson).map(([extension]) => `${path}.${extension}`);

/** A feed in every format: the same items in each. */
export const feedFiles = (path: string, model: FeedModel, onlyJson = false): Files =>
  textFiles(
    Object.fromEntries(
      formatsOf(onlyJson).map(([extension, write]) => [`${path}.${extension}`, write(model)]),
    ),
  );
