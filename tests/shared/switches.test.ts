import { afterAll, beforeAll, expect, it } from 'vitest';
import { asSwitched, dynamoSwitches } from '../../functions/shared/crawl/switches.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { Source } from '../../schemas/generated/source.ts';

let records: LocalRecords;
beforeAll(async () => {
  records = await openLocalRecords();
});
afterAll(() => records.close());

const source = (id: string, enabled?: boolean): Source => ({
  id,
  name: id,
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: [id],
  ...(enabled !== undefined && {
    crawl: { enabled, lists: [{ kind: 'html', url: 'https://gov.example/' }] },
  }),
});

it('a switch outlives who set it, and the last word counts', async () => {
  const mine = dynamoSwitches(records.sources);
  expect(await mine.read()).toEqual(new Map());

  await mine.set('suzhou-gusu', true);
  await mine.set('miluo', true);
  await mine.set('miluo', false);

  const expected = new Map([
    ['suzhou-gusu', true],
    ['miluo', false],
  ]);
  expect(await mine.read()).toEqual(expected);
  expect(await dynamoSwitches(records.sources).read()).toEqual(expected);
});

it('what was read stays good for a minute, so that not every page costs a read', async () => {
  let now = Date.parse('2026-12-01T08:00:00Z');
  let reads = 0;
  const table = {
    ...records.sources,
    get: (...asked: Parameters<typeof records.sources.get>) => {
      reads += 1;
      return records.sources.get(...asked);
    },
  };
  const switches = dynamoSwitches(table, { clock: () => new Date(now) });
  await switches.read();
  now += 59_000;
  await switches.read();
  expect(reads).toBe(1);
  now += 1_000;
  await switches.read();
  expect(reads).toBe(2);
});

it('a source is as it is switched, and else as its file says', () => {
  const sources = [source('a', false), source('b', true), source('c', true), source('d')];
  const switches = new Map([
    ['a', true],
    ['b', false],
    ['d', true],
  ]);
  expect(asSwitched(sources, switches).map(({ crawl }) => crawl?.enabled)).toEqual([
    true,
    false,
    true,
    undefined,
  ]);
});
