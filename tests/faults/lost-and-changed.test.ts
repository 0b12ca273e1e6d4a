// What is public was lost or changed, or is to look otherwise: the next night it is as it should be, unasked.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { site } from '../publish/settings.ts';
import { openWorld, samplePages, type World } from './world.ts';

let world: World;
let whole: Record<string, string>;
beforeEach(async () => {
  world = await openWorld();
  for (const page of samplePages()) await world.ingest(page);
  await world.publish();
  await world.night();
  whole = await world.published();
});
afterEach(() => world.close());

it('a public bucket that was emptied is full again', async () => {
  for (const key of Object.keys(whole)) await world.publicStore.delete(key);

  const { written, failed } = await world.night();

  expect([written, failed]).toEqual([Object.keys(whole).length, []]);
  expect(await world.published()).toEqual(whole);
});

it("one file that is lost, changed, or nobody's", async () => {
  await world.publicStore.delete('yunze/decisions.xml');
  await world.publicStore.put('data/yunze/decisions.csv', new TextEncoder().encode('X'));
  await world.publicStore.put('yunze/foreign.html', new TextEncoder().encode('X'));

  expect((await world.night()).written).toBe(2);
  // What nobody knows may be linked from somewhere: it goes like all that is obsolete.
  world.advance(25 * 3_600_000);
  await world.publish();

  expect(await world.published()).toEqual(whole);
});

it('a manifest that was lost, or is damaged', async () => {
  await world.store.delete('builds/yunze.json');
  await world.store.put('builds/linlan-qingyu.json', new TextEncoder().encode('{"version":1'));

  await world.night();

  expect(await world.published()).toEqual(whole);
});

it('another address of the site: no file names the old one', async () => {
  const settings = { site: { ...site, baseUrl: 'https://other.example', title: '新名' } };
  await world.night(settings);
  // So long tables stay under the names of their contents.
  world.advance(8 * 24 * 3_600_000);
  await world.publish(settings);

  const old: string[] = [];
  let now = 0;
  for (const path of Object.keys(await world.published())) {
    const text = await world.text(path);
    if (text?.includes(site.baseUrl) === true) old.push(path);
    if (text?.includes('https://other.example') === true) now += 1;
  }
  expect(old).toEqual([]);
  expect(now).toBeGreaterThan(100);
});

it('a release that renders otherwise: everything is rendered once, and what comes out the same is not written', async () => {
  const release = { renderingVersion: 'the next' };

  expect(await world.night(release)).toMatchObject({ written: 0, removed: 0, failed: [] });
  const again = await world.build('yunze', release);

  expect(again.state).toBe('nothing-due');
  expect(await world.published()).toEqual(whole);
});
