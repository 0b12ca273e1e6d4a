import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalRecords, openLocalRecords } from '../../../functions/shared/records/dynalite.ts';
import { type Rows, readOnce } from '../../../functions/shared/records/read-once.ts';

let local: LocalRecords;
beforeAll(async () => {
  local = await openLocalRecords();
  for (const sk of ['1', '2', '3']) await local.table.put({ pk: 'list', sk });
});
afterAll(() => local.close());

/** The table, and the keys and partitions that it was asked for; the first `failures` calls fail. */
function watched(failures = 0) {
  const asked: string[] = [];
  let left = failures;
  const meet = (what: string) => {
    asked.push(what);
    if (left-- > 0) throw new Error('out of reach');
  };
  const rows: Rows = {
    async get(key) {
      meet(key.sk);
      return local.table.get(key);
    },
    async getMany(keys) {
      meet(keys.map(({ sk }) => sk).join());
      return local.table.getMany(keys);
    },
    async *range(pk, options) {
      meet(pk);
      yield* local.table.range(pk, options);
    },
  };
  return { asked, rows: readOnce(rows) };
}

const key = (sk: string) => ({ pk: 'list', sk });

async function names(rows: Rows, most = Number.POSITIVE_INFINITY): Promise<string[]> {
  const found: string[] = [];
  for await (const { sk } of rows.range('list', { pageSize: 1 })) {
    found.push(sk);
    if (found.length === most) break;
  }
  return found;
}

test('a row is asked for once, also one that is not there, by all who ask at the same time', async () => {
  const { asked, rows } = watched();

  const [first, second] = await Promise.all([
    rows.getMany([key('1'), key('none')]),
    rows.getMany([key('1'), key('2')]),
  ]);
  expect(first.map(({ sk }) => sk)).toEqual(['1']);
  expect(second.map(({ sk }) => sk)).toEqual(['1', '2']);
  expect(await rows.get(key('none'))).toBeUndefined();
  expect(await rows.get(key('2'))).toEqual(key('2'));

  expect(asked).toEqual(['1,none', '2']);
});

test('what changes afterwards is not seen, and is by who reads anew', async () => {
  const { rows } = watched();
  expect(await rows.get(key('later'))).toBeUndefined();
  await local.table.put({ pk: 'list', sk: 'later' });

  expect(await rows.get(key('later'))).toBeUndefined();
  expect(await watched().rows.get(key('later'))).toBeDefined();
  await local.table.write([], [key('later')]);
});

test('a range is gone through once, however many begin it anew or leave it half-way', async () => {
  const { asked, rows } = watched();

  expect(await names(rows, 1)).toEqual(['1']);
  expect(await Promise.all([names(rows), names(rows, 2)])).toEqual([
    ['1', '2', '3'],
    ['1', '2'],
  ]);
  expect(asked).toEqual(['list']);
});

test('what could not be read is asked for again', async () => {
  const { asked, rows } = watched(2);

  await expect(rows.get(key('1'))).rejects.toThrow('out of reach');
  await expect(names(rows)).rejects.toThrow('out of reach');
  expect(await rows.get(key('1'))).toEqual(key('1'));
  expect(await names(rows)).toEqual(['1', '2', '3']);
  expect(asked).toEqual(['1', 'list', '1', 'list']);
});
