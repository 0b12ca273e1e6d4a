// The musts of RSS 2.0 that a program can check: the W3C feed validator's events and the RSS Advisory Board's profile.
import { characterViolations, htmlViolations, looksLikeHtml } from './html-rules.ts';
import { childrenOf, parseXml, textOfChild, type XmlElement } from './xml-tree.ts';

const CHANNEL_ELEMENTS = new Set(
  'title link description language copyright pubDate lastBuildDate category generator docs ttl image atom:link fh:archive fh:complete at:deleted-entry item'.split(
    ' ',
  ),
);
const ITEM_ELEMENTS = new Set(
  'title link description content:encoded dc:creator category enclosure guid pubDate source'.split(' '),
);
const HTML_ELEMENTS = new Set(['description', 'content:encoded']);
const DUPLICATES: readonly (readonly [string, string])[] = [
  ['pubDate', 'dc:date'],
  ['category', 'dc:subject'],
  ['guid', 'atom:id'],
  ['source', 'dc:source'],
  ['author', 'dc:creator'],
];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const RFC_2822 =
  /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), (\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) \d{2}:\d{2}:\d{2} \+0800$/;
const ABSOLUTE = /^https?:\/\/[^\s/]+/;
const PERMANENT_NAME = /^(?:tag:[^,\s]+,\d{4}(?:-\d{2}){0,2}:\S+|urn:uuid:\S+)$/;
const MINUTES = 60_000;

export interface Served {
  /** The address under which the feed is served. */
  readonly url: string;
  readonly now?: number;
}

