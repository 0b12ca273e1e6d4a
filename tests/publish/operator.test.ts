import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../functions/publish/feeds/atom.ts';
import { feedModel } from '../../functions/publish/feeds/feed.ts';
import { scopeFeed } from '../../functions/publish/feeds/feed-about.ts';
import { renderJsonFeed } from '../../functions/publish/feeds/json-feed.ts';
import { renderRss } from '../../functions/publish/feeds/rss.ts';
import { operatorOf } from '../../functions/publish/operator.ts';
import { site, sources } from './settings.ts';

it.each([
  [undefined, { url: 'https://minutes.example/cn/' }],
  ['mailto:a@b.example', { url: 'https://minutes.example/cn/', mail: 'a@b.example' }],
  ['https://b.example/contact', { url: 'https://b.example/contact' }],
])('an operator with the contact %s is reached there', (contact, reached) => {
  const { contact: _, ...others } = site;
  const named = contact === undefined ? others : { ...others, contact };
  expect(operatorOf(named)).toEqual({ name: '开放纪要示例组织', ...reached });
});

describe('every format of a feed', () => {
  const named = { ...site, contact: 'mailto:a@b.example', dataLicense: 'CC0-1.0' };
  const context = { site: named, sources, about: scopeFeed({ site: named, sources }, 'all', 'meetings') };
  const model = feedModel(context, { items: [] });
  const CC0 = 'https://creativecommons.org/publicdomain/zero/1.0/';

  it('says who publishes it, where they are reached, and under what it may be used', () => {
    const { rss } = parseXml(renderRss(model));
    expect(rss.channel.managingEditor).toBe('a@b.example (开放纪要示例组织)');
    expect(rss.channel.copyright).toBe(`开放纪要示例组织, Creative Commons Zero v1.0 Universal, ${CC0}`);
    expect(rss.channel['atom:link']).toContainEqual({ '@rel': 'license', '@href': CC0 });
    const { feed } = parseXml(renderAtom(model));
    expect(feed.author).toEqual({
      name: '开放纪要示例组织',
      uri: 'https://minutes.example/cn/',
      email: 'a@b.example',
    });
    expect(feed.rights).toBe(rss.channel.copyright);
    expect(feed.link).toContainEqual({ '@rel': 'license', '@href': CC0 });
    expect(JSON.parse(renderJsonFeed(model))).toMatchObject({
      authors: [{ name: '开放纪要示例组织', url: 'mailto:a@b.example' }],
      _minutes: { license: CC0 },
    });
  });
});

function parseXml(xml: string) {
  return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' }).parse(xml);
}
