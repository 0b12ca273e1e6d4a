// A check of all sources, over records, summaries and builds.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkHealth } from '../../functions/health/check.ts';
import type { HealthDeps } from '../../functions/health/deps.ts';
import { dynamoStatusStore } from '../../functions/health/status-store.dynamo.ts';
import type { StatusStore, StoredStatus, Tried } from '../../functions/health/status-store.ts';
import type { SourceState } from '../../functions/shared/crawl/source-state.ts';
import { permanent } from '../../functions/shared/errors.ts';
import { silentLog } from '../../functions/shared/log.ts';
import type { Measures } from '../../functions/shared/metrics.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { Source } from '../../schemas/generated/source.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { AllWorld } from '../publish/all/world.ts';

const HOUR_MS = 3_600_000;
const ID = 'yunze';
const source: Source = {
  id: ID,
  name: '云泽县人民政府',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: ['云泽县人民政府'],
  crawl: { enabled: true, lists: [{ kind: 'html', url: 'https://www.yunze.example/zwgk/' }] },
};

function memoryStatuses(): StatusStore {
  const rows = new Map<string, StoredStatus>();
  let tried: Tried = {};
  return {
    all: async () => [...rows.values()].sort((one, other) => (one.status.id < other.status.id ? -1 : 1)),
    put: async (stored) => void rows.set(stored.status.id, stored),
    remove: async (id) => void rows.delete(id),
    tried: async () => tried,
    setTried: async (now) => {
      tried = now;
    },
  };
}

let world: AllWorld;
let statuses: StatusStore;
beforeEach(() => {
  world = new AllWorld();
  statuses = memoryStatuses();
});

const stateOf = (moment: string): SourceState => ({
  ...{ source: ID, lists: {}, failures: 0, version: 1 },
  ...{ lastRunAt: moment, lastSuccessAt: moment, nextDueAt: world.time() },
});

const none = async function* () {};

const depsOf = (more: Partial<HealthDeps> = {}): HealthDeps => {
  const { rows, summaries, builds, load, log } = world.planDeps();
  return {
    sources: [source],
    states: { read: async () => undefined, change: async () => {} },
    ledger: { all: none },
    rows,
    load,
    summaries,
    builds: { ...builds, due: world.builds.due },
    store: { get: async () => undefined, list: none },
    statuses,
    clock: () => new Date(world.now),
    log,
    ...more,
  };
};

const encode = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const check = (more?: Partial<HealthDeps>) => checkHealth(depsOf(more));
const status = async (id = ID): Promise<SourceStatus | undefined> =>
  (await statuses.all()).find((one) => one.status.id === id)?.status;

