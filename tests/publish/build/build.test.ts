import { describe, expect, test } from 'vitest';
import type { BuildDeps } from '../../../functions/publish/build.ts';
import { conflict, permanent, transient } from '../../../functions/shared/errors.ts';
import type { ObjectStore } from '../../../functions/shared/object-store/object-store.ts';
import { bytes, DAY_MS, oneScope, TIMEOUT_MS, target } from './one-scope.ts';

const MINUTE_MS = 60_000;
const RECHECK_MS = TIMEOUT_MS + 15 * MINUTE_MS;

const written = (calls: readonly string[]) =>
  calls.flatMap((call) => /^public (?:put|delete) (.*)/.exec(call)?.[1] ?? []);

/** The store, with some calls of a test's own. */
const over = (scope: { deps: BuildDeps }, changes: Partial<ObjectStore>): Partial<BuildDeps> => ({
  publicStore: { ...scope.deps.publicStore, ...changes },
});

describe('what is written', () => {
  test('nothing is read but the row where nothing is due', async () => {
    const scope = oneScope();

    expect((await scope.buildIfDue()).state).toBe('nothing-due');
    await scope.build();
    scope.calls.length = 0;
    expect((await scope.buildIfDue()).state).toBe('nothing-due');

    expect(scope.calls).toEqual([]);
  });

  test('nothing is built before its time', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    await scope.build();
    scope.targets = [];
    await scope.build();
    scope.now += DAY_MS - 1;
    scope.calls.length = 0;

    expect((await scope.buildIfDue()).state).toBe('nothing-due');
    expect(scope.calls).toEqual([]);
    scope.now += 1;
    expect((await scope.buildIfDue()).removed).toEqual(['g/a.html']);
  });

  test('leaves first, then what links them, and deletions last', async () => {
    const scope = oneScope();
    scope.targets = [target('old', { 'g/old.html': 'old' })];
    await scope.build();
    scope.targets = [
      target('latest', { 'g/latest.json': 'latest' }, { order: 'latest' }),
      target(
        'tables',
        { 'g/sums': { text: 'sums', order: 'checksum' }, 'g/t.csv': 'table' },
        { order: 'table' },
      ),
      target('feed', { 'g/feed.xml': 'feed' }, { order: 'feed' }),
      target('page', { 'g/a.html': 'page', 'g/a.txt': { text: 'text', order: 'leaf' } }),
      target('old', { 'g/gone.html': 'withdrawn' }, { takenDown: true }),
    ];

    await scope.build();

    expect(written(scope.calls)).toEqual([
      'g/a.txt',
      'g/a.html',
      'g/gone.html',
      'g/feed.xml',
      'g/t.csv',
      'g/sums',
      'g/latest.json',
      'g/old.html',
    ]);
  });

  test('files whose bytes are what they were are left alone, and targets that show the same are not rendered', async () => {
    const scope = oneScope();
    const unchanged = target('b', { 'g/b.html': 'b' });
    scope.targets = [target('a', { 'g/a.html': 'one', 'g/a.txt': 'text' }), unchanged];
    await scope.build();
    let renderings = 0;
    const render = () => {
      renderings += 1;
      return unchanged.render();
    };
    scope.targets = [target('a', { 'g/a.html': 'two', 'g/a.txt': 'text' }), { ...unchanged, render }];

    const outcome = await scope.build();

    expect(outcome).toMatchObject({ state: 'built', written: ['g/a.html'], removed: [], unchanged: 1 });
    expect(renderings).toBe(0);
  });

  test('a new page takes no more calls than its files, two manifests and what was to be read', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    await scope.build();
    scope.targets = [...scope.targets, target('b', { 'g/b.html': 'b' })];

    await scope.build();

    expect(scope.calls).toEqual([
      'private get builds/g.json',
      'private put builds/g.json',
      'public put g/b.html',
      'private put builds/g.json',
    ]);
  });

  test('the manifest is written, the summary and the build of all are told, also when nothing changed', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    await scope.build();
    const before = await scope.manifest();

    const outcome = await scope.build();

    expect(outcome).toMatchObject({ state: 'built', written: [], unchanged: 1 });
    const after = await scope.manifest();
    expect(after?.generation).toBe((before?.generation ?? 0) + 1);
    expect(after?.writer).not.toBe(before?.writer);
    expect(scope.done.at(-1)).toMatchObject({ generation: after?.generation, failed: [] });
    expect([...(scope.done.at(-1)?.files ?? [])]).toEqual([
      ['g/a.html', await scope.publicStore.head('g/a.html')],
    ]);
  });

  test('settings and the rendering version are inputs of all targets, the order of keys is none', async () => {
    const scope = oneScope();
    const ab = target('a', { 'g/a.html': 'a' }, { inputs: { a: 1, b: [{ c: 1, d: 2 }] } });
    scope.targets = [ab];
    await scope.build();

    scope.targets = [{ ...ab, inputs: { b: [{ d: 2, c: 1 }], a: 1 } }];
    expect((await scope.build()).unchanged).toBe(1);
    expect((await scope.build({ settings: { name: 'other' } })).unchanged).toBe(0);
    expect((await scope.build({ settings: { name: 'other' }, renderingVersion: '2' })).unchanged).toBe(0);
  });

  test('who listens is told of what was written, and of nothing else', async () => {
    const scope = oneScope();
    const told: (readonly string[])[] = [];
    const announce = async (paths: readonly string[]) => {
      told.push(paths);
    };
    scope.targets = [target('a', { 'g/a.html': 'a' })];

    await scope.build({ announce });
    await scope.build({ announce });

    expect(told).toEqual([['g/a.html']]);
  });
});

