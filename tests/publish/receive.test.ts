import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { type PublishDeps, receive } from '../../functions/publish/receive.ts';
import { transient } from '../../functions/shared/errors.ts';
import { bytes, oneScope, target } from './build/one-scope.ts';

const eventOf = (...messages: (object | string)[]) => ({
  Records: messages.map(
    (message, index) =>
      ({
        messageId: `message ${index}`,
        body: typeof message === 'string' ? message : JSON.stringify(message),
      }) as SQSRecord,
  ),
});
const plenty = () => 600_000;

function world() {
  const scope = oneScope();
  scope.targets = [target('a', { 'g/a.html': 'a' })];
  const woken: string[] = [];
  const deps: PublishDeps = {
    ...scope.deps,
    summaries: { all: async function* () {} },
    send: async (messages) => {
      woken.push(...messages.map(({ scope }) => scope));
    },
  };
  return { scope, deps, woken, mark: () => scope.builds.mark('g', new Date(scope.now).toISOString()) };
}

test('builds a scope that is due, and takes ten deliveries of a message for one', async () => {
  const { scope, deps, mark } = world();
  await mark();

  const answer = await receive(eventOf(...Array<object>(10).fill({ scope: 'g' })), deps, plenty);

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await scope.files()).toEqual({ 'g/a.html': 'a' });
  expect(scope.done).toHaveLength(1);
  expect(await scope.waits()).toBeUndefined();
});

test('gives back what failed and what is of another form, and nothing else', async () => {
  const { scope, deps, mark } = world();
  await mark();
  const publicStore = {
    ...scope.publicStore,
    put: () => Promise.reject(transient('store-unavailable', 'The store is away')),
  };

  const answer = await receive(
    eventOf({ scope: 'g' }, 'meeting/g/1', { scope: 'idle' }, { scope: 'g', force: true }),
    { ...deps, publicStore },
    plenty,
  );

  const failed = ['message 0', 'message 1', 'message 3'];
  expect(answer).toEqual({ batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) });
});

test('verifies first where it is told to', async () => {
  const { scope, deps } = world();
  await scope.build();
  await scope.publicStore.put('g/a.html', bytes('foreign'));

  await receive(eventOf({ scope: 'g' }), deps, plenty);
  expect(await scope.files()).toEqual({ 'g/a.html': 'foreign' });
  await receive(eventOf({ scope: 'g', verify: 'listing' }), deps, plenty);
  expect(await scope.files()).toEqual({ 'g/a.html': 'a' });
});

test('begins nothing where too little time is left, and keeps the mark', async () => {
  const { scope, deps, mark } = world();
  await mark();

  expect(await receive(eventOf({ scope: 'g' }), deps, () => 30_000)).toEqual({ batchItemFailures: [] });

  expect(await scope.files()).toEqual({});
  expect(await scope.waits()).toBe(0);
});

test('compares at night what is in turn, and every government where a person says so', async () => {
  const { deps, woken } = world();
  const summary = { source: 'g', generation: 1, meetings: 1, decisions: 1, recent: [] };
  const summaries = {
    async *all() {
      yield summary;
    },
  };
  const calm = { ...deps, summaries, tonight: async () => undefined };

  await receive({ nightly: true }, calm, plenty);
  expect(woken).not.toContain('g');
  expect(woken).toContain('all');
  await receive({ nightly: true, every: true }, calm, plenty);
  expect(woken).toContain('g');
});

test('asks for each manifest of a run to be compared, once for each run, and leaves nothing of the batch', async () => {
  const { deps } = world();
  const sent: unknown[] = [];
  const send: PublishDeps['send'] = async (messages, name) => void sent.push([name, messages]);
  const keys = ['builds/all.json', 'builds/yunze.json', 'builds/all/data/meetings.json', 'raw/abc'];
  const batch = {
    run: 'verify',
    execution: 'verify-1',
    depth: 'quarter',
    items: keys.map((Key) => ({ Key })),
  } as const;

  expect(await receive(batch, { ...deps, send }, plenty)).toEqual({ ...batch, items: [] });

  const scopes = ['all', 'yunze', 'all/data/meetings'];
  expect(sent).toEqual([['run-verify-1', scopes.map((scope) => ({ scope, verify: 'quarter' }))]]);
});

test('refuses a run that is the work of another room', async () => {
  const { deps } = world();
  const batch = { run: 'reprocess', execution: 'x', items: [{ Key: 'builds/all.json' }] } as const;

  await expect(receive(batch, deps, plenty)).rejects.toMatchObject({ code: 'bad-run' });
});

test('sweeps: wakes what is due', async () => {
  const { scope, deps, woken, mark } = world();
  await scope.builds.mark('all', '2099-01-01T00:00:00.000Z');
  await mark();

  await receive({ sweep: true }, deps, plenty);

  expect(woken).toEqual(['g']);
});

test('opens the site with the first sweep, before there is any meeting', async () => {
  const { deps, woken } = world();

  await receive({ sweep: true }, deps, plenty);

  expect(woken).toEqual(['all']);
});