describe('a check', () => {
  it('tells what is published, what waits, and which numbers are missing, but for those of which something else tells', async () => {
    for (const n of [1, 2, 4, 6, 7])
      await world.publish(`${ID}/2024/${n}`, { number: n, heldOn: `2024-05-0${n}` });
    await world.withdraw(`${ID}/2024/2`);
    const { instant: _, ...record } = world.record(`${ID}/2024/6`);
    await world.set({ ...record, waiting: { ...record.current, observedAt: '2024-11-30T08:00:00.000Z' } });
    await world.settle();
    await check();
    expect(await status()).toMatchObject({
      meetings: 3,
      newest: { meeting: `${ID}/2024/7`, heldOn: '2024-05-07' },
      waitingForReview: 1,
      waitingSince: '2024-11-30',
      gaps: [{ of: 'meeting-number', series: '常务会议', sequence: '2024', missing: '3, 5', count: 2 }],
    });
  });

  it('looks after governments without a source file that hold minutes, and forgets those that hold none', async () => {
    await world.publish('luohe/2024/1');
    await world.settle();
    await check({ sources: [] });
    expect((await statuses.all()).map((one) => one.status.id)).toEqual(['luohe']);
    world.records.clear();
    await world.builds.mark('luohe', world.time());
    await world.settle();
    await check({ sources: [] });
    expect(await statuses.all()).toEqual([]);
  });

  it('costs one read of a source to which nothing has happened', async () => {
    await world.publish(`${ID}/2024/1`);
    await world.settle();
    await check();
    const reads: string[] = [];
    /** Notes a read of that kind, and goes on to it. */
    const noted =
      <A extends unknown[], R>(what: string, call: (...args: A) => R) =>
      (...args: A): R => {
        reads.push(what);
        return call(...args);
      };
    const rows = { of: noted('rows', world.rows.of) };
    const state = stateOf(world.time());
    world.now += 2 * HOUR_MS;
    await check({
      states: { read: noted('state', async () => state), change: async () => {} },
      ledger: { all: noted('ledger', none) },
      rows,
    });
    expect(reads).toEqual(['state']);
    await world.publish(`${ID}/2024/2`);
    await world.settle();
    await check({ rows });
    expect(reads).toEqual(['state', 'rows']);
  });

  it('reads a source again after an hour when something is new, after a day while addresses wait, else after a week', async () => {
    await world.publish(`${ID}/2024/1`);
    await world.settle();
    let waiting = true;
    const ledger = {
      async *all() {
        if (waiting)
          yield {
            ...{
              source: ID,
              url: 'https://www.yunze.example/1',
              title: '会议纪要',
              firstSeenAt: world.time(),
            },
            ...{ fate: 'waiting' as const, attempts: 3, version: 1 },
          };
      },
    };
    let reads = 0;
    const rows: HealthDeps['rows'] = {
      of(...given) {
        reads += 1;
        return world.rows.of(...given);
      },
    };
    const readsAfter = async (hours: number) => {
      world.now += hours * HOUR_MS;
      const before = reads;
      await check({ rows, ledger });
      return reads - before;
    };

    expect(await readsAfter(0)).toBe(1);
    expect(await readsAfter(23)).toBe(0);
    waiting = false;
    expect(await readsAfter(2)).toBe(1);
    expect(await readsAfter(7 * 24 - 1)).toBe(0);
    expect(await readsAfter(2)).toBe(1);
  });

  it('ends in time: old facts do, and what has none comes with the next check, the longest unread first', async () => {
    const ids = ['linlan-qingyu', 'luohe', ID];
    for (const id of ids) await world.publish(`${id}/2024/1`);
    await world.settle();
    const read: string[] = [];
    const rows: HealthDeps['rows'] = {
      of(id, options) {
        read.push(id);
        return world.rows.of(id, options);
      },
    };
    const hourly = async () => {
      read.length = 0;
      await checkHealth(depsOf({ rows, sources: [] }), { isTimeUp: () => read.length >= 1 });
      return [...read];
    };

    expect(await hourly()).toEqual(['linlan-qingyu']);
    expect((await statuses.all()).map((one) => one.status.id)).toEqual(['linlan-qingyu']);
    world.now += HOUR_MS;
    expect(await hourly()).toEqual(['luohe']);
    world.now += HOUR_MS;
    expect(await hourly()).toEqual([ID]);
    world.now += 8 * 24 * HOUR_MS;
    expect(await hourly()).toEqual(['linlan-qingyu']);
    expect((await statuses.all()).map((one) => one.status.id)).toEqual([...ids].sort());
  });

  it('keeps what it has read when it is killed before its end', async () => {
    const ids = ['linlan-qingyu', 'luohe', ID];
    for (const id of ids) await world.publish(`${id}/2024/1`);
    await world.settle();
    const read: string[] = [];
    const rows: HealthDeps['rows'] = {
      async *of(id, options) {
        read.push(id);
        // The function is ended while it reads: whoever is ended catches nothing.
        if (id === ID) await new Promise(() => {});
        yield* world.rows.of(id, options);
      },
    };
    void checkHealth(depsOf({ rows, sources: [] }));
    await expect
      .poll(async () => (await statuses.all()).map((one) => one.status.id))
      .toEqual(ids.slice(0, 2));

    read.length = 0;
    const alive: HealthDeps['rows'] = {
      of(id, options) {
        read.push(id);
        return world.rows.of(id, options);
      },
    };
    await checkHealth(depsOf({ sources: [], rows: alive }));
    expect(read).toEqual([ID]);
  });

  it('breaks off what it cannot read to its end, goes on with it alone another time, and keeps nobody waiting for it', async () => {
    const ids = ['linlan-qingyu', 'luohe', ID];
    for (const id of ids) await world.publish(`${id}/2024/1`);
    await world.settle();
    let read: string[] = [];
    let tooLarge = true;
    const rows: HealthDeps['rows'] = {
      of(id, options) {
        read.push(id);
        return world.rows.of(id, options);
      },
    };
    /** Over as soon as the rows of the first of them are asked for. */
    const isOver = () => tooLarge && read.at(-1) === 'linlan-qingyu';
    const hourly = async () => {
      read = [];
      world.now += HOUR_MS;
      const { left } = await checkHealth(depsOf({ rows, sources: [] }), { isOver, isTimeUp: isOver });
      return { read, left };
    };

    expect(await hourly()).toEqual({ read: ['linlan-qingyu'], left: 3 });
    expect(await hourly()).toEqual({ read: ['luohe', ID, 'linlan-qingyu'], left: 1 });
    expect(await hourly()).toEqual({ read: ['linlan-qingyu'], left: 1 });
    tooLarge = false;
    expect(await hourly()).toEqual({ read: ['linlan-qingyu'], left: 0 });
    expect(await statuses.tried()).toEqual({});
  });

  it('is ended by one source no more than once while others wait', async () => {
    const others = ['linlan-qingyu', 'luohe'];
    const ids = [...others, ...Array.from({ length: 10 }, (_, n) => `county-${n}`)];
    for (const id of ids) await world.publish(`${id}/2024/1`);
    await world.settle();
    const killer = 'county-0';
    const reading = new Set<string>();
    const rows: HealthDeps['rows'] = {
      async *of(id, options) {
        reading.add(id);
        // It takes all the memory there is: whoever is ended catches nothing.
        if (id === killer) await new Promise(() => {});
        yield* world.rows.of(id, options);
        reading.delete(id);
      },
    };
    const known = async () => (await statuses.all()).map((one) => one.status.id);

    void checkHealth(depsOf({ rows, sources: [] }));
    await expect.poll(known).toHaveLength(7);
    reading.clear();
    world.now += HOUR_MS;
    void checkHealth(depsOf({ rows, sources: [] }));
    await expect.poll(known).toEqual(ids.filter((id) => id !== killer).sort());
    await expect.poll(() => [...reading]).toEqual([killer]);
  });

  it('measures the oldest that waits, and each source that was well before', async () => {
    const measured: Measures[] = [];
    const note = (_event: string, _fields?: object, measures?: Measures) => {
      if (measures !== undefined) measured.push(measures);
    };
    const log = { info: note, warn: note, error: note };
    await world.publish(`${ID}/2024/1`);
    const { instant: _, ...record } = world.record(`${ID}/2024/1`);
    const observedAt = new Date(world.now - 20 * 24 * HOUR_MS).toISOString();
    await world.set({ ...record, waiting: { ...record.current, observedAt } });
    await world.settle();
    await world.builds.mark(ID, world.time());
    const asked = new Date(world.now - 4 * 24 * HOUR_MS).toISOString();
    const store = memoryStore();
    const notice = { sha256: 'a', contentType: 'text/html', fetchedAt: asked, message: '?', at: asked };
    await store.put('quarantine/a.json', encode({ ...notice, code: 'which-government' }));
    await store.put('quarantine/b.json', encode({ ...notice, at: '2020-01-01', code: 'not-minutes' }));
    world.now += 2 * HOUR_MS;
    await check({ log, store });
    expect(measured).toEqual([
      { SourcesNewlyUnwell: 1 },
      expect.objectContaining({ HealthSucceeded: 1, SourcesUnwell: 1, SourcesLeft: 0, BuildAgeMinutes: 120 }),
    ]);
    expect(measured[1]?.SourcesNewlyUnwellPercent).toBeGreaterThan(0);
    expect(measured[1]?.ReviewAgeDays).toBeCloseTo(20, 0);
    expect(measured[1]?.QuarantineAgeDays).toBeCloseTo(4, 0);
    measured.length = 0;
    await check({ log, store });
    expect(measured).toHaveLength(1);
    expect(measured[0]?.SourcesNewlyUnwellPercent).toBe(0);
  });

  it('names a government whose build has not come to its end for an hour, though it waits for another try', async () => {
    await world.publish(`${ID}/2024/1`);
    const row = await world.builds.read(ID);
    world.now += HOUR_MS;
    await check();
    expect((await status())?.state).toBe('never-run');
    await world.builds.postpone(ID, row?.token ?? 0, new Date(world.now + 5 * HOUR_MS).toISOString());
    world.now += 1;
    await check();
    expect(await status()).toMatchObject({
      state: 'stuck',
      problems: [{ code: 'stuck', remedy: 'open-minutes publish --all' }],
    });
    world.now += 6 * HOUR_MS;
    await world.settle();
    await check();
    expect((await status())?.state).toBe('never-run');
  });

  it('names a government whose build row cannot be read, and looks after all others', async () => {
    for (const id of [ID, 'luohe']) await world.publish(`${id}/2024/1`);
    const read = async (scope: string) => {
      if (scope === ID) throw permanent('invalid-build-row', 'the token is a text');
      return world.builds.read(scope);
    };
    await checkHealth(depsOf({ builds: { ...world.builds, read } }));
    expect((await statuses.all()).map(({ status: { id, state } }) => [id, state])).toEqual([[ID, 'stuck']]);
  });

  it('does not take a government for stuck that rests while its history comes in', async () => {
    await world.publish(`${ID}/2024/1`);
    await world.settle();
    await world.builds.mark(ID, world.time());
    world.now += 5 * HOUR_MS;
    const read = async (scope: string) => {
      const row = await world.builds.read(scope);
      return row && { ...row, wakeAt: new Date(world.now + HOUR_MS).toISOString(), restMs: HOUR_MS };
    };
    await check({ builds: { ...world.builds, read } });
    expect((await status())?.state).toBe('never-run');
  });

  it('does not take what is only to be looked at again for stuck', async () => {
    await world.publish(`${ID}/2024/1`);
    await world.settle();
    const row = await world.builds.read(ID);
    await world.builds.clear(ID, row?.token ?? 0, { wakeAt: world.time() });
    world.now += 2 * HOUR_MS;
    await check();
    expect((await status())?.state).toBe('never-run');
  });

  it('goes on where a source cannot be looked at', async () => {
    const other = { ...source, id: 'linlan-qingyu', name: '临澜市青屿区人民政府' };
    const states = {
      read: async (id: string) => {
        if (id === ID) throw new Error('a fault of ours');
        return undefined;
      },
      change: async () => {},
    };
    await check({ sources: [source, other], states });
    expect((await statuses.all()).map((one) => one.status.id)).toEqual(['linlan-qingyu']);
  });
});

