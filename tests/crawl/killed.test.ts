import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discover } from '../../functions/discover/discover.ts';
import type { Crawled } from '../../functions/discover/schedule.ts';
import { fetchAddress } from '../../functions/fetch/fetch.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { entries, publishList } from './pages.ts';
import { type Replica, startReplica } from './replica.ts';
import { openWorld, sourceOn } from './world.ts';

let records: LocalRecords;
let replica: Replica;
beforeAll(async () => {
  records = await openLocalRecords();
  replica = await startReplica();
});
afterAll(async () => {
  await replica.close();
  await records.close();
});

type World = Awaited<ReturnType<typeof openWorld>>;
/** Nothing in between may catch the end of a process: it goes through like a fault of the system. */
class Killed extends Error {
  readonly code = 'EKILLED';
}

/** The same dependencies, which fail at the nth call from now, before it is made or after. */
function dyingAt(n: number, when: 'before' | 'after', deps: World['deps']): World['deps'] {
  let calls = 0;
  const mortal =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const dies = ++calls === n;
      if (dies && when === 'before') throw new Killed();
      const result = await call(...args);
      if (dies) throw new Killed();
      return result;
    };
  const { states, ledger, store } = deps;
  return {
    ...deps,
    ask: mortal(deps.ask),
    handOver: mortal(deps.handOver),
    states: { read: mortal(states.read), change: mortal(states.change) },
    ledger: {
      ...ledger,
      read: mortal(ledger.read),
      enter: mortal(ledger.enter),
      change: mortal(ledger.change),
    },
    store: { ...store, put: mortal(store.put) },
  };
}

/** Looks and fetches all that is due. */
async function crawl(source: Crawled, deps: World['deps']): Promise<void> {
  await discover(source, deps);
  const due: string[] = [];
  for await (const url of deps.ledger.due(source.id, deps.clock().toISOString())) due.push(url);
  for (const url of due) await fetchAddress(source, url, deps);
}

/** What a crawl leaves behind, and how often each address was asked for. */
async function endOf(world: World, source: Crawled) {
  const lists = Object.values((await world.states.read(source.id))?.lists ?? {});
  return {
    ledger: (await world.entries(source)).map(({ url, fate, sha256, attempts, title, handOver }) => ({
      ...{ url, fate, sha256, attempts, title, handOver },
    })),
    lists: lists.map(({ toRead, complete, firstPage }) => ({ toRead, complete, firstPage })),
    handedOver: [...new Set(world.handedOver.map(({ sha256 }) => sha256))].sort(),
  };
}

/**
 * Crawls once undisturbed, then once killed before and once after every call, each time with a source of its own.
 * @param prepare What happened to the source before the crawl that is killed.
 * @returns how many times a run was killed.
 */
async function killEverywhere(
  name: string,
  prepare: (source: Crawled, world: World) => Promise<void>,
  usual: number,
): Promise<number> {
  const undisturbed = { ...sourceOn(replica, {}), id: `undisturbed-${name}` };
  const world = await openLater();
  await prepare(undisturbed, world);
  world.advance(1);
  replica.forget();
  await crawl(undisturbed, world.deps);
  const expected = await endOf(world, undisturbed);
  await world.close();
  expect(replica.requests.filter((one) => one !== 'GET /robots.txt')).toHaveLength(usual);
  let deaths = 0;
  for (const when of ['before', 'after'] as const) {
    for (let n = 1; ; n++) {
      const source = { ...undisturbed, id: `killed-${name}-${when}-${n}` };
      const mortal = await openLater();
      await prepare(source, mortal);
      mortal.advance(1);
      replica.forget();
      const died = await crawl(source, dyingAt(n, when, mortal.deps)).then(
        () => false,
        (error) => error instanceof Killed || Promise.reject(error),
      );
      mortal.advance(1);
      await crawl(source, mortal.deps);
      expect(await endOf(mortal, source), `killed ${when} call ${n}`).toEqual(expected);
      await mortal.close();
      const asked = replica.requests.filter((one) => one !== 'GET /robots.txt');
      // The second run looks at the first page; beyond that, only what was asked for and not yet written down.
      const again = asked.filter((one, i) => asked.indexOf(one) < i);
      expect(again.length, `killed ${when} call ${n}: ${again}`).toBeLessThanOrEqual(2);
      if (!died) break;
      deaths++;
    }
  }
  return deaths;
}

let hours = 0;
/** The worlds share the host, so that each begins after the one before. */
async function openLater(): Promise<World> {
  const world = await openWorld(records);
  hours += 4;
  world.advance(hours);
  return world;
}

describe('killed before and after every single call, a crawl ends as if it had not been, and asks for one thing twice at most', () => {
  it('the first time, when all there is to read is new', async () => {
    publishList(replica, entries(4, 1), { size: 2 });
    expect(await killEverywhere('first', async () => {}, 6)).toBeGreaterThan(60);
  });

  it('when new minutes fill more than one page of a list that gives no days', async () => {
    const undated = (from: number) => entries(from, 1).map((one) => ({ ...one, day: '' }));
    const prepare = async (source: Crawled, { deps }: World) => {
      publishList(replica, undated(4), { size: 2 });
      await crawl(source, deps);
      publishList(replica, undated(8), { size: 2 });
    };
    // The next look is always due: the test says when.
    expect(await killEverywhere('news', prepare, 7)).toBeGreaterThan(60);
  });
});
