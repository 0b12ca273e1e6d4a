// Every county of China: the build of all, over 3,200 summaries.
import { expect, it } from 'vitest';
import { TABLES } from '../../../functions/publish/downloads/tables.ts';
import { AllWorld } from './world.ts';

const GOVERNMENTS = 3_200;

it('writes some 20 MB for 3,200 governments, a few files where one of them has changed, and reads no more of the others', async () => {
  const world = new AllWorld();
  const sourceOf = (n: number) => `sheng-shi-xianqu-${String(n).padStart(4, '0')}`;
  const put = (n: number, generation: number, decisions: number) =>
    world.summaries.put({
      source: sourceOf(n),
      generation,
      meetings: 470,
      decisions,
      newest: '2024-02-05T04:48:00.000Z',
      changedAt: '2024-03-05T04:48:00.000Z',
      since: '2015',
      recent: Array.from({ length: 6 }, (_, i) => `2024-02-0${6 - i}T04:48:00.000Z#${sourceOf(n)}/2024/${i}`),
      archive: {
        hash: decisions.toString(16).padStart(16, '0'),
        bytes: 123_456,
        rows: Object.fromEntries(TABLES.map(({ name }) => [name, decisions])),
      },
    });
  for (let n = 0; n < GOVERNMENTS; n++) await put(n, 1, 2_000);
  for (let n = 0; n < 70; n++) await world.publish(`${sourceOf(7)}/2024/p-${n}`, { issuedOn: '2024-03-05' });
  await world.build(sourceOf(7));
  world.read.length = 0;

  await world.builds.mark('all', world.time());
  const before = process.cpuUsage();
  const { state, failed } = await world.build('all');
  const { user, system } = process.cpuUsage(before);
  expect({ state, failed }).toEqual({ state: 'built', failed: [] });
  expect(await world.listed()).toHaveLength(50);
  expect(world.read.length).toBeLessThan(100);
  let bytes = 0;
  for (const path of await world.paths())
    if (!path.includes('sheng-')) bytes += (await world.publicStore.get(path))?.body.byteLength ?? 0;
  expect(bytes).toBeLessThan(20_000_000);
  // Measured: 2 s on a quiet core.
  expect((user + system) / 1e6).toBeLessThan(15);

  await put(9, 2, 2_001);
  await world.builds.mark('all', world.time());
  const { written } = await world.build('all');
  expect(written.toSorted()).toEqual(['data/latest.json']);
}, 120_000);