class Killed extends Error {}

describe('a check that is killed', () => {
  let records: LocalRecords;
  beforeAll(async () => {
    records = await openLocalRecords();
  });
  afterAll(() => records.close());

  it.each(['changes', 'is left out'])(
    'before and after every write, where a source %s: the page comes to know of it',
    async (what) => {
      const before = stateOf('2024-09-01T08:00:00Z');
      const after = what === 'changes' ? stateOf('2024-09-02T07:00:00Z') : undefined;
      statuses = dynamoStatusStore(records.table);
      const given = (state: SourceState | undefined): Partial<HealthDeps> => ({
        sources: state === undefined ? [] : [source],
        states: { read: async () => state, change: async () => {} },
        log: silentLog,
      });
      /** The page as the build of all writes it, where it is due. */
      let shown = '';
      const build = async () => {
        const row = await world.builds.read('all');
        if (row?.wakeAt === undefined) return;
        shown = JSON.stringify((await statuses.all()).map((one) => one.status));
        await world.builds.clear('all', row.token);
      };
      let deaths = 0;
      for (const when of ['before', 'after']) {
        for (let n = 1; ; n++) {
          await check(given(before));
          await build();
          let writes = 0;
          const mortal =
            <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
            async (...args: A): Promise<R> => {
              const dies = ++writes === n;
              if (dies && when === 'before') throw new Killed();
              const result = await call(...args);
              if (dies) throw new Killed();
              return result;
            };
          const dying = { ...statuses, put: mortal(statuses.put), remove: mortal(statuses.remove) };
          const builds = { ...world.builds, mark: mortal(world.builds.mark) };
          const died = await check({ ...given(after), statuses: dying, builds }).then(
            () => false,
            (error) => error instanceof Killed || Promise.reject(error),
          );
          await build();
          await check(given(after));
          await build();
          const there = JSON.stringify((await statuses.all()).map((one) => one.status));
          expect(shown, `killed ${when} write ${n}`).toBe(there);
          if (!died) break;
          deaths++;
        }
      }
      expect(deaths).toBe(4);
    },
  );
});
