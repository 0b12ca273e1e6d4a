import { describe, expect, test } from 'vitest';
import { isKind } from '../../../functions/shared/errors.ts';
import type { ObjectStore } from '../../../functions/shared/object-store/object-store.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (object: { body: Uint8Array } | undefined) => object && new TextDecoder().decode(object.body);

async function kindOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return isKind(error, 'conflict') ? 'conflict' : String(error);
  }
}

async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys;
}

async function listedOf(store: ObjectStore, prefix: string, options?: { shallow: boolean }) {
  const found: [string, string][] = [];
  for await (const { key, etag } of store.listed(prefix, options)) found.push([key, etag]);
  return found;
}

/**
 * What every object store must do, run over each of them.
 * @param open A store whose keys below `place` are nobody else's; called once per test.
 * @param place Prefix, ending in a slash or empty, that the test may fill.
 */
export function objectStoreContract(
  name: string,
  open: () => Promise<{ store: ObjectStore; place: string }>,
) {
  describe(`the object store contract: ${name}`, () => {
    test('gives back the bytes that were put, and nothing where nothing was put', async () => {
      const { store, place } = await open();
      const body = new Uint8Array([0, 1, 127, 128, 255]);

      const { etag } = await store.put(`${place}a/b.bin`, body, { contentType: 'application/octet-stream' });

      const found = await store.get(`${place}a/b.bin`);
      expect(new Uint8Array(found?.body ?? [])).toEqual(body);
      expect(found?.etag).toBe(etag);
      expect(await store.get(`${place}a/c.bin`)).toBeUndefined();
    });

    test('holds empty objects and objects of some megabytes', async () => {
      const { store, place } = await open();
      const large = new Uint8Array(3_000_000).map((_, index) => index % 251);

      await store.put(`${place}empty`, new Uint8Array());
      await store.put(`${place}large`, large);

      expect((await store.get(`${place}empty`))?.body.length).toBe(0);
      expect(Buffer.compare((await store.get(`${place}large`))?.body ?? bytes(''), large)).toBe(0);
    });

    test('does not share memory with its callers', async () => {
      const { store, place } = await open();
      const body = bytes('kept');

      await store.put(`${place}own`, body);
      body.fill(0);
      const first = await store.get(`${place}own`);
      first?.body.fill(0);

      expect(text(await store.get(`${place}own`))).toBe('kept');
    });

    test('overwrites without a condition, and the etag follows the bytes', async () => {
      const { store, place } = await open();

      const one = await store.put(`${place}k`, bytes('one'));
      const two = await store.put(`${place}k`, bytes('two'));
      const oneAgain = await store.put(`${place}k`, bytes('one'));

      expect(text(await store.get(`${place}k`))).toBe('one');
      expect(two.etag).not.toBe(one.etag);
      expect(oneAgain.etag).toBe(one.etag);
    });

    test('ifNoneMatch writes only where nothing is', async () => {
      const { store, place } = await open();

      const first = await kindOf(store.put(`${place}k`, bytes('first'), { ifNoneMatch: '*' }));
      const second = await kindOf(store.put(`${place}k`, bytes('second'), { ifNoneMatch: '*' }));

      expect([first, second]).toEqual(['done', 'conflict']);
      expect(text(await store.get(`${place}k`))).toBe('first');
    });

    test('ifMatch writes only over the object that was read', async () => {
      const { store, place } = await open();
      const { etag } = await store.put(`${place}k`, bytes('one'));

      const fitting = await kindOf(store.put(`${place}k`, bytes('two'), { ifMatch: etag }));
      const outdated = await kindOf(store.put(`${place}k`, bytes('three'), { ifMatch: etag }));
      const missing = await kindOf(store.put(`${place}none`, bytes('x'), { ifMatch: etag }));

      expect([fitting, outdated, missing]).toEqual(['done', 'conflict', 'conflict']);
      expect(text(await store.get(`${place}k`))).toBe('two');
      expect(await store.get(`${place}none`)).toBeUndefined();
    });

    test.each(['ifNoneMatch', 'ifMatch'] as const)(
      'of 100 racers under %s exactly one wins',
      async (mode) => {
        const { store, place } = await open();
        const key = `${place}race`;
        const condition =
          mode === 'ifNoneMatch'
            ? { ifNoneMatch: '*' as const }
            : { ifMatch: (await store.put(key, bytes('start'))).etag };

        const ends = await Promise.all(
          Array.from({ length: 100 }, (_, racer) =>
            kindOf(store.put(key, bytes(`racer ${racer}`), condition)),
          ),
        );

        expect(ends.filter((end) => end === 'done')).toHaveLength(1);
        expect(ends.filter((end) => end === 'conflict')).toHaveLength(99);
        expect(text(await store.get(key))).toBe(`racer ${ends.indexOf('done')}`);
      },
    );

    test('lists by prefix, in the order of the UTF-8 bytes', async () => {
      const { store, place } = await open();
      const keys = ['b', 'a/b/c', 'a-b', 'a/b.x', 'a.b', 'a/ä', 'a/𐀀', 'a/', 'ab'].filter(
        (key) => key !== 'a/',
      );
      for (const key of keys) await store.put(`${place}${key}`, bytes(key));

      expect(await keysOf(store, place)).toEqual(
        ['a-b', 'a.b', 'a/b.x', 'a/b/c', 'a/ä', 'a/𐀀', 'ab', 'b'].map((key) => `${place}${key}`),
      );
      expect(await keysOf(store, `${place}a/b`)).toEqual([`${place}a/b.x`, `${place}a/b/c`]);
      expect(await keysOf(store, `${place}nothing/here`)).toEqual([]);
    });

    test('deletes, and does not mind deleting what is not there', async () => {
      const { store, place } = await open();
      await store.put(`${place}a/b`, bytes('x'));

      await store.delete(`${place}a/b`);
      await store.delete(`${place}a/b`);
      await store.delete(`${place}never/was`);

      expect(await store.get(`${place}a/b`)).toBeUndefined();
      expect(await keysOf(store, place)).toEqual([]);
      expect(await kindOf(store.put(`${place}a/b`, bytes('y'), { ifNoneMatch: '*' }))).toBe('done');
    });

    test('looks at an object without reading it', async () => {
      const { store, place } = await open();
      const { etag } = await store.put(`${place}k`, bytes('one'));

      expect(await store.head(`${place}k`)).toBe(etag);
      expect(await store.head(`${place}none`)).toBeUndefined();
    });

    test('ifMatch deletes only the object that was read, and takes its absence for done', async () => {
      const { store, place } = await open();
      const { etag } = await store.put(`${place}a/k`, bytes('one'));
      await store.put(`${place}a/k`, bytes('two'));

      const outdated = await kindOf(store.delete(`${place}a/k`, { ifMatch: etag }));
      expect(text(await store.get(`${place}a/k`))).toBe('two');
      const now = (await store.head(`${place}a/k`)) ?? '';
      const fitting = await kindOf(store.delete(`${place}a/k`, { ifMatch: now }));
      const again = await kindOf(store.delete(`${place}a/k`, { ifMatch: now }));

      expect([outdated, fitting, again]).toEqual(['conflict', 'done', 'done']);
      expect(await store.head(`${place}a/k`)).toBeUndefined();
    });

    test('of a hundred who replace and delete one object exactly one has its way', async () => {
      const { store, place } = await open();
      const key = `${place}race`;
      const { etag: ifMatch } = await store.put(key, bytes('start'));

      const ends = await Promise.all(
        Array.from({ length: 100 }, (_, racer) =>
          kindOf(
            racer % 2 === 0
              ? store.put(key, bytes(`racer ${racer}`), { ifMatch })
              : store.delete(key, { ifMatch }),
          ),
        ),
      );

      const writers = ends.filter((_, racer) => racer % 2 === 0);
      const isThere = (await store.head(key)) !== undefined;
      // Deleting what is deleted already is done, too.
      expect(writers.filter((end) => end === 'done')).toHaveLength(isThere ? 1 : 0);
    });

    test('lists with the etags that put and head give, and only one level where asked', async () => {
      const { store, place } = await open();
      const etags = new Map<string, string>();
      for (const key of ['a.html', 'a/b.html', 'a/c/d.html', 'b/x.html'])
        etags.set(`${place}${key}`, (await store.put(`${place}${key}`, bytes(key))).etag);

      const all = await listedOf(store, place);
      const level = await listedOf(store, place, { shallow: true });
      const below = await listedOf(store, `${place}a/`, { shallow: true });

      expect(all).toEqual([...etags].sort());
      expect(level.map(([key]) => key)).toEqual([`${place}a.html`]);
      expect(below).toEqual([[`${place}a/b.html`, etags.get(`${place}a/b.html`)]]);
    });

    test.each([
      ['nothing at all', ''],
      ['an absolute path', '/etc/x'],
      ['an empty segment', 'a//b'],
      ['a slash at its end', 'a/'],
      ['a way out', '../x'],
      ['a way out within', 'a/../../x'],
      ['its own place', 'a/./b'],
      ['a backslash', 'a\\b'],
      ['a control character', 'a\u0000b'],
      ['a drive letter', 'c:/x'],
      ['a device name of Windows', 'a/nul.json'],
      ['a dot at the end of a segment', 'a./b'],
      ['half a surrogate pair', 'a/\ud800'],
      ['a segment of more than 255 bytes', `a/${'录'.repeat(86)}`],
      ['more than 1024 bytes', 'abcdefg/'.repeat(140).slice(0, -1)],
    ])('refuses a key with %s', async (_, key) => {
      const { store } = await open();

      await expect(store.put(key, bytes('x'))).rejects.toMatchObject({ kind: 'permanent', code: 'bad-key' });
      await expect(store.get(key)).rejects.toMatchObject({ kind: 'permanent', code: 'bad-key' });
      await expect(store.delete(key)).rejects.toMatchObject({ kind: 'permanent', code: 'bad-key' });
    });
  });
}
