// What is published of all governments together.
import { beforeAll, describe, expect, it } from 'vitest';
import { meetingPage, searchTokensFile, sourcePage } from '../../../functions/publish/addresses.ts';
import { build } from '../../../functions/publish/build.ts';
import { TABLES } from '../../../functions/publish/downloads/tables.ts';
import { planner } from '../../../functions/publish/plan.ts';
import { nightlyScopes } from '../../../functions/publish/targets/all/tables.ts';
import { site } from '../settings.ts';
import { AllWorld } from './world.ts';

const DAY_MS = 86_400_000;

/** Two governments with three meetings each. */
async function smallWorld(order: readonly number[] = [1, 2, 3, 4, 5, 6]): Promise<AllWorld> {
  const world = new AllWorld();
  for (const n of order)
    await world.publish(idOf(n), { issuedOn: `2024-05-0${n}`, heldOn: `2024-05-0${n}`, number: n });
  return world;
}

const idOf = (n: number): string => `${n % 2 === 0 ? 'yunze' : 'linlan-qingyu'}/2024/${n}`;

/** Every file that is public, as text. */
async function everything(world: AllWorld): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const path of await world.paths()) files.set(path, await world.text(path));
  return files;
}

/** Of them those that the build of all writes. */
const ofAll = (files: ReadonlyMap<string, string>): [string, string][] =>
  [...files].filter(
    ([path]) =>
      !/^(?:(?:en\/|hant\/)?(?:yunze|linlan-qingyu)|(?:data|search)\/(?:yunze|linlan-qingyu)|search\/all)\//.test(
        path,
      ),
  );

