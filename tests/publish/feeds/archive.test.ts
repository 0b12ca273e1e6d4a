// A feed and its archive as a reader walks through them: nothing lost, nothing twice.
import { describe, expect, it } from 'vitest';
import type { PublishedMeeting } from '../../../functions/publish/library.ts';
import { parsePublication } from '../../../functions/publish/publications.ts';
import { periodOf } from '../../../functions/shared/records/listings.ts';
import { listLibrary } from '../list-library.ts';
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { atomViolations } from './atom-rules.ts';
import { jsonFeedViolations } from './json-feed-rules.ts';
import { rssViolations } from './rss-rules.ts';
import { childrenOf, parseXml, textOfChild } from './xml-tree.ts';

const day = (number: number) => String(number).padStart(2, '0');

/** So many meetings of a month, one a day, newest first, each with so many decisions. */
const month = (name: string, meetings: number, decisions: number, source = 'yunze') =>
  Array.from({ length: meetings }, (_, index) => {
    const date = meetings - index;
    return smallMeeting(`${source}/${name}-${date}`, {
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

/** Everything published in this scope, by path. */
async function publishedOf(
  meetings: readonly PublishedMeeting[],
  scope: string,
): Promise<Map<string, string>> {
  const deps = { library: listLibrary(meetings), sources, site };
  const periods = [...new Set(meetings.map(({ document }) => periodOf(document, scope)))];
  const prefix = scope === 'all' ? 'feed' : `feed/${scope}`;
  const feeds = scope === 'all' ? ['decisions', 'meetings'] : ['decisions', 'meetings', 'attendance'];
  const ids = [
    ...feeds.map((feed) => `${prefix}/${feed}`),
    ...periods.map((period) => `archive/${scope}/${period}`),
  ];
  const files = new Map<string, string>();
  for (const id of ids) {
    for (const [path, bytes] of (await parsePublication(id).render(deps)).files) {
      files.set(path, Buffer.from(bytes).toString('utf8'));
    }
  }
  return files;
}

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

const nextOfJson = (text: string): string | undefined => JSON.parse(text).next_url;
const idsOfJson = (text: string): string[] => JSON.parse(text).items.map(({ id }: { id: string }) => id);

function linkOf(rel: string) {
  return (text: string): string | undefined => {
    const root = parseXml(text);
    const channel = childrenOf(root, 'channel')[0] ?? root;
    return [...childrenOf(channel, 'link'), ...childrenOf(channel, 'atom:link')].find(
      ({ attributes }) => attributes.rel === rel,
    )?.attributes.href;
  };
}

describe.each(['yunze', 'all'])('of %s', (scope) => {
  const folder = scope === 'all' ? 'feeds' : scope;
  const published = publishedOf(MEETINGS, scope);

  it.each(['decisions', 'meetings'])('every one of the %s is met exactly once', async (feed) => {
    const files = await published;
    const documents = walk(files, `${folder}/${feed}.json`, nextOfJson);
    const ids = documents.flatMap(idsOfJson);
    const expected = MEETINGS.flatMap(({ document }) =>
      feed === 'meetings' ? [document.id] : document.decisions.map(({ id }) => id),
    );
    expect(ids.map((id) => id.slice(id.indexOf('/') + 1))).toEqual(expected);
    expect(documents.length).toBeGreaterThan(1);
  });

  it.each(['xml', 'atom'])('the archive in %s goes as far, and back again', async (extension) => {
    const files = await published;
    const documents = walk(files, `${folder}/decisions.${extension}`, linkOf('prev-archive'));
    const jsons = walk(files, `${folder}/decisions.json`, nextOfJson);
    expect(documents).toHaveLength(jsons.length);
    const [, ...archive] = documents;
    for (const [index, document] of archive.entries()) {
      expect(document).toContain('<fh:archive');
      expect(linkOf('current')(document)).toBe(`${site.baseUrl}/${folder}/decisions.${extension}`);
      const older = archive[index + 1];
      if (older === undefined) continue;
      expect(linkOf('next-archive')(older)).toBe(linkOf('self')(document));
    }
    expect(documents[0]).not.toContain('<fh:archive');
  });

  it('no document breaks a rule', async () => {
    const files = await published;
    for (const [path, text] of files) {
      const served = { url: `${site.baseUrl}/${path}` };
      if (path.endsWith('.xml')) expect([path, rssViolations(text, served)]).toEqual([path, []]);
      if (path.endsWith('.atom')) expect([path, atomViolations(text, served)]).toEqual([path, []]);
      if (path.endsWith('.json')) expect([path, jsonFeedViolations(text, served)]).toEqual([path, []]);
    }
  });

  it('each document has the same items in every format', async () => {
    const files = await published;
    for (const [path, json] of files) {
      const xml = files.get(path.replace(/json$/, 'xml'));
      const atom = files.get(path.replace(/json$/, 'atom'));
      if (!path.endsWith('.json') || xml === undefined || atom === undefined) continue;
      const [channel] = childrenOf(parseXml(xml), 'channel');
      const guids = channel && childrenOf(channel, 'item').map((item) => textOfChild(item, 'guid'));
      const entries = childrenOf(parseXml(atom), 'entry').map((entry) => textOfChild(entry, 'id'));
      expect(guids).toEqual(idsOfJson(json));
      expect(entries).toEqual(idsOfJson(json));
    }
  });

  it('no link leads nowhere', async () => {
    const files = await published;
    for (const [path, text] of files) {
      const links = path.endsWith('.json')
        ? [nextOfJson(text)]
        : ['prev-archive', 'next-archive', 'current'].map((rel) => linkOf(rel)(text));
      for (const link of links) if (link !== undefined) expect(files.has(pathOf(link)), link).toBe(true);
    }
  });
});

it('attendance can be walked through as well', async () => {
  const files = await publishedOf(MEETINGS, 'yunze');
  const ids = walk(files, 'yunze/attendance.json', nextOfJson).flatMap(idsOfJson);
  expect(ids).toHaveLength(MEETINGS.length);
  expect(new Set(ids).size).toBe(ids.length);
});

it('what readers subscribe to has between half of a full feed and a whole one', async () => {
  const files = await publishedOf(month('2024-06', 28, 7), 'yunze');
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
    const files = await publishedOf(long, 'yunze');
    for (const [path, document] of files) expect(Buffer.byteLength(document), path).toBeLessThan(250_000);
    const ids = walk(files, 'yunze/decisions.json', nextOfJson).flatMap(idsOfJson);
    expect(new Set(ids).size).toBe(28 * 4);
    expect(ids).toHaveLength(28 * 4);
  });
});

describe('a meeting more', () => {
  const changedBy = async (more: PublishedMeeting, at: number, scope = 'yunze') => {
    const before = await publishedOf(MEETINGS, scope);
    const after = await publishedOf([...MEETINGS.slice(0, at), more, ...MEETINGS.slice(at)], scope);
    return [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  };
  const isArchive = (path: string) => path.includes('/archive/');

  it('that is the newest changes the feed and the newest document of the archive', async () => {
    const files = await changedBy(smallMeeting('yunze/2024-08-9', { publishedAt: '2024-08-09' }), 0);
    expect(files.filter((path) => path.endsWith('.atom'))).toEqual([
      'yunze/decisions.atom',
      'yunze/meetings.atom',
      'yunze/archive/decisions/2024-08.atom',
      'yunze/archive/meetings/2024-08.atom',
    ]);
  });

  it('that opens a month also tells the month before of it', async () => {
    const files = await changedBy(smallMeeting('yunze/2024-09-1', { publishedAt: '2024-09-01' }), 0);
    expect(files.filter((path) => isArchive(path) && path.endsWith('.xml')).sort()).toEqual([
      'yunze/archive/decisions/2024-08.xml',
      'yunze/archive/decisions/2024-09.xml',
      'yunze/archive/meetings/2024-08.xml',
      'yunze/archive/meetings/2024-09.xml',
    ]);
  });

  it('that comes late changes only the pages of its own month', async () => {
    const files = await changedBy(smallMeeting('yunze/2024-03-9', { publishedAt: '2024-03-09' }), 50);
    expect(files.filter((path) => path.endsWith('.atom'))).toEqual([
      'yunze/archive/decisions/2024-03.atom',
      'yunze/archive/meetings/2024-03.atom',
    ]);
  });
});

it('a backfill of 400 old meetings leaves what readers subscribe to as it is', async () => {
  const recent = month('2024-08', 28, 2);
  const old = Array.from({ length: 16 }, (_, index) =>
    month(`202${2 - (index > 11 ? 1 : 0)}-${day(12 - (index % 12))}`, 25, 1),
  );
  const before = await publishedOf(recent, 'yunze');
  const after = await publishedOf([...recent, ...old.flat()], 'yunze');
  for (const path of ['yunze/decisions.xml', 'yunze/decisions.atom', 'yunze/decisions.json']) {
    expect(after.get(path), path).toBe(before.get(path));
  }
  expect(walk(after, 'yunze/decisions.json', nextOfJson).flatMap(idsOfJson)).toHaveLength(28 * 2 + 400);
});