describe('more than one intent', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      target(`t${index}`, { [`g/${index}.html`]: `page ${index}` }),
    );

  test('names at most 500 paths', async () => {
    const scope = oneScope();
    scope.targets = many(1201);
    const intents: number[] = [];
    const { put } = scope.manifests;
    scope.deps.manifests.put = async (key, body, options) => {
      intents.push(JSON.parse(new TextDecoder().decode(body)).intent.length);
      return put(key, body, options);
    };

    const { written: paths } = await scope.build();

    expect(paths).toHaveLength(1201);
    expect(Math.max(...intents)).toBeLessThanOrEqual(500);
    expect(intents.reduce((sum, length) => sum + length)).toBe(1201);
    expect(intents.at(-1)).toBe(0);
  });

  test('whoever goes on after a kill does not write again what an earlier intent named', async () => {
    const scope = oneScope();
    scope.targets = many(1100);
    let puts = 0;
    const { put } = scope.publicStore;
    const dying = over(scope, {
      put: async (...args) => {
        puts += 1;
        if (puts > 600) throw transient('dead', 'The process is gone');
        return put(...args);
      },
    });
    await expect(scope.build(dying)).rejects.toThrow('The process is gone');

    scope.now += MINUTE_MS;
    const { state, written: paths } = await scope.buildIfDue();

    expect(state).toBe('built');
    expect(paths.length).toBeLessThan(700);
    expect(Object.keys(await scope.files())).toHaveLength(1100);
  });

  test('a build whose time is up keeps what it has, and its mark', async () => {
    const scope = oneScope();
    scope.targets = [...many(1100), target('gone', { 'g/gone.html': 'gone' })];
    await scope.build();
    scope.targets = many(1100).map((one) => ({ ...one, inputs: 'new' }));
    let asked = 0;
    const isTimeUp = () => {
      asked += 1;
      return asked > 20;
    };

    const { state } = await scope.build({ isTimeUp });
    expect(state).toBe('unfinished');
    expect(scope.done).toHaveLength(1);
    expect(await scope.waits()).toBe(0);

    const { state: next, unchanged } = await scope.buildIfDue();
    expect([next, unchanged]).toEqual(['built', 640]);
    expect((await scope.manifest())?.intent).toEqual([]);
  });
});

