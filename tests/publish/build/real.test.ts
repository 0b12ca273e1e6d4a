// The real record, the real targets, all governments: builds that break at calls of the stores, in random histories.
import { array, assert, asyncProperty, constantFrom, integer, option, record } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuildDeps, build } from '../../../functions/publish/build.ts';
import { buildDeps } from '../../../functions/publish/build-parts.ts';
import { drain } from '../../../functions/publish/drain.ts';
import { nightlyScopes } from '../../../functions/publish/targets/all/tables.ts';
import { verify } from '../../../functions/publish/verify.ts';
import { silentLog } from '../../../functions/shared/log.ts';
import { memoryStore } from '../../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../../functions/shared/object-store/object-store.ts';
import { dynamoSummaries } from '../../../functions/shared/records/summaries.dynamo.ts';
import type { Table } from '../../../functions/shared/records/table.ts';
import { ALL } from '../../../functions/shared/records/tables.ts';
import { EVENTS, type Event, firstOf } from '../../record/histories.ts';
import { openTables, worldOver } from '../../record/world.ts';
import { site } from '../settings.ts';
import { breaks, type Fault, Process, storeOf } from './world.ts';

/** `HISTORIES=500` runs that many; tests run a few. */
const HISTORIES = Number(process.env.HISTORIES ?? 8);
const SOURCE = 'qingshi';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const tableOf = (table: Table, process: Process): Table => ({
  get: (key) => process.call(() => table.get(key), false),
  getMany: (keys) => process.call(() => table.getMany(keys), false),
  put: (item, condition) => process.call(() => table.put(item, condition), true),
  update: (key, change) => process.call(() => table.update(key, change), true),
  write: (items, deletions) => process.call(() => table.write(items, deletions), true),
  async *range(pk, options) {
    yield* await process.call(async () => table.range(pk, options), false);
  },
  async *entries(index, value, options) {
    yield* await process.call(async () => table.entries(index, value, options), false);
  },
});

async function openWorld() {
  const table = await tables.fresh();
  const store = memoryStore();
  const publicStore = memoryStore();
  let now = Date.parse('2024-08-01T00:00:00Z');
  const late: (() => Promise<unknown>)[] = [];
  const stalled: { process: Process; end: Promise<unknown> }[] = [];
  const clock = () => new Date(now);
  const recorder = worldOver(store, table);
  const world = { ...recorder, record: { ...recorder.record, clock } };

  const depsOf = (process: Process, files: ObjectStore = publicStore): BuildDeps =>
    buildDeps({
      table: tableOf(table, process),
      store: storeOf(store, process),
      publicStore: storeOf(files, process),
      sources: [],
      site,
      clock,
      log: silentLog,
      timeoutMs: 60_000,
    });
  const sound = () => depsOf(new Process(undefined, late));

  return {
    world,
    publicStore,
    async build(scope: string, fault: Fault | undefined): Promise<void> {
      const process = new Process(fault, late);
      const end = build(scope, depsOf(process)).catch(() => undefined);
      if ((await Promise.race([end, process.halted])) === 'stalled') stalled.push({ process, end });
    },
    /** Everything that was under way ends, and all that is to come due is built. */
    async rest(): Promise<void> {
      for (const { process, end } of stalled.splice(0)) {
        process.resume();
        await end;
      }
      for (const work of late.splice(0)) await work().catch(() => undefined);
      const { builds } = sound();
      for (let rounds = 0; rounds < 60; rounds += 1) {
        await drain(sound());
        let first: string | undefined;
        for await (const scope of builds.due('9999')) {
          const { wakeAt } = (await builds.read(scope)) ?? {};
          if (wakeAt !== undefined && (first === undefined || wakeAt < first)) first = wakeAt;
        }
        if (first === undefined) return;
        now = Math.max(now, Date.parse(first));
      }
      throw new Error('It never comes to rest');
    },
    /** Every scope of which something is published, those of the nightly tables among them. */
    async scopes(): Promise<string[]> {
      const summaries = [];
      for await (const summary of dynamoSummaries(table).all()) summaries.push(summary);
      return [SOURCE, ALL, ...nightlyScopes(summaries)];
    },
    async mark(scopes: readonly string[]): Promise<void> {
      for (const scope of scopes) await sound().builds.mark(scope, clock().toISOString());
    },
    verify: (scope: string) => verify(scope, sound(), { bytes: 'all' }),
    /** What a build of the same records from nothing writes. */
    async fromNothing(scopes: readonly string[]): Promise<Map<string, string>> {
      const files = memoryStore();
      const process = new Process(undefined, late);
      const deps = { ...depsOf(process, files), manifests: memoryStore() };
      for (const scope of scopes) await deps.builds.mark(scope, clock().toISOString());
      await drain(deps);
      return filesOf(files);
    },
  };
}

async function filesOf(store: ObjectStore): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const path of store.list(''))
    files.set(path, Buffer.from((await store.get(path))?.body ?? []).toString('latin1'));
  return files;
}

const faults = record<Fault>({ at: integer({ min: 1, max: 90 }), how: constantFrom(...breaks) });
const steps = array(
  record({
    event: option(constantFrom<Event>(...EVENTS), { freq: 3 }),
    scope: constantFrom(SOURCE, SOURCE, ALL),
    fault: option(faults, { freq: 3 }),
  }),
  { minLength: 2, maxLength: 8 },
);

test(
  `${HISTORIES} histories of pages, decisions of people and broken builds publish what the records say`,
  async () => {
    await assert(
      asyncProperty(steps, async (history) => {
        const tried = await openWorld();
        await firstOf.happen(tried.world);
        for (const { event, scope, fault } of history) {
          // What is decided of a meeting that is not there is refused.
          await event?.happen(tried.world).catch(() => undefined);
          await tried.build(scope, fault ?? undefined);
        }
        await tried.rest();
        const scopes = await tried.scopes();
        await tried.mark(scopes);
        await tried.rest();
        for (const scope of scopes) expect((await tried.verify(scope)).state).toBe('as-recorded');

        const published = await filesOf(tried.publicStore);
        const wanted = await tried.fromNothing(scopes);
        expect([...published.keys()]).toEqual([...wanted.keys()]);
        expect([...published].filter(([path, text]) => wanted.get(path) !== text)).toEqual([]);
      }),
      { numRuns: HISTORIES },
    );
  },
  HISTORIES * 20_000 + 60_000,
);
