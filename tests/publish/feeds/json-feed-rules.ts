// The musts of JSON Feed 1.1 that a program can check, among them those that the official validator lets pass.
import { characterViolations, htmlViolations, looksLikeHtml } from './html-rules.ts';
import type { Served } from './rss-rules.ts';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const LANGUAGE = /^zh(?:-Han[st])?(?:-(?:CN|TW|HK|MO))?$/;
const ABSOLUTE = /^https?:\/\/[^\s/]+/;
const PAGE_BYTES = 250_000;
const FEED_KEYS = new Set(
  'version title home_page_url feed_url description user_comment next_url icon favicon authors language expired hubs items'.split(
    ' ',
  ),
);
const ITEM_KEYS = new Set(
  'id url external_url title content_html content_text summary image banner_image date_published date_modified authors tags language attachments'.split(
    ' ',
  ),
);

export type Json = Readonly<Record<string, unknown>>;

/** Every broken rule; an empty list for a feed with nothing to object to. */
export function jsonFeedViolations(json: string, { url, now = Date.now() }: Served): string[] {
  const feed: Json = JSON.parse(json);
  const items = Array.isArray(feed.items) ? (feed.items as Json[]) : undefined;
  if (items === undefined) return ['no items'];
  const ids = items.map(({ id }) => id);
  const hasAbout = [feed, ...items].some((part) =>
    ABSOLUTE.test(String((part._minutes as Json | undefined)?.about)),
  );
  return [
    ...(Buffer.byteLength(json) > PAGE_BYTES ? [`page of ${Buffer.byteLength(json)} bytes`] : []),
    ...(feed.version === 'https://jsonfeed.org/version/1.1' ? [] : ['version']),
    ...(feed.feed_url === url ? [] : ['feed_url is not where it is served']),
    ...(ABSOLUTE.test(String(feed.home_page_url)) ? [] : ['home_page_url']),
    ...(LANGUAGE.test(String(feed.language)) ? [] : ['language']),
    ...(hasAbout ? [] : ['the extension is explained nowhere']),
    ...keyViolations(feed, FEED_KEYS),
    ...plainViolations('feed title', feed.title),
    ...plainViolations('feed description', feed.description),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id twice: ${id}`),
    ...items.flatMap((item) => itemViolations(item, now)),
    ...strings(feed).flatMap(characterViolations),
  ];
}

function itemViolations(item: Json, now: number): string[] {
  const violations = keyViolations(item, ITEM_KEYS);
  if (typeof item.id !== 'string' || item.id === '') violations.push('id is no string');
  if (!ABSOLUTE.test(String(item.url))) violations.push('url');
  if (item.external_url !== undefined && !ABSOLUTE.test(String(item.external_url)))
    violations.push('external_url');
  if (typeof item.content_html !== 'string' && typeof item.content_text !== 'string')
    violations.push('no content');
  if (typeof item.content_html === 'string') violations.push(...htmlViolations(item.content_html));
  if (!LANGUAGE.test(String(item.language))) violations.push('item language');
  violations.push(...plainViolations('title', item.title), ...plainViolations('summary', item.summary));
  const tags = Array.isArray(item.tags) ? item.tags : ['<no tags>'];
  violations.push(...tags.flatMap((tag) => plainViolations('tag', tag)));
  const authors = Array.isArray(item.authors) ? (item.authors as Json[]) : [];
  if (authors.length === 0) violations.push('no authors');
  violations.push(...authors.flatMap(({ name }) => plainViolations('author', name)));
  for (const key of ['date_published', 'date_modified']) {
    const date = item[key];
    if (date === undefined) continue;
    if (typeof date !== 'string' || !RFC_3339.test(date)) violations.push(`${key}: ${date}`);
    else if (!(Date.parse(date) <= now + 600_000)) violations.push(`${key} in the future: ${date}`);
  }
  return violations;
}

function keyViolations(part: Json, known: ReadonlySet<string>): string[] {
  return Object.keys(part).flatMap((key) => {
    if (known.has(key) || /^_[A-Za-z][^.]*$/.test(key)) return [];
    return [`unknown key ${key}`];
  });
}

function plainViolations(what: string, text: unknown): string[] {
  if (typeof text !== 'string' || text.trim() === '') return [`${what} is no text`];
  return looksLikeHtml(text) ? [`HTML in ${what}: ${text.slice(0, 80)}`] : [];
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, entry]) => [key, ...strings(entry)]);
}