describe('what is not rendered any more', () => {
  test('stays for a day, or as long as its file said, for those who hold a page that links it', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a', 'g/t.csv': { text: 'table', keepDays: 7 } })];
    await scope.build();
    scope.targets = [];

    await scope.build();
    expect(Object.keys(await scope.files())).toEqual(['g/a.html', 'g/t.csv']);
    expect(await scope.waits()).toBe(DAY_MS);
    scope.now += DAY_MS;
    expect(await scope.buildIfDue()).toMatchObject({ removed: ['g/a.html'] });
    expect(await scope.waits()).toBe(6 * DAY_MS);
    scope.now += 6 * DAY_MS;
    await scope.buildIfDue();

    expect(await scope.files()).toEqual({});
    expect(await scope.waits()).toBeUndefined();
  });

  test('is neither deleted nor written again when it comes back meanwhile', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    await scope.build();
    scope.targets = [];
    await scope.build();
    scope.targets = [target('b', { 'g/a.html': 'a' })];

    expect((await scope.build()).written).toEqual([]);

    expect(await scope.waits()).toBeUndefined();
    scope.now += 2 * DAY_MS;
    await scope.build();
    expect(await scope.files()).toEqual({ 'g/a.html': 'a' });
  });

  test('goes at once where it was taken down, also what had become obsolete before', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a', 'g/a.json': 'a', 'g/a.txt': 'a' })];
    await scope.build();
    scope.targets = [target('a', { 'g/a.html': 'a', 'g/a.json': 'a' })];
    await scope.build();
    scope.targets = [target('a', { 'g/a.html': 'withdrawn' }, { takenDown: true })];

    const { removed } = await scope.build();

    expect([...removed].sort()).toEqual(['g/a.json', 'g/a.txt']);
    expect(await scope.files()).toEqual({ 'g/a.html': 'withdrawn' });
  });

  test('goes at once where its target is of another edition, also when the build of that was killed', async () => {
    const scope = oneScope();
    const table = (text: string, edition: string) =>
      target('t', { [`g/t-${text}.csv`]: { text, keepDays: 7, edition }, 'g/latest.txt': text }, { edition });
    for (const text of ['a', 'b']) {
      scope.targets = [table(text, 'first')];
      await scope.build();
    }
    expect(Object.keys(await scope.files())).toEqual(['g/latest.txt', 'g/t-a.csv', 'g/t-b.csv']);
    scope.targets = [table('c', 'second')];
    const failing = {
      ...scope.publicStore,
      delete: () => Promise.reject(transient('store-away', 'The store is away')),
    };
    await expect(scope.build({ publicStore: failing })).rejects.toThrow();
    expect(Object.keys(await scope.files())).toContain('g/t-b.csv');

    await scope.build();

    expect(Object.keys(await scope.files())).toEqual(['g/latest.txt', 'g/t-c.csv']);
    // What is replaced within the edition stays as long as it says.
    scope.targets = [table('d', 'second')];
    await scope.build();
    expect(Object.keys(await scope.files())).toEqual(['g/latest.txt', 'g/t-c.csv', 'g/t-d.csv']);
  });

  test('goes at once where it was taken down, though nobody remembers whose it was', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a', 'g/a.txt': 'a' })];
    await scope.build();
    await scope.manifests.delete('builds/g.json');
    scope.targets = [
      target('a', { 'g/a.html': 'withdrawn' }, { takenDown: true, formerly: ['g/a.html', 'g/a.txt'] }),
    ];

    await scope.build();

    expect(await scope.files()).toEqual({ 'g/a.html': 'withdrawn' });
  });

  test('stays anew where an intent is found: somebody may be writing pages that link it', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    await scope.build();
    scope.targets = [];
    await scope.build();
    scope.now += DAY_MS;
    scope.targets = [target('b', { 'g/b.html': 'b' })];
    const broken = over(scope, { put: async () => Promise.reject(transient('away', 'The store is away')) });
    await expect(scope.build(broken)).rejects.toThrow('away');
    scope.now += MINUTE_MS;

    expect((await scope.buildIfDue()).removed).toEqual([]);

    expect(await scope.waits()).toBe(RECHECK_MS);
    expect((await scope.manifest())?.files.get('g/a.html')?.deleteAt).toBe(
      new Date(scope.now + DAY_MS).toISOString(),
    );
  });

  test('may be taken over by another target', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a', 'g/moves.html': 'moves' })];
    await scope.build();
    scope.targets = [target('b', { 'g/moves.html': 'moves' }), target('a', { 'g/a.html': 'a' })];

    expect(await scope.build()).toMatchObject({ written: [], failed: [] });

    expect(await scope.waits()).toBeUndefined();
    expect((await scope.manifest())?.files.get('g/moves.html')?.target).toBe('b');
  });
});

