import { beforeEach, describe, expect, it } from 'vitest';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { differing, embeddedTwin, type Page } from './embedded-twin.ts';
import { allThroughProxy, type Call, throughProxy, withConfiguration } from './proxy.ts';
import { readersAreServed } from './readers.ts';
import { BUILDERS } from './rooms.ts';
import { eventually } from './stack.ts';
import {
  afterANight,
  askAll,
  fifthMeeting,
  NOTHING_SET_ASIDE,
  otherGovernment,
  privateStore,
  quiet,
  recorded,
  redeliveringAfter,
  redeliveringBuildsAfter,
  requestFor,
  reset,
  samplePages,
  setAside,
  site,
  sweepWhenIdle,
  wake,
} from './world.ts';

beforeEach(reset);

/** Waits until everything is done; in the meantime, readers look at what is public again and again. */
const quietBeforeReaders = () =>
  eventually(
    'quiet',
    async () => {
      const isQuiet = await sweepWhenIdle();
      await readersAreServed();
      return isQuiet || undefined;
    },
    240_000,
  );

const everythingIsThere = async (pages: readonly Page[] = samplePages) => {
  expect(await setAside()).toEqual(NOTHING_SET_ASIDE);
  expect(differing(await embeddedTwin(pages, site), await afterANight())).toEqual([]);
  expect((await readersAreServed()).checksums).toBeGreaterThan(0);
};

describe('a function that is killed half-way', () => {
  it('while it records: its pages come back, and each is recorded as if nothing had been', async () => {
    for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
    const moments = new Set([4, 60]);

    await redeliveringAfter('Parse', 12, () =>
      throughProxy(
        'record',
        ({ nth }) => (moments.delete(nth) ? 'kill' : 'pass'),
        async () => {
          await askAll(samplePages.map(requestFor));
          await recorded();
        },
      ),
    );
    await quiet();

    expect([...moments]).toEqual([]);
    await everythingIsThere();
  });

  it('while it builds, at whatever it had just written: no reader meets a lie, and nothing is lost', async () => {
    // The intent, a leaf, a page, a checksum, what is last, the manifest, the mark.
    const moments: ((call: Call) => boolean)[] = [
      ({ operation, key }) => operation === 'PutObject' && key === 'builds/yunze.json',
      ({ operation, key }) => operation === 'PutObject' && key.startsWith('yunze/organizations/'),
      ({ operation, key }) => operation === 'PutObject' && key === 'data/linlan-qingyu/decisions.csv',
      ({ operation, key }) => operation === 'PutObject' && key === 'data/linlan-qingyu/manifest.json',
      ({ operation, key }) => operation === 'PutObject' && key === `builds/${ALL}.json`,
      ({ operation, key }) => operation === 'PutObject' && key === 'data/latest.json',
      ({ nth, operation }) => nth > 300 && operation === 'UpdateItem',
    ];
    for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);

    await redeliveringBuildsAfter(15, () =>
      allThroughProxy(
        BUILDERS,
        (call) => {
          const moment = moments.findIndex((isNow) => isNow(call));
          if (moment === -1) return 'pass';
          moments.splice(moment, 1);
          return 'kill';
        },
        async () => {
          await askAll(samplePages.map(requestFor));
          await quietBeforeReaders();
          await wake({ scope: ALL, verify: 'all' });
          await quietBeforeReaders();
        },
      ),
    );

    expect(moments).toEqual([]);
    await everythingIsThere();
  });

  it('by Lambda, because a store never answers: the time ends, and the page comes back', async () => {
    // Two pages are read in time, however slow the machine is.
    const pages = [fifthMeeting, otherGovernment];
    for (const { bytes } of pages) await storeSnapshot(privateStore, bytes);
    let silences = 0;

    await redeliveringAfter('Parse', 25, () =>
      throughProxy(
        'record',
        ({ operation }) => {
          if (operation !== 'PutItem' || silences > 0) return 'pass';
          silences += 1;
          return 'silence';
        },
        () =>
          withConfiguration(
            'record',
            (before) => ({ ...before, Timeout: 20 }),
            async () => {
              await askAll(pages.map(requestFor));
              await recorded();
            },
          ),
      ),
    );
    await quiet();

    expect(silences).toBe(1);
    await everythingIsThere(pages);
  });

  it('is not what a build waits for whose time is short: it ends by itself, and goes on when it is woken', async () => {
    for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);

    // It begins nothing new in the last 90 seconds.
    await withConfiguration(
      'publish',
      (before) => ({ ...before, Timeout: 91 }),
      async () => {
        await askAll(samplePages.map(requestFor));
        await quietBeforeReaders();
      },
    );

    await everythingIsThere();
  });
});
