import { FEED_LANGUAGE, type FeedItem, type FeedModel } from './feed-model.ts';

/** One item of a JSON Feed; exported so that a feed can be kept within its size. */
export function jsonFeedItem(item: FeedItem): Readonly<Record<string, unknown>> {
  return {
    id: item.id,
    url: item.url,
    external_url: item.externalUrl,
    title: item.title,
    summary: item.summary,
    content_html: 'html' in item.content ? item.content.html : undefined,
    content_text: 'text' in item.content ? item.content.text : undefined,
    date_published: item.published,
    date_modified: item.modified,
    authors: [{ name: item.creator }],
    language: item.language,
    tags: [...new Set(item.facets.map(({ term }) => term))],
    _minutes: item.facts,
  };
}

/** The feed as JSON Feed 1.1 (https://jsonfeed.org/version/1.1). */
export function renderJsonFeed(model: FeedModel): string {
  const { name, mail, url } = model.operator;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: model.title,
    home_page_url: model.homePage,
    feed_url: `${model.address}.json`,
    description: model.description,
    language: FEED_LANGUAGE,
    authors: [{ name, url: mail === undefined ? url : `mailto:${mail}` }],
    hubs: model.hub === undefined ? undefined : [{ type: 'WebSub', url: model.hub }],
    _minutes: {
      about: model.extensionAbout,
      license: model.licence.url,
      archive: model.place?.previous === undefined ? undefined : `${model.place.previous}.xml`,
      withdrawn: model.withdrawn?.length ? model.withdrawn : undefined,
    },
    items: model.items.map(jsonFeedItem),
  };
  return `${JSON.stringify(feed)}\n`;
}
