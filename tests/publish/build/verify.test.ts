import { describe, expect, test } from 'vitest';
import { miss } from '../../../functions/publish/miss.ts';
import { verify } from '../../../functions/publish/verify.ts';
import { bytes, DAY_MS, oneScope, target } from './one-scope.ts';

async function published() {
  const scope = oneScope();
  scope.targets = [target('a', { 'g/a.html': 'a', 'g/a.txt': 'text' }), target('b', { 'g/b.html': 'b' })];
  await scope.build();
  return scope;
}

describe('verify', () => {
  test('says so where manifest, store and records agree, and marks nothing', async () => {
    const scope = await published();

    expect(await verify('g', scope.deps, { bytes: 'all' })).toEqual({
      state: 'as-recorded',
      scope: 'g',
      files: 3,
      missing: [],
      foreign: [],
      orphans: [],
      outdated: 0,
    });
    expect(await scope.waits()).toBeUndefined();
  });

  test('names what is missing, foreign or orphaned, and the next build mends it', async () => {
    const scope = await published();
    await scope.publicStore.delete('g/a.html');
    await scope.publicStore.put('g/b.html', bytes('foreign'));
    await scope.publicStore.put('g/orphan.html', bytes('orphan'));

    expect(await verify('g', scope.deps)).toMatchObject({
      state: 'marked',
      missing: ['g/a.html'],
      foreign: ['g/b.html'],
      orphans: ['g/orphan.html'],
    });
    expect((await scope.buildIfDue()).written).toEqual(['g/a.html', 'g/b.html']);
    scope.now += DAY_MS;
    await scope.buildIfDue();

    expect(await scope.files()).toEqual({ 'g/a.html': 'a', 'g/a.txt': 'text', 'g/b.html': 'b' });
    expect((await verify('g', scope.deps, { bytes: 'all' })).state).toBe('as-recorded');
  });

  test('names all that is missing, though somebody tells meanwhile of one file that he has missed', async () => {
    const scope = await published();
    for (const path of ['g/a.html', 'g/b.html']) await scope.publicStore.delete(path);
    let isTold = false;
    const publicStore = {
      ...scope.publicStore,
      async *listed(...args: Parameters<typeof scope.publicStore.listed>) {
        if (!isTold) await miss('g', 'g/a.html', scope.deps);
        isTold = true;
        yield* scope.publicStore.listed(...args);
      },
    };

    expect(await verify('g', { ...scope.deps, publicStore })).toMatchObject({
      state: 'marked',
      missing: ['g/a.html', 'g/b.html'],
    });
    expect((await scope.buildIfDue()).written).toEqual(['g/a.html', 'g/b.html']);
  });

  test('fills a lost bucket again, with requests only for what is to be written', async () => {
    const scope = oneScope();
    scope.targets = Array.from({ length: 200 }, (_, index) =>
      target(`t${index}`, { [`g/${index}.html`]: 'page' }),
    );
    await scope.build();
    for (const path of Object.keys(await scope.files())) await scope.publicStore.delete(path);

    expect((await verify('g', scope.deps)).missing).toHaveLength(200);
    scope.calls.length = 0;
    await scope.buildIfDue();

    expect(Object.keys(await scope.files())).toHaveLength(200);
    expect(scope.calls.filter((call) => /public (?:head|list)/.test(call))).toEqual(['public list g/']);
  });

  test('reads the bytes on command: an etag that is right may stand over others', async () => {
    const scope = await published();
    const { get, put } = scope.publicStore;
    const rotten = new Set(['g/a.txt']);
    const publicStore = {
      ...scope.publicStore,
      get: async (key: string) => {
        const object = await get(key);
        return object && rotten.has(key) ? { ...object, body: bytes('rotten') } : object;
      },
      put: async (...[key, ...rest]: Parameters<typeof put>) => {
        rotten.delete(key);
        return put(key, ...rest);
      },
    };
    const deps = { ...scope.deps, publicStore };

    expect((await verify('g', deps)).state).toBe('as-recorded');
    expect(await verify('g', deps, { bytes: 'all' })).toMatchObject({
      state: 'marked',
      foreign: ['g/a.txt'],
    });
    await scope.build({ publicStore });
    expect(rotten.size).toBe(0);
    expect((await verify('g', deps, { bytes: 'all' })).state).toBe('as-recorded');
  });

  test('reads each file once in thirty nights', async () => {
    const scope = oneScope();
    scope.targets = Array.from({ length: 90 }, (_, index) =>
      target(`t${index}`, { [`g/${index}.html`]: 'page' }),
    );
    await scope.build();
    scope.calls.length = 0;

    for (let night = 0; night < 30; night += 1) {
      await verify('g', scope.deps, { bytes: 'thirtieth' });
      scope.now += DAY_MS;
    }

    const read = scope.calls.filter((call) => call.startsWith('public get'));
    expect([read.length, new Set(read).size]).toEqual([90, 90]);
  });

  test('reads each file once in four weeks, where it comes once a week', async () => {
    const scope = oneScope();
    scope.targets = Array.from({ length: 90 }, (_, index) =>
      target(`t${index}`, { [`g/${index}.html`]: 'page' }),
    );
    await scope.build();
    scope.calls.length = 0;

    for (let week = 0; week < 4; week += 1) {
      await verify('g', scope.deps, { bytes: 'quarter' });
      scope.now += 7 * DAY_MS;
    }

    const read = scope.calls.filter((call) => call.startsWith('public get'));
    expect([read.length, new Set(read).size]).toEqual([90, 90]);
  });

  test('marks what nobody has marked: a release, a record, a target that is gone', async () => {
    const scope = await published();
    expect(await verify('g', { ...scope.deps, renderingVersion: '2' })).toMatchObject({
      state: 'marked',
      outdated: 2,
    });
    expect(await scope.waits()).toBe(0);
    await scope.buildIfDue();
    expect((await verify('g', scope.deps)).state).toBe('as-recorded');

    scope.targets = [target('a', { 'g/a.html': 'changed' })];
    expect(await verify('g', scope.deps)).toMatchObject({ state: 'marked', outdated: 2 });
  });

  test('reads records that may lag by a moment, and the build that mends those that do not', async () => {
    const scope = await published();
    const asked: unknown[] = [];
    const plan: typeof scope.deps.plan = (name, options) => {
      asked.push(options?.isEventual === true);
      return scope.deps.plan(name, options);
    };
    scope.targets = [target('a', { 'g/a.html': 'changed' })];

    await verify('g', { ...scope.deps, plan });
    await scope.build({ plan });

    expect(asked).toEqual([true, false]);
  });

  test('does not mark for the sake of a target that failed and waits for its next try', async () => {
    const scope = await published();
    scope.targets = [target('a', {}, { render: () => Promise.reject(new Error('damaged')) })];
    await scope.build();
    const waits = await scope.waits();

    expect((await verify('g', scope.deps)).state).toBe('as-recorded');
    expect(await scope.waits()).toBe(waits);
  });

  test('leaves builds alone whose manifests keep coming in between, and compares again after one', async () => {
    const scope = await published();
    let builds = 0;
    let most = 9;
    const deps = {
      ...scope.deps,
      publicStore: {
        ...scope.deps.publicStore,
        async *listed(prefix: string) {
          builds += 1;
          if (builds <= most) {
            scope.targets = [target('a', { 'g/a.html': `newer ${builds}` })];
            await scope.build();
          }
          yield* scope.publicStore.listed(prefix);
        },
      },
    };

    expect((await verify('g', deps)).state).toBe('under-way');
    expect(builds).toBe(3);
    most = 4;
    expect((await verify('g', deps)).state).toBe('as-recorded');
    expect((await scope.manifest())?.suspects.size).toBe(0);
  });

  test('marks a scope without a manifest, and one whose manifest waits for what nobody will do', async () => {
    const scope = await published();
    scope.targets = [];
    await scope.build();
    const { token = 0 } = (await scope.builds.read('g')) ?? {};
    await scope.builds.clear('g', token);

    expect((await verify('g', scope.deps)).state).toBe('marked');
    await scope.buildIfDue();
    expect(await scope.waits()).toBe(DAY_MS);

    await scope.manifests.delete('builds/g.json');
    expect((await verify('g', scope.deps)).state).toBe('marked');
    expect((await scope.buildIfDue()).state).toBe('built');
  });
});
