import { describe, expect, it } from 'vitest';
import { siteOf } from '../government.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { childrenOf, parseXml, textOfChild, type XmlElement } from './xml-tree.ts';

const charged = { responsible: [{ name: '<b>"水利局" & 交通局', role: 'lead' as const }] };
const hostile = smallMeeting('yunze/2024/1', { decisions: [charged, charged] });
const folder = await siteOf([qingyuMeeting, hostile]);

const opmlAt = (path: string): string => folder.get(path) ?? '';
const opmlOf = (scope: string): string => opmlAt(`${scope}/feeds.opml`);

const feedsIn = (element: XmlElement): XmlElement[] =>
  childrenOf(element, 'outline').flatMap((outline) =>
    outline.attributes.type === 'rss' ? [outline] : feedsIn(outline),
  );

function bodyOf(opml: string): XmlElement {
  const root = parseXml(opml);
  expect([root.name, root.attributes.version]).toEqual(['opml', '2.0']);
  const [head] = childrenOf(root, 'head');
  expect(head && textOfChild(head, 'title')).not.toBe('');
  const [body] = childrenOf(root, 'body');
  if (body === undefined) throw new Error('no body');
  return body;
}

/** Paths of the feeds of a list. */
const pathsIn = (path: string) =>
  feedsIn(bodyOf(opmlAt(path))).map(({ attributes }) => attributes.xmlUrl?.slice(site.baseUrl.length + 1));

describe('the list of feeds', () => {
  it('of all has one feed of each government, so that nothing comes twice', () => {
    expect(pathsIn('feeds/feeds.opml')).toEqual(['linlan-qingyu/decisions.xml', 'yunze/decisions.xml']);
  });

  it('of everything has the feeds of all, those of each government, and leads to its list of parts', () => {
    expect(pathsIn('feeds/all-feeds.opml')).toEqual([
      'feeds/decisions.xml',
      'feeds/meetings.xml',
      'feeds/new.xml',
      'linlan-qingyu/decisions.xml',
      'linlan-qingyu/meetings.xml',
      'linlan-qingyu/new.xml',
      'yunze/decisions.xml',
      'yunze/meetings.xml',
      'yunze/new.xml',
    ]);
    const lists = [...opmlAt('feeds/all-feeds.opml').matchAll(/type="link"[^>]* url="([^"]*)"/g)];
    expect(lists.map(([, url]) => url)).toEqual(
      ['linlan-qingyu', 'yunze'].map((source) => `${site.baseUrl}/${source}/feeds.opml`),
    );
  });

  it('of a government has those of its subject areas and organisations, each of which exists', () => {
    const feeds = feedsIn(bodyOf(opmlOf('linlan-qingyu')));
    expect(feeds.length).toBeGreaterThan(6);
    for (const { attributes } of feeds) {
      expect(folder.has(String(attributes.xmlUrl).slice(site.baseUrl.length + 1))).toBe(true);
      expect(attributes.text).not.toBe('');
      expect(attributes.htmlUrl).toMatch(/^https:/);
    }
  });

  it('shows hostile names as names', () => {
    const [organization] = feedsIn(bodyOf(opmlOf('yunze'))).slice(-1);
    expect(organization?.attributes.text).toBe('＜b＞"水利局" & 交通局（云泽县人民政府）：承担的决定');
  });
});
