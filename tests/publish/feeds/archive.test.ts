// A feed and its archive as a reader walks through them: nothing lost, nothing twice.
import { describe, expect, it } from 'vitest';
import { filesOf, indexOf, type WholeMeeting } from '../government.ts';
import { site } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { atomViolations } from './atom-rules.ts';
import { jsonFeedViolations } from './json-feed-rules.ts';
import { rssViolations } from './rss-rules.ts';
import { childrenOf, parseXml, textOfChild } from './xml-tree.ts';

const day = (number: number) => String(number).padStart(2, '0');

/** So many meetings of a month, one a day, newest first, each with so many decisions. */
const month = (name: string, meetings: number, decisions: number) =>
  Array.from({ length: meetings }, (_, index) => {
    const date = meetings - index;
    return smallMeeting(`yunze/${name}-${day(date)}`, {
      publishedAt: `${name}-${day(date)}`,
      decisions: Array.from({ length: decisions }, () => ({})),
    });
  });

/** A quiet month, one without decisions, a busy one; and a meeting without any date. */
const MEETINGS = [
  ...month('2024-08', 3, 2),
  ...month('2024-07', 2, 0),
  ...month('2024-06', 25, 5),
  ...month('2024-05', 20, 1),
  ...month('2024-03', 4, 6),
  smallMeeting('yunze/undated'),
];

/** The feeds of these meetings and their archive, by path. */
async function publishedOf(meetings: readonly WholeMeeting[]): Promise<Map<string, string>> {
  const files = await filesOf(await indexOf('yunze', meetings));
  return new Map([...files].filter(([path]) => FEED.test(path)));
}

const FEED =
  /^yunze\/(?:decisions|meetings|new|attendance|(?:archive|organizations|topics)\/.*)\.(?:xml|atom|json)$/;

const pathOf = (address: string) => address.slice(site.baseUrl.length + 1);

/** The documents of a feed from the one that readers subscribe to, by the links to earlier ones. */
function walk(files: ReadonlyMap<string, string>, start: string, next: (text: string) => string | undefined) {
  const documents: string[] = [];
  const seen = new Set<string>();
  for (let path: string | undefined = start; path !== undefined; ) {
    if (seen.has(path)) throw new Error(`${path} comes again`);
    seen.add(path);
    const text = files.get(path);
    if (text === undefined) throw new Error(`${path} is not there`);
    documents.push(text);
    const address = next(text);
    path = address === undefined ? undefined : pathOf(address);
  }
  return documents;
}

const idsOfJson = (text: string): string[] => JSON.parse(text).items.map(({ id }: { id: string }) => id);

function idsOfRss(text: string): string[] {
  const [channel] = childrenOf(parseXml(text), 'channel');
  return channel === undefined
    ? []
    : childrenOf(channel, 'item').map((item) => String(textOfChild(item, 'guid')));
}

function linkOf(rel: string) {
  return (text: string): string | undefined => {
    const root = parseXml(text);
    const channel = childrenOf(root, 'channel')[0] ?? root;
    return [...childrenOf(channel, 'link'), ...childrenOf(channel, 'atom:link')].find(
      ({ attributes }) => attributes.rel === rel,
    )?.attributes.href;
  };
}

const earlier = linkOf('prev-archive');