describe('a target that fails', () => {
  const failing = (error: unknown) =>
    target('bad', {}, { inputs: String(error), render: () => Promise.reject(error) });

  test('stops no other; its old files stay; it is named, and tried again later and later', async () => {
    const scope = oneScope();
    scope.targets = [target('bad', { 'g/bad.html': 'good' }), target('a', { 'g/a.html': 'one' })];
    await scope.build();
    const start = new Date(scope.now).toISOString();
    scope.targets = [
      failing(permanent('document-damaged', 'It is damaged')),
      target('a', { 'g/a.html': 'two' }),
    ];

    const waits: unknown[] = [];
    for (let tries = 1; tries <= 12; tries += 1) {
      const { state, failed } = tries === 1 ? await scope.build() : await scope.buildIfDue();
      expect(state).toBe('built');
      expect(failed).toEqual([
        { target: 'bad', code: 'document-damaged', message: 'It is damaged', since: start, tries },
      ]);
      const wait = await scope.waits();
      waits.push((wait ?? 0) / MINUTE_MS);
      scope.now += wait ?? 0;
    }

    expect(await scope.files()).toEqual({ 'g/bad.html': 'good', 'g/a.html': 'two' });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    expect(scope.done.at(-1)?.failed).toHaveLength(1);

    scope.targets = [target('bad', { 'g/bad.html': 'mended' })];
    expect((await scope.buildIfDue()).failed).toEqual([]);
    expect((await scope.manifest())?.failed.size).toBe(0);
  });

  test('is a failure no more when it shows again what it showed', async () => {
    const scope = oneScope();
    const good = target('bad', { 'g/bad.html': 'good' });
    scope.targets = [good];
    await scope.build();
    scope.targets = [failing(new TypeError('x is undefined'))];
    expect((await scope.build()).failed).toMatchObject([{ code: 'unexpected', message: 'x is undefined' }]);
    scope.targets = [good];

    expect(await scope.build()).toMatchObject({ failed: [], written: [], unchanged: 1 });
    expect(await scope.waits()).toBeUndefined();
  });

  test.each([
    ['a path of another target', 'g/a.html', 'path-taken'],
    ['a path outside its scope', 'h/a.html', 'path-taken'],
  ])('renders %s', async (_, path, code) => {
    const scope = oneScope();
    const a = target('a', { 'g/a.html': 'a' });
    scope.targets = [a];
    await scope.build();
    scope.targets = [a, target('b', { [path]: 'b' })];

    expect((await scope.build()).failed).toMatchObject([{ target: 'b', code }]);
    expect(await scope.files()).toEqual({ 'g/a.html': 'a' });
  });
});

test('of two targets that render one path at the same time, one has it and the other fails', async () => {
  const scope = oneScope();
  scope.targets = [target('a', { 'g/x.html': 'x' }), target('b', { 'g/x.html': 'x', 'g/y.html': 'y' })];

  expect((await scope.build()).failed).toMatchObject([{ target: 'b', code: 'path-taken' }]);
  expect(await scope.files()).toEqual({ 'g/x.html': 'x' });
});

describe('a store that fails', () => {
  test('leaves the mark, which waits as long again as it has waited', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const broken = over(scope, { put: () => Promise.reject(full) });

    const waits: number[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      await expect(scope.build(broken)).rejects.toThrow('no space left');
      const wait = (await scope.waits()) ?? 0;
      waits.push(wait / MINUTE_MS);
      scope.now += wait;
    }

    expect(waits).toEqual([1, 1, 2, 4]);
    expect(await scope.buildIfDue()).toMatchObject({ state: 'built', written: ['g/a.html'] });
  });

  test('that answers only to a second request leaves a suspect', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    const { put } = scope.publicStore;
    await scope.build(
      over(scope, { put: async (...args) => ({ ...(await put(...args)), sentAgain: true }) }),
    );

    expect(await scope.waits()).toBe(RECHECK_MS);
    scope.now += RECHECK_MS;
    scope.calls.length = 0;
    await scope.buildIfDue();
    expect(scope.calls).toContain('public head g/a.html');
    expect(await scope.waits()).toBeUndefined();
  });

  test('begins nothing more once a request of a group has failed, and ends without a manifest', async () => {
    const scope = oneScope();
    scope.targets = [
      target('leaf', { 'g/leaf.txt': 'leaf' }, { order: 'leaf' }),
      target('page', { 'g/page.html': 'page' }),
    ];
    const refused = over(scope, { put: () => Promise.reject(permanent('store-refused', 'Access denied')) });

    await expect(scope.build(refused)).rejects.toThrow('Access denied');

    expect(await scope.files()).toEqual({});
    expect((await scope.manifest())?.intent).toEqual(['g/leaf.txt', 'g/page.html']);
  });
});

