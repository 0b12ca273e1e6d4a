import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { differing, embeddedTwin } from './embedded-twin.ts';
import { allThroughProxy, type Call, throughProxy } from './proxy.ts';
import { readersAreServed } from './readers.ts';
import { BUILDERS } from './rooms.ts';
import {
  afterANight,
  askAll,
  invoke,
  NOTHING_SET_ASIDE,
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
  work,
} from './world.ts';

beforeEach(reset);

const store = async () => {
  for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
};

const everythingIsThere = async () => {
  expect(await setAside()).toEqual(NOTHING_SET_ASIDE);
  expect(differing(await embeddedTwin(samplePages, site), await afterANight())).toEqual([]);
  await readersAreServed();
};

/** What calls the publish function for its queue. */
const delivery = (...scopes: readonly string[]) => ({
  Records: scopes.map((scope) => ({ messageId: randomUUID(), body: JSON.stringify({ scope }) })),
});

describe('stores that are asked too much', () => {
  it('refuse every eighth call: the pages are recorded and published all the same', async () => {
    let refused = 0;
    const everyEighth = ({ nth }: Call) => {
      if (nth % 8 !== 0) return 'pass';
      refused += 1;
      return 'throttle';
    };
    await store();

    // What the SDK has not mended by asking three times comes back.
    await redeliveringAfter('Parse', 12, () =>
      redeliveringBuildsAfter(15, () =>
        allThroughProxy(['record', ...BUILDERS], everyEighth, async () => {
          await askAll(samplePages.map(requestFor));
          await quiet();
        }),
      ),
    );

    expect(refused).toBeGreaterThan(50);
    await everythingIsThere();
  });
});

describe('two builders of one government', () => {
  it('who begin at once leave what one of them would have left', async () => {
    await store();
    await work(false);
    try {
      await askAll(samplePages.map(requestFor));
      await recorded();
      // Each is slow in turns, so that one overtakes the other again and again.
      const slow = ({ nth }: Call) => (nth % 7 === 0 ? ({ afterMs: 40 } as const) : 'pass');

      const answers = await throughProxy('publish', slow, () =>
        Promise.all(['yunze', 'yunze', 'yunze', ALL, ALL].map((scope) => invoke('publish', delivery(scope)))),
      );

      expect(answers.map(({ error }) => error)).toEqual(answers.map(() => undefined));
      await readersAreServed();
    } finally {
      await work(true);
    }
    await quiet();
    await everythingIsThere();
  });
});