/** Every broken rule; an empty list for a feed with nothing to object to. */
export function rssViolations(xml: string, { url, now = Date.now() }: Served): string[] {
  if (xml.startsWith('\uFEFF')) return ['BOM'];
  if (!xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>')) return ['no XML declaration with UTF-8'];
  const rss = parseXml(xml);
  const channels = childrenOf(rss, 'channel');
  const channel = channels[0];
  if (
    rss.name !== 'rss' ||
    rss.attributes.version !== '2.0' ||
    channel === undefined ||
    channels.length > 1
  ) {
    return ['not one channel of RSS 2.0'];
  }
  const items = childrenOf(channel, 'item');
  return [
    ...characterViolations(xml),
    ...channelViolations(channel, url),
    ...items.flatMap((item) => itemViolations(item, ARCHIVE_OF_A_PART.test(url))),
    ...repeated(items.map((item) => textOfChild(item, 'guid'))).map((guid) => `DuplicateItemId: ${guid}`),
    ...[channel, ...items].flatMap((element) => textViolations(element, now)),
  ];
}

/** Whose items are titles that lead on. */
const ARCHIVE_OF_A_PART = /\/archive\/(?:organizations|topics)\//;

function channelViolations(channel: XmlElement, url: string): string[] {
  const violations: string[] = [];
  for (const name of ['title', 'link', 'description', 'language', 'docs', 'ttl', 'generator']) {
    if (childrenOf(channel, name).length !== 1) violations.push(`channel must have one ${name}`);
  }
  if (childrenOf(channel, 'lastBuildDate').length > 1) violations.push('DuplicateElement: lastBuildDate');
  const names = channel.children.map(({ name }) => name);
  const firstItem = names.indexOf('item');
  if (firstItem >= 0 && names.slice(firstItem).some((name) => name !== 'item'))
    violations.push('MisplacedItem');
  violations.push(
    ...names.filter((name) => !CHANNEL_ELEMENTS.has(name)).map((name) => `UndefinedElement: ${name}`),
  );

  const selves = childrenOf(channel, 'atom:link').filter(({ attributes }) => attributes.rel === 'self');
  if (selves.length !== 1) violations.push('MissingAtomSelfLink');
  if (selves[0]?.attributes.href !== url) violations.push('SelfDoesntMatchLocation');
  if (selves[0]?.attributes.type !== 'application/rss+xml') violations.push('SelfNotAtom');
  if (!/^zh-(?:CN|TW|HK|MO)$/.test(textOfChild(channel, 'language') ?? ''))
    violations.push('InvalidLanguage');
  if (textOfChild(channel, 'docs') !== 'http://www.rssboard.org/rss-specification')
    violations.push('InvalidDocs');
  if (!/^[1-9]\d*$/.test(textOfChild(channel, 'ttl') ?? '')) violations.push('InvalidTTL');
  if (!ABSOLUTE.test(textOfChild(channel, 'link') ?? '')) violations.push('channel link is not absolute');
  return violations;
}

function itemViolations(item: XmlElement, isBare: boolean): string[] {
  const violations: string[] = [];
  const names = item.children.map(({ name }) => name);
  const needed = isBare
    ? ['title', 'link', 'guid', 'pubDate']
    : ['title', 'link', 'description', 'guid', 'dc:creator', 'pubDate'];
  for (const name of needed) {
    if (childrenOf(item, name).length !== 1) violations.push(`item must have one ${name}`);
    if ((textOfChild(item, name) ?? '').trim() === '') violations.push(`item has an empty ${name}`);
  }
  for (const name of ['content:encoded', 'enclosure']) {
    if (childrenOf(item, name).length > 1) violations.push(`DuplicateElement: ${name}`);
  }
  violations.push(
    ...names.filter((name) => !ITEM_ELEMENTS.has(name)).map((name) => `UndefinedElement: ${name}`),
  );
  for (const [one, other] of DUPLICATES) {
    if (names.includes(one) && names.includes(other))
      violations.push(`DuplicateItemSemantics: ${one}, ${other}`);
  }
  const content = names.indexOf('content:encoded');
  if (content >= 0 && content < names.indexOf('description')) violations.push('NeedDescriptionBeforeContent');
  if (!ABSOLUTE.test(textOfChild(item, 'link') ?? '')) violations.push('InvalidURLAttribute: link');

  const guid = childrenOf(item, 'guid')[0];
  if (guid?.attributes.isPermaLink !== 'false') violations.push('InvalidPermalink');
  if (!PERMANENT_NAME.test(guid?.text ?? '')) violations.push(`guid is no permanent name: ${guid?.text}`);
  for (const category of childrenOf(item, 'category')) {
    if (!ABSOLUTE.test(category.attributes.domain ?? '')) violations.push('category without a vocabulary');
    if (category.text.trim() === '') violations.push('empty category');
  }
  for (const { attributes } of childrenOf(item, 'enclosure')) {
    if (!attributes.url || !attributes.length || !attributes.type)
      violations.push('MissingAttribute: enclosure');
  }
  return violations;
}

function textViolations(element: XmlElement, now: number): string[] {
  return element.children
    .filter(({ name }) => name !== 'item')
    .flatMap(({ name, text }) => {
      if (name === 'pubDate' || name === 'lastBuildDate') return dateViolations(text, now);
      if (HTML_ELEMENTS.has(name)) return htmlViolations(text);
      return looksLikeHtml(text) ? [`ContainsHTML: ${name}: ${text.slice(0, 80)}`] : [];
    });
}

function dateViolations(date: string, now: number): string[] {
  const [, weekday] = RFC_2822.exec(date) ?? [];
  if (weekday === undefined) return [`InvalidRFC2822Date: ${date}`];
  const instant = Date.parse(date);
  const local = new Date(instant + 8 * 60 * MINUTES);
  if (DAYS[local.getUTCDay()] !== weekday || !date.includes(String(local.getUTCFullYear())))
    return [`IncorrectDOW: ${date}`];
  const implausible = instant < Date.UTC(1990, 0, 1) || instant > now + 10 * MINUTES;
  return implausible ? [`ImplausibleDate: ${date}`] : [];
}

const repeated = (values: readonly (string | undefined)[]): (string | undefined)[] =>
  values.filter((value, index) => values.indexOf(value) !== index);
