import { expect, it } from 'vitest';
import type { IngestOutcome, RecordDeps } from '../../functions/record/deps.ts';
import { giveReceipt, receiptsGiven, takeReceipt } from '../../functions/record/receipts.ts';
import { receive } from '../../functions/record/receive.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { refused } from '../../functions/shared/errors.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';

it.each<[IngestOutcome['kind'], IngestOutcome]>([
  ['committed', { kind: 'committed', meeting: 'a/2024/1', rev: 1, document: {} as never, review: 'why' }],
  ['unchanged', { kind: 'unchanged', meeting: 'a/2024/1' }],
  ['asked', { kind: 'asked', page: 'f00', question: 'which?' }],
  ['quarantined', { kind: 'quarantined', code: 'not-minutes', message: 'a notice' }],
])('what became of a page that was %s is told, without its document, and told once', async (_, outcome) => {
  const store = memoryStore();
  await giveReceipt('run/7', outcome, { store, log: silentLog });

  const given: string[] = [];
  for await (const name of receiptsGiven(store, 'run/')) given.push(name);
  expect(given).toEqual(['7']);
  const { document: _document, ...told } = { document: undefined, ...outcome };
  expect(await takeReceipt(store, 'run/7')).toEqual(told);
  await expect(takeReceipt(store, 'run/7')).rejects.toMatchObject({ code: 'no-receipt' });
});

/** A page that is refused, so that no row is asked for. */
async function ask(more: object, put?: RecordDeps['store']['put']) {
  const store = memoryStore();
  const sha256 = await storeSnapshot(store, new TextEncoder().encode('<p>停水通知</p>'));
  const request = { sha256, contentType: 'text/html', fetchedAt: '2026-12-01T08:00:00Z', ...more };
  const deps = {
    store: put === undefined ? store : { ...store, put },
    sources: [],
    clock: () => new Date('2026-12-01T09:00:00Z'),
    log: silentLog,
    parse: () => {
      throw refused('not-minutes', 'a notice');
    },
  } as unknown as RecordDeps;
  await receive(JSON.stringify(request), deps);
  return { store, sha256 };
}

it('who asks through the queue is answered, and the receipt is no part of what is stored of the page', async () => {
  const { store, sha256 } = await ask({ receipt: 'run/0' });

  expect(await takeReceipt(store, 'run/0')).toEqual({
    kind: 'quarantined',
    code: 'not-minutes',
    message: 'a notice',
  });
  const entry = await store.get(`quarantine/${sha256}.json`);
  expect(new TextDecoder().decode(entry?.body)).not.toContain('receipt');
});

it('nobody who does not ask is answered, and an answer that cannot be written is no failure', async () => {
  const { store } = await ask({});
  const given: string[] = [];
  for await (const name of receiptsGiven(store, '')) given.push(name);
  expect(given).toEqual([]);

  const stubborn = memoryStore();
  await ask({ receipt: 'run/0' }, async (key, ...rest) => {
    if (key.startsWith('receipts/')) throw new Error('not allowed');
    return stubborn.put(key, ...rest);
  });
});