/** Paths that a file leads to. */
function linksIn(path: string, text: string): string[] {
  if (path.endsWith('.html')) {
    const addresses = [...text.matchAll(/ href="([^"#]+)/g)].map(
      // What is answered anywhere links from the root of the host.
      ([, to = '']) => new URL(to, `https://here.example/cn/${path}`),
    );
    return addresses.flatMap(({ host, pathname }) =>
      host === 'here.example' ? [pathname.slice('/cn/'.length)] : [],
    );
  }
  const own = text.matchAll(/https:\/\/minutes\.example\/cn\/([^"#?<>&\s\\]+)/g);
  return [...own].map(([, to = '']) => to);
}

describe('what is published of all', () => {
  let world: AllWorld;
  beforeAll(async () => {
    world = await smallWorld();
    await world.settle();
  });

  it('links nothing that is not there after the first night', async () => {
    const files = await everything(world);
    const night = await smallWorld();
    await night.settle();
    for (const scope of nightlyScopes([...night.summaries.rows.values()]))
      await night.builds.mark(scope, night.time());
    await night.settle();
    const there = new Set(await night.paths());
    const dead = ofAll(files).flatMap(([path, text]) =>
      linksIn(path, text)
        .filter((to) => !there.has(to))
        .map((to) => `${path} → ${to}`),
    );
    expect(dead).toEqual([]);
  });

  it('is not written again where nothing has changed', async () => {
    await world.builds.mark('all', world.time());
    const { state, written, removed } = await world.build('all');
    expect({ state, written, removed }).toEqual({ state: 'built', written: [], removed: [] });
  });

  it('tells of the tables of every government in latest.json', async () => {
    const latest = JSON.parse(await world.text('data/latest.json'));
    expect(latest.rows).toMatchObject({ meetings: 6, decisions: 6 });
    expect(latest.files).toHaveLength(2 * (TABLES.length + 1));
    for (const { url, format, bytes } of latest.files) {
      const object = await world.publicStore.get(url.slice(`${site.baseUrl}/`.length));
      expect(object).toBeDefined();
      if (format === 'parquet') expect(object?.body.byteLength).toBe(bytes);
    }
  });

  it('names a sitemap for the pages at the top and one for every government', async () => {
    expect(await world.text('sitemap.xml')).toBe(
      `<?xml version="1.0" encoding="utf-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${site.baseUrl}/sitemap-pages.xml</loc></sitemap>${[
        'linlan-qingyu',
        'yunze',
      ]
        .map(
          (source) =>
            `<sitemap><loc>${site.baseUrl}/${source}/sitemap.xml</loc><lastmod>2024-09-01</lastmod></sitemap>`,
        )
        .join('')}</sitemapindex>\n`,
    );
    expect(await world.text('robots.txt')).toContain(`Sitemap: ${site.baseUrl}/sitemap.xml`);
  });

  it('names in them every page that is published, once, and no other', async () => {
    const addressesIn = async (path: string) =>
      [...(await world.text(path)).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
        url.slice(site.baseUrl.length + 1),
      );
    const named = (await Promise.all((await addressesIn('sitemap.xml')).map(addressesIn))).flat();
    const pages = (await world.paths()).filter((path) => path.endsWith('.html') && path !== '404.html');
    expect(named.toSorted()).toEqual(pages.toSorted());
    expect(pages).toContain('en/index.html');
  });
});

it('has the same bytes for the same state, whatever came before', async () => {
  const one = await smallWorld();
  await one.settle();
  const other = await smallWorld([6, 3, 1, 5]);
  await other.settle();
  await other.publish('yunze/2024/9', { issuedOn: '2024-06-01' });
  await other.settle();
  other.records.delete('yunze/2024/9');
  for (const n of [4, 2])
    await other.publish(idOf(n), { issuedOn: `2024-05-0${n}`, heldOn: `2024-05-0${n}`, number: n });
  await other.settle();
  expect(Object.fromEntries(ofAll(await everything(other)))).toEqual(
    Object.fromEntries(ofAll(await everything(one))),
  );
});

it('says nothing of a withdrawn meeting but that it is gone', async () => {
  const world = await smallWorld();
  await world.settle();
  await world.withdraw(idOf(6));
  await world.settle();
  const telling = ofAll(await everything(world)).flatMap(([path, text]) =>
    text.includes(idOf(6)) ? [path] : [],
  );
  // For those who have read it: as `at:deleted-entry` (RFC 6721), and in `_minutes`.
  const feeds = ['decisions', 'meetings', 'new'].flatMap((feed) =>
    ['atom', 'json', 'xml'].map((format) => `feeds/${feed}.${format}`),
  );
  expect(telling).toEqual(feeds);
});

it('is built at once for a takedown, and gathers everything else for a while', async () => {
  const world = await smallWorld();
  await world.settle();
  const woken: string[] = [];
  const plan = planner(
    world.planDeps({ gatherMs: 15 * 60_000, wake: async (scopes) => void woken.push(...scopes) }),
  );
  const buildOne = () => build('yunze', { ...world.buildDeps(), plan });
  const waits = async () => Date.parse((await world.builds.read('all'))?.wakeAt ?? '') - world.now;

  world.now += 60_000;
  await world.publish('yunze/2024/9', { issuedOn: '2024-06-01' });
  await buildOne();
  expect([await waits(), woken]).toEqual([14 * 60_000, []]);
  await world.withdraw('yunze/2024/9');
  await buildOne();
  expect([await waits(), woken]).toEqual([0, ['all']]);
  // What comes after puts it not off.
  await world.publish('yunze/2024/10', { issuedOn: '2024-06-02' });
  await buildOne();
  expect(await waits()).toBe(0);
});

it('does not list a government whose page is not there', async () => {
  const world = await smallWorld();
  await world.settle();
  const { unlisted: _, ...summary } = world.summaries.rows.get('yunze') ?? {
    source: 'yunze',
    generation: 1,
    meetings: 0,
    decisions: 0,
    recent: [],
  };
  await world.summaries.put({ ...summary, generation: 99, unlisted: true });
  await world.builds.mark('all', world.time());
  await world.build('all');
  for (const path of [
    'index.html',
    'search.html',
    'subscribe.html',
    'downloads.html',
    'feeds/feeds.opml',
    'sitemap.xml',
  ])
    expect(linksIn(path, await world.text(path)), path).not.toContain(sourcePage('yunze'));
  expect(await world.text('index.html')).toContain(sourcePage('linlan-qingyu'));
});

it('names on the status page that the search of all could not be built', async () => {
  const world = await smallWorld();
  await world.settle();
  await world.publicStore.put(searchTokensFile('yunze'), Buffer.from('{'));
  const summary = world.summaries.rows.get('yunze');
  if (summary === undefined) throw new Error('There is no summary.');
  await world.summaries.put({ ...summary, generation: 99, search: '00000000' });
  await world.builds.mark('all/search', world.time());
  const { failed } = await world.build('all/search');
  expect(failed.length).toBeGreaterThan(0);
  await world.builds.mark('all', world.time());
  await world.build('all');
  const { problems } = JSON.parse(await world.text('status.json'));
  expect(problems).toMatchObject([{ code: 'broken', message: expect.stringContaining('search') }]);
});

it('names on the status page what could not be rendered, with the command, until it can', async () => {
  const world = await smallWorld();
  await world.settle();
  const record = world.record(idOf(2));
  const document = await world.store.get(record.current.documentKey);
  const { facts: _, ...bare } = record;
  await world.store.delete(record.current.documentKey);
  await world.set(bare);
  await world.settle();
  const status = JSON.parse(await world.text('status.json'));
  expect(status.sources).toEqual([
    expect.objectContaining({
      id: 'yunze',
      state: 'broken',
      problems: [
        {
          code: 'broken',
          message: `有1项未能更新，例如meeting/${idOf(2)}（缺少存档的文档）`,
          messageEn: `1 target could not be renewed, first meeting/${idOf(2)}: document-missing`,
          remedy: 'open-minutes reprocess',
        },
      ],
    }),
  ]);
  expect(await world.text('status.html')).toContain('<code>open-minutes reprocess</code>');
  // What was published of it stays, and the others go on.
  expect(await world.publicStore.head(meetingPage(idOf(2)))).toBeDefined();
  await world.store.put(bare.current.documentKey, document?.body ?? new Uint8Array());
  await world.set(record);
  world.now += DAY_MS;
  await world.settle();
  expect(JSON.parse(await world.text('status.json'))).toEqual({
    schemaVersion: '1.1',
    problems: [],
    sources: [],
  });
});