describe('files that others have changed', () => {
  test('are adopted and written over', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'one' })];
    await scope.build();
    await scope.publicStore.put('g/a.html', bytes('foreign'));
    scope.targets = [target('a', { 'g/a.html': 'two' }), target('b', { 'g/b.html': 'b' })];
    await scope.publicStore.put('g/b.html', bytes('foreign'));

    expect((await scope.build()).state).toBe('built');

    expect(await scope.files()).toEqual({ 'g/a.html': 'two', 'g/b.html': 'b' });
    expect(await scope.waits()).toBe(RECHECK_MS);
  });

  test('are right where they hold what was wanted', async () => {
    const scope = oneScope();
    await scope.build();
    scope.targets = [target('b', { 'g/b.html': 'b' })];
    await scope.publicStore.put('g/b.html', bytes('b'));

    expect((await scope.build()).state).toBe('built');

    expect(scope.calls.filter((call) => call === 'public put g/b.html')).toHaveLength(1);
  });

  test('again and again, fail the build', async () => {
    const scope = oneScope();
    scope.targets = [target('b', { 'g/b.html': 'b' })];
    const contended = over(scope, { put: () => Promise.reject(conflict('object-changed', 'Changed')) });

    await expect(scope.build(contended)).rejects.toMatchObject({ kind: 'transient', code: 'file-contended' });
  });

  test('are left alone by a build that has lost its manifest', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    const { put } = scope.publicStore;
    const late = over(scope, {
      put: async (...args) => {
        scope.targets = [target('a', { 'g/a.html': 'newer' })];
        await scope.buildIfDue();
        return put(...args);
      },
    });

    expect((await scope.build(late)).state).toBe('superseded');

    expect(await scope.files()).toEqual({ 'g/a.html': 'newer' });
  });
});

describe('the manifest', () => {
  test.each([
    ['no JSON', '{'],
    ['of another version', '{"version":0}'],
    ['of another shape', '[]'],
  ])(
    'counts as missing where it is %s: everything is looked at and rendered, and mended',
    async (_, text) => {
      const scope = oneScope();
      scope.targets = [target('a', { 'g/a.html': 'a' })];
      await scope.build();
      const before = (await scope.manifest())?.generation ?? 0;
      await scope.manifests.put('builds/g.json', bytes(text));
      await scope.publicStore.put('g/orphan.html', bytes('orphan'));

      expect(await scope.build()).toMatchObject({ state: 'built', written: ['g/a.html'] });

      const manifest = await scope.manifest();
      expect(manifest?.generation).toBeGreaterThan(before);
      expect([...(manifest?.suspects.keys() ?? [])]).toEqual(['g/a.html', 'g/orphan.html']);
      expect(manifest?.files.get('g/orphan.html')).toMatchObject({ obsolete: true });
    },
  );

  test('goes on where only its answer was lost', async () => {
    const scope = oneScope();
    scope.targets = [target('a', { 'g/a.html': 'a' })];
    const { put } = scope.manifests;
    const lossy = {
      ...scope.deps.manifests,
      put: async (...args: Parameters<typeof put>) => {
        await put(...args);
        throw conflict('condition-failed', 'Sent twice');
      },
    };

    expect((await scope.build({ manifests: lossy })).state).toBe('built');
    expect(await scope.files()).toEqual({ 'g/a.html': 'a' });
  });

  test('stays small: each path stands in it once', async () => {
    const scope = oneScope();
    scope.targets = Array.from({ length: 1000 }, (_, index) =>
      target(`meeting/g/2024/${index}`, { [`g/meetings/2024/${index}.html`]: `page ${index}` }),
    );
    await scope.build();

    expect((await scope.manifests.get('builds/g.json'))?.body.byteLength).toBeLessThan(150_000);
  });
});
