import { beforeEach, describe, expect, it } from 'vitest';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { differing, embeddedTwin } from './embedded-twin.ts';
import {
  afterANight,
  askAll,
  NOTHING_SET_ASIDE,
  privateStore,
  quiet,
  requestFor,
  reset,
  samplePages,
  setAside,
  site,
  wake,
} from './world.ts';

beforeEach(reset);

/** In an order that is the same in every run, and another for every seed. */
function shuffled<T>(things: readonly T[], seed: number): T[] {
  const left = [...things];
  let state = seed;
  return things.map(() => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    const [taken] = left.splice(state % left.length, 1);
    return taken as T;
  });
}

describe('messages that are delivered ten times, and in any order', () => {
  it('of the parse queue leave what the embedded run publishes of the same pages', async () => {
    for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
    const tenTimes = samplePages.flatMap((page) => Array.from({ length: 10 }, () => requestFor(page)));

    await askAll(shuffled(tenTimes, 14));
    await quiet();

    expect(differing(await embeddedTwin(samplePages, site), await afterANight())).toEqual([]);
    expect(await setAside()).toEqual(NOTHING_SET_ASIDE);
  });

  it('of the publish queue, before, between and after the pages, change nothing of it', async () => {
    for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
    const scopes = ['linlan-qingyu', ALL, 'yunze', 'no-such-government'];
    const wakes = shuffled(Array.from({ length: 10 }, () => scopes).flat(), 7);
    const later = [...samplePages].reverse();

    for (const scope of wakes.slice(0, 10)) await wake({ scope });
    await askAll(later.slice(0, 5).map(requestFor));
    for (const scope of wakes.slice(10, 25)) await wake({ scope });
    await askAll(later.slice(5).map(requestFor));
    for (const scope of wakes.slice(25)) await wake({ scope });
    await quiet();

    expect(differing(await embeddedTwin(samplePages, site), await afterANight())).toEqual([]);
    expect(await setAside()).toEqual(NOTHING_SET_ASIDE);
  });
});
