import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { workOff } from '../../functions/shared/batch.ts';
import { failureNotes, readFailure } from '../../functions/shared/failures.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';

const QUEUE = 'open-minutes-prod-parse';

/** Messages of a queue, each tried for the third time. */
const letters = (...pairs: readonly [id: string, body: string][]): SQSRecord[] =>
  pairs.map(
    ([messageId, body]) =>
      ({
        messageId,
        body,
        eventSourceARN: `arn:aws:sqs:eu-west-1:000000000000:${QUEUE}`,
        attributes: { ApproximateReceiveCount: '3' },
      }) as SQSRecord,
  );
const quiet = { log: silentLog };
const failing = (what: string) => async (body: string) => {
  if (body === what) throw new Error('not today');
};

describe('a batch', () => {
  it('fails for nobody when all goes well', async () => {
    const response = await workOff(letters(['1', 'a'], ['2', 'b']), async () => {}, quiet);

    expect(response).toEqual({ batchItemFailures: [] });
  });

  it('is work for each message once, however many records carry it', async () => {
    const worked: string[] = [];

    await workOff(letters(['1', 'a'], ['2', 'b'], ['3', 'a']), async (body) => worked.push(body), quiet);

    expect(worked).toEqual(['a', 'b']);
  });

  it('gives back every record of a message that failed, and no other', async () => {
    const response = await workOff(letters(['1', 'a'], ['2', 'b'], ['3', 'a']), failing('a'), quiet);

    expect(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['1', '3']);
  });

  it('says in the log what failed and why', async () => {
    const lines: unknown[] = [];
    const log = { ...silentLog, error: (_: string, fields?: object) => lines.push(fields) };

    await workOff(letters(['1', 'a']), failing('a'), { log });

    expect(lines).toEqual([{ key: 'a', error: expect.stringContaining('not today') }]);
  });

  it('writes down why a message failed, for who finds it among the dead letters', async () => {
    const store = memoryStore();
    const noteFailure = failureNotes(store, silentLog, () => new Date('2026-12-01T12:00:00Z'));

    await workOff(letters(['1', 'a'], ['2', 'b']), failing('a'), { log: silentLog, noteFailure });

    expect(await readFailure(store, QUEUE, '1')).toEqual({
      queue: QUEUE,
      messageId: '1',
      key: 'a',
      error: expect.stringContaining('not today'),
      at: '2026-12-01T12:00:00.000Z',
      tries: 3,
    });
    expect(await readFailure(store, QUEUE, '2')).toBeUndefined();
  });

  it('comes back all the same where that cannot be written down', async () => {
    const store = { put: () => Promise.reject(new Error('no room')) };
    const noteFailure = failureNotes(store, silentLog);

    const response = await workOff(letters(['1', 'a']), failing('a'), { log: silentLog, noteFailure });

    expect(response.batchItemFailures).toEqual([{ itemIdentifier: '1' }]);
  });

  it('gives back what is not done shortly before the function ends, and keeps what is', async () => {
    const store = memoryStore();
    const noteFailure = failureNotes(store, silentLog);
    const begun = Date.now();
    const leftMs = () => 5_080 - (Date.now() - begun);
    const done: string[] = [];
    // Ten files that are read one after the other: there is time for some of them.
    let before = Promise.resolve();
    const work = (body: string) => {
      before = before
        .then(() => new Promise((resolve) => setTimeout(resolve, 25)))
        .then(() => void done.push(body));
      return before;
    };
    const ten = Array.from({ length: 10 }, (_, i): [string, string] => [String(i), `file ${i}`]);

    const { batchItemFailures } = await workOff(letters(...ten), work, {
      log: silentLog,
      noteFailure,
      leftMs,
    });

    const given = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    expect(leftMs()).toBeGreaterThan(2_000);
    expect(done.length).toBeGreaterThan(0);
    expect(given.length).toBeGreaterThan(0);
    expect([...done.map((body) => body.slice(-1)), ...given].sort()).toEqual(ten.map(([id]) => id));
    expect((await readFailure(store, QUEUE, '9'))?.error).toContain(
      'It was not done when the function had to end',
    );
  });

  it('keeps nothing waiting for the end of its time when all is done', async () => {
    const begun = Date.now();
    await workOff(letters(['1', 'a']), async () => {}, { log: silentLog, leftMs: () => 60_000 });
    expect(Date.now() - begun).toBeLessThan(1_000);
  });
});
