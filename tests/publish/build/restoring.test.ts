// A table that was lost, and is made anew while pages keep coming in: no reader meets what was taken down.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDeps } from '../../../functions/publish/build-parts.ts';
import { drain } from '../../../functions/publish/drain.ts';
import { restore } from '../../../functions/record/restore.ts';
import { silentLog } from '../../../functions/shared/log.ts';
import { memoryStore } from '../../../functions/shared/object-store/memory.ts';
import type { Table } from '../../../functions/shared/records/table.ts';
import { RESTORATION_KEY } from '../../../functions/shared/records/tables.ts';
import { EVENTS, firstOf } from '../../record/histories.ts';
import { openTables, worldOver } from '../../record/world.ts';
import { site } from '../settings.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

/** A government of one meeting that is published and then taken down, and the table as it was in between. */
async function takenDown() {
  const store = memoryStore();
  const publicStore = memoryStore();
  const publish = (table: Table) => {
    const { clock } = worldOver(store, table).record;
    const parts = { table, store, publicStore, sources: [], site, clock, log: silentLog, timeoutMs: 60_000 };
    return drain(buildDeps(parts));
  };
  const files = async () => {
    const texts: string[] = [];
    for await (const path of publicStore.list('')) {
      if (!/\.(?:html|json|xml|atom)$/.test(path)) continue;
      texts.push(`${path}\n${Buffer.from((await publicStore.get(path))?.body ?? []).toString('utf8')}`);
    }
    return texts;
  };
  const withdrawn = EVENTS.find(({ name }) => name === 'withdrawn');
  if (withdrawn === undefined) throw new Error('Nothing is withdrawn in these histories');

  const table = await tables.fresh();
  const world = worldOver(store, table);
  await firstOf.happen(world);
  await publish(table);
  const whole = await files();
  const before = await table.everything();
  await withdrawn.happen(world);
  await publish(table);
  const afterTakedown = await files();
  expect(afterTakedown).not.toEqual(whole);
  return { store, publish, files, before, afterTakedown };
}

test('builds nothing while records are made anew, and no takedown is undone', async () => {
  const { store, publish, files, afterTakedown } = await takenDown();
  const found = worldOver(store, await tables.fresh());
  await found.record.records.setRestoring(true);
  await firstOf.happen(found);
  expect(await publish(found.table)).toMatchObject({ written: 0, removed: 0, failed: [] });
  expect(await files()).toEqual(afterTakedown);

  await restore(found.record);
  await publish(found.table);
  expect(await files()).toEqual(afterTakedown);
});

// As docs/deploy.md goes back to a moment before.
test('a table from before a takedown shows nothing of it: not before it is restored, and not after', async () => {
  const { store, publish, files, before, afterTakedown } = await takenDown();
  const old = worldOver(store, await tables.fresh());
  await old.table.write([...before, { ...RESTORATION_KEY }], []);

  await firstOf.happen(old);
  await old.record.builds.mark('qingshi', old.record.clock().toISOString(), {});
  expect(await publish(old.table)).toMatchObject({ written: 0, removed: 0, failed: [] });
  expect(await files()).toEqual(afterTakedown);

  await restore(old.record);
  await publish(old.table);
  expect(await files()).toEqual(afterTakedown);
});

test('a page that comes in where all rows were lost, and nobody knows it, undoes no takedown', async () => {
  const { store, publish, files, afterTakedown } = await takenDown();
  const lost = worldOver(store, await tables.fresh());

  await firstOf.happen(lost);
  await publish(lost.table);

  expect(await files()).toEqual(afterTakedown);
});
