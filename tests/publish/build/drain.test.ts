import { expect, test } from 'vitest';
import { drain } from '../../../functions/publish/drain.ts';
import type { Target } from '../../../functions/publish/targets/target.ts';
import { transient } from '../../../functions/shared/errors.ts';
import { oneScope, target } from './one-scope.ts';

/** Several scopes over one store. */
function scopes(targets: Readonly<Record<string, Target[]>>) {
  const world = oneScope();
  const built: string[] = [];
  const mark = (scope: string) => world.builds.mark(scope, new Date(world.now).toISOString());
  const deps = {
    ...world.deps,
    placesOf: (scope: string) => [{ prefix: scope === 'all' ? 'feeds/' : `${scope}/` }],
    plan: async (scope: string) => {
      built.push(scope);
      return {
        targets: targets[scope] ?? [],
        finish: async () => {
          if (scope !== 'all') await mark('all');
        },
      };
    },
  };
  return { world, built, mark, deps };
}

test('the governments are built first, and then once what is published of all', async () => {
  const { deps, built, mark } = scopes({
    a: [target('a', { 'a/index.html': 'a' })],
    b: [target('b', { 'b/index.html': 'b' })],
    'all/tables': [target('tables', { 'all/tables/x.parquet': 'all' })],
    all: [target('feed', { 'feeds/all.xml': 'all' })],
  });
  for (const scope of ['all', 'all/tables', 'a', 'b']) await mark(scope);

  expect(await drain(deps)).toEqual({ written: 4, removed: 0, failed: [] });

  expect(built).toEqual(['a', 'b', 'all/tables', 'all']);
  expect(await drain(deps)).toEqual({ written: 0, removed: 0, failed: [] });
});

test('a government whose store or target fails stops no other, is named, and is not tried twice', async () => {
  const { world, deps, built, mark } = scopes({
    a: [target('a', { 'a/index.html': 'a' })],
    b: [target('b', { 'b/index.html': 'b' })],
    c: [target('c', {}, { render: () => Promise.reject(new Error('It is damaged')) })],
  });
  for (const scope of ['a', 'b', 'c']) await mark(scope);
  const publicStore = {
    ...world.publicStore,
    put: (...[key, ...rest]: Parameters<typeof world.publicStore.put>) =>
      key.startsWith('a/')
        ? Promise.reject(transient('file-unavailable', 'No space left'))
        : world.publicStore.put(key, ...rest),
  };

  const outcome = await drain({ ...deps, publicStore });

  expect(outcome.written).toBe(1);
  expect(outcome.failed).toEqual([
    { scope: 'a', reason: expect.stringContaining('No space left') },
    { scope: 'c', target: 'c', reason: 'It is damaged' },
  ]);
  expect(built).toEqual(['a', 'b', 'c', 'all']);
});

test('what failed waits, unless whoever drains is impatient', async () => {
  let isBroken = true;
  const { deps, mark } = scopes({
    a: [
      target(
        'a',
        {},
        {
          render: () =>
            isBroken ? Promise.reject(new Error('It is damaged')) : target('a', { 'a/x.html': 'x' }).render(),
        },
      ),
    ],
  });
  await mark('a');
  await drain(deps);
  isBroken = false;

  expect(await drain(deps)).toMatchObject({ written: 0 });
  expect(await drain(deps, { isImpatient: true })).toEqual({ written: 1, removed: 0, failed: [] });
});

test('who is impatient does not build what waits only to delete something', async () => {
  const targets: Record<string, Target[]> = { a: [target('a', { 'a/index.html': 'a' })] };
  const { deps, built, mark } = scopes(targets);
  await mark('a');
  await drain(deps);
  targets.a = [];
  await mark('a');
  await drain(deps);
  built.length = 0;

  expect(await drain(deps, { isImpatient: true })).toEqual({ written: 0, removed: 0, failed: [] });
  expect(built).toEqual([]);
});

test('two thousand that fail again and again starve nobody', async () => {
  const broken = Array.from({ length: 2000 }, (_, index) => `b${index}`);
  const failing = [target('x', {}, { render: () => Promise.reject(new Error('It is damaged')) })];
  const { deps, mark, world } = scopes({
    ...Object.fromEntries(broken.map((scope) => [scope, failing])),
    a: [target('a', { 'a/index.html': 'a' })],
  });
  for (const scope of broken) await mark(scope);
  await drain(deps);
  world.now += 1;
  await mark('a');

  expect(await drain(deps)).toMatchObject({ written: 1, failed: [] });
});