describe('the feeds of a government', () => {
  const published = publishedOf(MEETINGS);

  it.each(['decisions', 'meetings'])(
    'have every one of the %s exactly once, with the archive',
    async (feed) => {
      const documents = walk(await published, `yunze/${feed}.xml`, earlier);
      const ids = documents.flatMap(idsOfRss);
      const expected = MEETINGS.flatMap(({ document }) =>
        feed === 'meetings' ? [document.id] : document.decisions.map(({ id }) => id),
      );
      expect(ids.map((id) => id.slice(id.indexOf('/') + 1))).toEqual(expected);
      expect(documents.length).toBeGreaterThan(1);
    },
  );

  it.each(['organizations', 'topics'])(
    'of %s have every decision exactly once, with their archive',
    async (part) => {
      const files = await published;
      const [path = ''] = [...files.keys()].filter((one) => one.startsWith(`yunze/${part}/`));
      const documents = walk(files, path, earlier);
      const expected = MEETINGS.flatMap(({ document }) => document.decisions.map(({ id }) => id));
      const ids = documents.flatMap(idsOfRss);
      expect(ids.map((id) => id.slice(id.indexOf('/') + 1))).toEqual(expected);
      expect(documents.length).toBeGreaterThan(1);
      expect(documents[0]).not.toContain('<fh:complete');
      // The sentences are in the feed itself and in the archive of the government.
      expect(documents[0]).toContain('</description><link>');
      expect(documents[1]?.split('<item>')[1]).not.toMatch(/<(?:description|category|dc:creator)/);
      expect(documents[1]?.split('<item>')[1]).toMatch(/<title>.*<link>.*<guid .*<pubDate>/);
    },
  );

  it('say that they are whole as long as nothing is in an archive', async () => {
    const files = await publishedOf(month('2024-08', 3, 2));
    for (const path of ['decisions.xml', 'decisions.atom', 'meetings.xml']) {
      expect(files.get(`yunze/${path}`), path).toContain('<fh:complete');
    }
    const parts = [...files].filter(([path]) => /\/(?:organizations|topics)\//.test(path));
    expect(parts).toHaveLength(2);
    for (const [path, text] of parts) expect(text, path).toContain('<fh:complete');
    // The newest fifty of all arrivals are not all there is.
    expect(files.get('yunze/new.xml')).not.toContain('fh:complete');
  });

  it('lead back from each archive document, and to what readers subscribe to', async () => {
    const [current, ...archive] = walk(await published, 'yunze/decisions.xml', earlier);
    expect(archive.length).toBeGreaterThan(2);
    for (const [index, document] of archive.entries()) {
      expect(document).toContain('<fh:archive');
      expect(linkOf('current')(document)).toBe(`${site.baseUrl}/yunze/decisions.xml`);
      const older = archive[index + 1];
      if (older !== undefined) expect(linkOf('next-archive')(older)).toBe(linkOf('self')(document));
    }
    expect(current).not.toContain('<fh:archive');
  });

  it('go on in the archive in RSS from every format', async () => {
    const files = await published;
    const next = earlier(files.get('yunze/decisions.xml') ?? '');
    expect(next).toBeDefined();
    expect(earlier(files.get('yunze/decisions.atom') ?? '')).toBe(next);
    expect(JSON.parse(files.get('yunze/decisions.json') ?? '')._minutes.archive).toBe(next);
    expect(JSON.parse(files.get('yunze/attendance.json') ?? '')._minutes.archive).toBeUndefined();
  });

  it('break no rule', async () => {
    for (const [path, text] of await published) {
      const served = { url: `${site.baseUrl}/${path}` };
      if (path.endsWith('.xml')) expect([path, rssViolations(text, served)]).toEqual([path, []]);
      if (path.endsWith('.atom')) expect([path, atomViolations(text, served)]).toEqual([path, []]);
      if (path.endsWith('.json')) expect([path, jsonFeedViolations(text, served)]).toEqual([path, []]);
    }
  });

  it('have the same items in every format', async () => {
    const files = await published;
    for (const feed of ['decisions', 'meetings']) {
      const ids = idsOfJson(files.get(`yunze/${feed}.json`) ?? '');
      expect(idsOfRss(files.get(`yunze/${feed}.xml`) ?? '')).toEqual(ids);
      const entries = childrenOf(parseXml(files.get(`yunze/${feed}.atom`) ?? ''), 'entry');
      expect(entries.map((entry) => textOfChild(entry, 'id'))).toEqual(ids);
    }
  });

  it('link only what is there, and keep no archive document that nothing leads to', async () => {
    const files = await published;
    const linked = new Set<string>();
    for (const [path, text] of files) {
      if (path.endsWith('.json')) continue;
      for (const rel of ['prev-archive', 'next-archive', 'current']) {
        const link = linkOf(rel)(text);
        if (link === undefined) continue;
        linked.add(pathOf(link));
        expect(files.has(pathOf(link)), link).toBe(true);
      }
    }
    for (const path of files.keys()) if (path.includes('/archive/')) expect(linked).toContain(path);
  });
});

it('what readers subscribe to has between half of a full feed and a whole one', async () => {
  const files = await publishedOf(month('2024-06', 28, 7));
  const count = idsOfJson(files.get('yunze/decisions.json') ?? '').length;
  expect(count).toBeGreaterThanOrEqual(25);
  expect(count).toBeLessThanOrEqual(50);
});

describe('a month of long decisions', () => {
  const text = '会议确定，'.repeat(600);
  const long = month('2024-06', 28, 4).map((meeting) => ({
    ...meeting,
    document: { ...meeting.document, decisions: meeting.document.decisions.map((one) => ({ ...one, text })) },
  }));

  it('keeps every document below 250 KB, and loses nothing', async () => {
    const files = await publishedOf(long);
    for (const [path, document] of files) expect(Buffer.byteLength(document), path).toBeLessThan(250_000);
    const ids = walk(files, 'yunze/decisions.xml', earlier).flatMap(idsOfRss);
    expect(new Set(ids).size).toBe(28 * 4);
    expect(ids).toHaveLength(28 * 4);
  });
});

describe('a meeting more', () => {
  const changedBy = async (more: WholeMeeting, all = MEETINGS) => {
    const before = await publishedOf(all);
    const after = await publishedOf([...all, more]);
    return [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  };
  const archived = (files: readonly string[]) => files.filter((path) => path.includes('/archive/'));

  it('that is the newest changes what readers subscribe to, and of the archive what it pushes there', async () => {
    const files = await changedBy(smallMeeting('yunze/2024-08-9', { publishedAt: '2024-08-09' }));
    expect(files).toContain('yunze/decisions.xml');
    // Two of each feed: of decisions, meetings, the one body and the one area.
    expect(archived(files).length).toBeLessThanOrEqual(8);
  });

  it('that opens a year changes no document of the year before but those that it pushes there', async () => {
    const files = await changedBy(smallMeeting('yunze/2025-01-1', { publishedAt: '2025-01-01' }));
    // Two of each feed: of decisions, meetings, the one body and the one area.
    expect(archived(files).length).toBeLessThanOrEqual(8);
  });

  it('that comes late changes only the archive of its own year', async () => {
    const old = [...month('2023-03', 20, 4), ...month('2022-03', 20, 4)];
    const files = await changedBy(smallMeeting('yunze/2022-03-30', { publishedAt: '2022-03-30' }), [
      ...MEETINGS,
      ...old,
    ]);
    expect(files.filter((path) => !/archive\/.*\/2022|\/new\./.test(path))).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
  });
});

it('a backfill of 400 old meetings leaves what readers subscribe to as it is but for its way on', async () => {
  const recent = month('2024-08', 28, 2);
  const old = Array.from({ length: 16 }, (_, index) =>
    month(`202${2 - (index > 11 ? 1 : 0)}-${day(12 - (index % 12))}`, 25, 1),
  );
  const before = await publishedOf(recent);
  const after = await publishedOf([...recent, ...old.flat()]);
  const items = (files: ReadonlyMap<string, string>) => idsOfRss(files.get('yunze/decisions.xml') ?? '');
  expect(items(after)).toEqual(items(before));
  expect(walk(after, 'yunze/decisions.xml', earlier).flatMap(idsOfRss)).toHaveLength(28 * 2 + 400);
});
