import { describe, expect, it } from 'vitest';
import { parsePublication } from '../../../functions/publish/publications.ts';
import { listLibrary } from '../list-library.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { childrenOf, parseXml, textOfChild, type XmlElement } from './xml-tree.ts';

const hostile = smallMeeting('yunze/2024/1', {
  decisions: [{ responsible: [{ name: '<b>"水利局" & 交通局', role: 'lead' }] }],
});
const deps = { library: listLibrary([qingyuMeeting, hostile]), sources, site };

async function opmlOf(scope: string): Promise<string> {
  const { files } = await parsePublication(`opml/${scope}`).render(deps);
  return Buffer.from([...files.values()][0] ?? '').toString('utf8');
}

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

describe('the list of feeds', () => {
  it('of all has the overall feeds, and the main ones of each government', async () => {
    const feeds = feedsIn(bodyOf(await opmlOf('all')));
    expect(feeds.map(({ attributes }) => attributes.xmlUrl?.slice(site.baseUrl.length))).toEqual([
      '/feeds/decisions.xml',
      '/feeds/meetings.xml',
      '/linlan-qingyu/decisions.xml',
      '/linlan-qingyu/meetings.xml',
      '/yunze/decisions.xml',
      '/yunze/meetings.xml',
    ]);
  });

  it('of a government has those of its subject areas and organisations, each of which exists', async () => {
    const feeds = feedsIn(bodyOf(await opmlOf('linlan-qingyu')));
    expect(feeds.length).toBeGreaterThan(10);
    for (const { attributes } of feeds) {
      const [source, folder, name = ''] = String(attributes.xmlUrl)
        .slice(site.baseUrl.length + 1)
        .split('/');
      const id = name.slice(0, -'.xml'.length);
      if (folder === 'topics' || folder === 'organizations') {
        const publication = parsePublication(`${folder.slice(0, -1)}/${source}/${id}`);
        const { files } = await publication.render(deps);
        expect([...files.keys()]).toContain(`${source}/${folder}/${name}`);
      }
      expect(attributes.text).not.toBe('');
      expect(attributes.htmlUrl).toMatch(/^https:/);
    }
  });

  it('shows hostile names as names', async () => {
    const [organization] = feedsIn(bodyOf(await opmlOf('yunze'))).slice(-1);
    expect(organization?.attributes.text).toBe('＜b＞"水利局" & 交通局（云泽县人民政府）：承担的决定');
  });
});
