import { expect, test } from 'vitest';
import { sourcePage } from '../../functions/publish/addresses.ts';
import type { BuildMessage } from '../../functions/publish/receive.ts';
import { nightly } from '../../functions/publish/schedule.ts';
import { releaseOf, tonight } from '../../functions/publish/tonight.ts';
import { silentLog } from '../../functions/shared/log.ts';
import type { GovernmentSummary } from '../../functions/shared/records/summaries.ts';
import { AllWorld } from './all/world.ts';
import { DAY_MS } from './build/one-scope.ts';
import { sources } from './settings.ts';

/** Forty governments that were built by this release, and whose pages are public. */
function world() {
  const shown = { renderingVersion: '1', settings: { baseUrl: 'https://minutes.example' } };
  const summaries = new Map<string, GovernmentSummary>();
  const pages = new Set<string>();
  for (let i = 0; i < 40; i += 1) {
    const source = `gov-${i}`;
    const release = releaseOf(shown, sources, source);
    summaries.set(source, { source, generation: 1, release, meetings: 3, decisions: 5, recent: [] });
    pages.add(sourcePage(source));
  }
  let now = Date.UTC(2024, 5, 1, 18);
  const looked: string[] = [];
  const clock = () => new Date(now);
  const publicStore = {
    head: async (path: string) => {
      looked.push(path);
      return pages.has(path) ? 'etag' : undefined;
    },
  };
  return {
    shown,
    summaries,
    pages,
    looked,
    /** What is compared of governments in the next night. */
    async night(more: Partial<typeof shown> = {}): Promise<ReadonlyMap<string, BuildMessage['verify']>> {
      now += DAY_MS;
      const sent: BuildMessage[] = [];
      await nightly({
        log: silentLog,
        builds: { due: async function* () {}, mark: async () => ({ token: 1 }), read: async () => undefined },
        summaries: {
          all: async function* () {
            yield* summaries.values();
          },
        },
        clock,
        send: async (messages) => void sent.push(...messages),
        tonight: tonight({ ...shown, ...more, sources, publicStore, clock }),
      });
      const of = (isMeant: (scope: string) => boolean) => sent.filter(({ scope }) => isMeant(scope));
      expect(new Set(of((scope) => !scope.startsWith('gov-')).map(({ verify }) => verify))).toEqual(
        new Set(['thirtieth']),
      );
      return new Map(of((scope) => scope.startsWith('gov-')).map(({ scope, verify }) => [scope, verify]));
    },
  };
}

test('each government has its night of the week, with a quarter of its bytes', async () => {
  const { night } = world();
  const nights = [];
  for (let day = 0; day < 7; day += 1) nights.push(await night());

  const compared = nights.flatMap((one) => [...one.keys()]);
  expect([compared.length, new Set(compared).size]).toEqual([40, 40]);
  expect(new Set(nights.flatMap((one) => [...one.values()]))).toEqual(new Set(['quarter']));
  expect([...(await night()).keys()]).toEqual([...(nights[0]?.keys() ?? [])]);
});

test('after a release, with other settings, and built by one that told none, every government is compared at once', async () => {
  const { night, summaries } = world();

  expect((await night({ renderingVersion: '2' })).size).toBe(40);
  expect((await night({ settings: { baseUrl: 'https://other.example' } })).size).toBe(40);
  for (const [source, { release: _, ...summary }] of summaries) summaries.set(source, summary);
  expect((await night()).size).toBe(40);
});

test('one that its source file calls otherwise now is compared at once, and no other', () => {
  const shown = { renderingVersion: '1', settings: {} };
  const renamed = sources.map((one) => (one.id === 'yunze' ? { ...one, name: '云泽市人民政府' } : one));

  expect(releaseOf(shown, renamed, 'yunze')).not.toBe(releaseOf(shown, sources, 'yunze'));
  expect(releaseOf(shown, renamed, 'linlan-qingyu')).toBe(releaseOf(shown, sources, 'linlan-qingyu'));
});

test('a bucket that was emptied is noticed in the next night, by one look a government', async () => {
  const { night, pages, looked, summaries } = world();
  const usual = await night();
  pages.clear();
  looked.length = 0;

  expect((await night()).size).toBe(40);
  expect(looked.length).toBeLessThanOrEqual(40);
  expect(looked.length).toBeGreaterThanOrEqual(40 - usual.size - 20);
  // Nothing is missing where nothing may be linked.
  for (const [source, summary] of summaries) summaries.set(source, { ...summary, unlisted: true });
  expect((await night()).size).toBeLessThan(20);
});

test('a build tells by what release it was made', async () => {
  const all = new AllWorld();
  await all.publish('yunze/2024/1');
  await all.settle();

  const { renderingVersion, settings } = all.buildDeps();
  expect(await all.summaries.read('yunze')).toMatchObject({
    release: releaseOf({ renderingVersion, settings }, sources, 'yunze'),
  });
});
