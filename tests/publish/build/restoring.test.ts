// A table that was lost, and is made anew while pages keep coming in: no reader meets what was taken down.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDeps } from '../../../functions/publish/build-parts.ts';
import { drain } from '../../../functions/publish/drain.ts';
import { restore } from '../../../functions/record/restore.ts';
import { silentLog } from '../../../functions/shared/log.ts';
import { memoryStore } from '../../../functions/shared/object-store/memory.ts';
import type { Table } from '../../../functions/shared/records/table.ts';
import { EVENTS, firstOf } from '../../record/histories.ts';
import { openTables, worldOver } from '../../record/world.ts';
import { site } from '../settings.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

test('builds nothing while records are made anew, and no takedown is undone', async () => {
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

  const lost = worldOver(store, await tables.fresh());
  await firstOf.happen(lost);
  await publish(lost.table);
  const whole = await files();
  await withdrawn.happen(lost);
  await publish(lost.table);
  const afterTakedown = await files();
  expect(afterTakedown).not.toEqual(whole);

  const found = worldOver(store, await tables.fresh());
  await found.record.records.setRestoring(true);
  // Its row knows nothing yet of what was decided.
  await firstOf.happen(found);
  expect(await publish(found.table)).toMatchObject({ written: 0, removed: 0, failed: [] });
  expect(await files()).toEqual(afterTakedown);

  await restore(found.record);
  await publish(found.table);
  expect(await files()).toEqual(afterTakedown);
});
