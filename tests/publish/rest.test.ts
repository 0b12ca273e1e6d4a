// Pages that come in one after the other, recorded and built as on AWS, with the records in a DynamoDB in this process.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../functions/publish/build.ts';
import { buildDeps } from '../../functions/publish/build-parts.ts';
import { withdrawMeeting } from '../../functions/record/amend.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { quietMeeting } from '../record/minutes.ts';
import { deliver, freshWorld, openTables } from '../record/world.ts';
import { site } from './settings.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const REST_MS = 30 * MINUTE_MS;
const ID = 'yunpu';

/** Time goes by minutes; the queue delivers at once, and the sweep comes every five minutes. */
async function world() {
  const under = await freshWorld(tables);
  const publicStore = memoryStore();
  const start = Date.parse('2024-08-01T00:00:00Z');
  let now = start;
  const clock = () => new Date(now);
  const builds: number[] = [];
  const wakeUps: string[] = [];
  const deps = buildDeps({
    ...{ table: under.table, store: under.store, publicStore, sources: [], site, clock },
    ...{ log: silentLog, timeoutMs: 15 * MINUTE_MS },
  });
  const buildIfDue = async () => {
    if ((await build(ID, deps)).state === 'built') builds.push((now - start) / MINUTE_MS);
  };
  const record = {
    ...under.record,
    clock,
    restMs: REST_MS,
    wake: async (scopes: readonly string[], name = 'turn') => {
      wakeUps.push(name);
      if (scopes.includes(ID)) await buildIfDue();
    },
  };
  let pages = 0;
  return {
    builds,
    wakeUps,
    deps,
    record,
    publicStore,
    /** Another page of the history, of a month of its own. */
    async page() {
      pages += 1;
      const month = new Date(Date.UTC(1990, pages, 20)).toISOString().slice(0, 10);
      await deliver(
        { ...under, record },
        {
          page: { ...quietMeeting, id: `${ID}/${month.slice(0, 4)}/${pages}`, number: pages, heldOn: month },
          url: `https://www.yunpu.example/${pages}.html`,
          fetchedAt: clock().toISOString(),
        },
      );
    },
    async pass(minutes: number) {
      for (let left = minutes; left > 0; left -= 1) {
        now += MINUTE_MS;
        if ((now - start) % (5 * MINUTE_MS) !== 0) continue;
        for await (const scope of deps.builds.due(clock().toISOString()))
          if (scope === ID) await buildIfDue();
      }
    },
    isPublic: async (path: string) => (await publicStore.head(path)) !== undefined,
  };
}

describe('a government of which page after page comes in', () => {
  test('is built at once, and then when no more has come for a while', async () => {
    const { builds, page, pass, wakeUps, deps } = await world();
    await page();
    expect(builds).toEqual([0]);
    for (let pages = 0; pages < 60; pages += 1) {
      await pass(8);
      await page();
    }
    // Nobody was woken for nothing.
    expect([builds, wakeUps]).toEqual([[0], ['turn']]);
    await pass(60);
    expect(builds).toEqual([0, 8 * 60 + REST_MS / MINUTE_MS]);
    expect(await deps.builds.read(ID)).toMatchObject({ token: 61 });
  });

  test('is built all the same when that takes days', async () => {
    const { builds, page, pass } = await world();
    await page();
    for (let pages = 0; pages < (72 * HOUR_MS) / (20 * MINUTE_MS); pages += 1) {
      await pass(20);
      await page();
    }
    await pass(60);
    // From the first page that waited on: two days.
    expect(builds).toEqual([0, 20 + 48 * 60, 72 * 60 + 30]);
  });

  test('is built at once where it was left in peace before, or wherever a person has decided', async () => {
    const { builds, page, pass, record, publicStore, isPublic, wakeUps } = await world();
    await page();
    await pass(45);
    await page();
    expect(builds).toEqual([0, 45]);

    await pass(5);
    await page();
    await pass(1);
    expect(await isPublic(`${ID}/meetings/1990/1.html`)).toBe(true);
    const before = (await record.records.read(`${ID}/1990/1`))?.rev ?? 0;
    const withdrawal = { withdrawn: true, by: '审核员', why: '依申请撤下', at: '2024-08-01T01:00:00.000Z' };
    await withdrawMeeting({ withdraw: `${ID}/1990/1`, ...withdrawal, answers: before }, record);

    expect(builds).toEqual([0, 45, 51]);
    expect(wakeUps.at(-1)).toBe('token-4');
    const tombstone = await publicStore.get(`${ID}/meetings/1990/1.json`);
    expect(JSON.parse(new TextDecoder().decode(tombstone?.body))).toHaveProperty('withdrawn');
    // What had waited went with it, and nothing is left to do.
    expect(await isPublic(`${ID}/meetings/1990/3.html`)).toBe(true);
    expect((await record.builds.read(ID))?.dirtySince).toBeUndefined();
  });

  test('does not rest while a takedown waits for a builder, whatever else comes in', async () => {
    const { builds, page, pass, record } = await world();
    await page();
    await pass(2);
    const lost = { ...record, wake: async () => {} };
    const answers = (await record.records.read(`${ID}/1990/1`))?.rev ?? 0;
    const said = { by: '审核员', why: '依申请撤下', at: '2024-08-01T01:00:00.000Z' };
    await withdrawMeeting({ withdraw: `${ID}/1990/1`, withdrawn: true, ...said, answers }, lost);
    await page();
    await pass(3);

    expect(builds[1]).toBeLessThanOrEqual(5);
  });
});
