import type { SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordDeps } from '../../functions/record/deps.ts';
import { quarantineKey } from '../../functions/record/quarantine.ts';
import { receive, receiveEvent } from '../../functions/record/receive.ts';
import { snapshotKey, storeSnapshot } from '../../functions/record/snapshot.ts';
import { refused } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';

/** Rows that nobody may ask for: what is tested here ends before them. */
const none = <T extends object>() =>
  new Proxy({} as T, {
    get: () => () => {
      throw new Error('The rows were asked for');
    },
  });
const noRecords = none<RecordDeps['records']>();

let store: ObjectStore;
let deps: RecordDeps;
beforeEach(() => {
  store = memoryStore();
  deps = {
    store,
    records: noRecords,
    builds: none<RecordDeps['builds']>(),
    wake: async () => {},
    sources: [],
    clock: () => new Date('2026-02-03T04:05:06Z'),
    log: silentLog,
  };
});

const read = async (key: string) => {
  const object = await store.get(key);
  return object && new TextDecoder().decode(object.body);
};
const request = (bytes: Uint8Array) => ({
  sha256: sha256(bytes),
  contentType: 'text/plain; charset=utf-8',
  fetchedAt: '2026-02-03T04:00:00Z',
});

describe('a message that is no parse request', () => {
  it.each([
    ['is not JSON', 'minutes, please'],
    ['lacks what a request must have', '{"sha256":"abc"}'],
    ['approves something without a page', '{"approve":"qingshi/2024/3"}'],
    ['has something that no request has', JSON.stringify({ ...request(new Uint8Array()), urgent: true })],
  ])('and %s is kept as it is, with the reason, and does not come back', async (_what, body) => {
    await receive(body, deps);

    const entry = JSON.parse((await read(quarantineKey(sha256(body)))) ?? 'null');
    expect(entry).toMatchObject({
      code: expect.stringMatching(/^invalid-(parse|approval)-request$/),
      at: '2026-02-03T04:05:06.000Z',
    });
    expect(await read(snapshotKey(sha256(body)))).toBe(body);
  });

  it('and approves a meeting that is not there is kept like that, too', async () => {
    deps = { ...deps, records: { ...noRecords, find: async () => undefined } };
    const body = JSON.stringify({ approve: 'qingshi/2024/3', sha256: sha256('a page') });

    await receive(body, deps);

    const entry = JSON.parse((await read(quarantineKey(sha256(body)))) ?? 'null');
    expect(entry).toMatchObject({ code: 'no-such-meeting', message: 'There is no meeting qingshi/2024/3' });
  });

  it('comes back when it cannot be kept now', async () => {
    store.put = () => Promise.reject(new Error('no connection'));

    await expect(receive('minutes, please', deps)).rejects.toThrow('no connection');
  });
});

describe('a parse request', () => {
  it('is worked off: a page that is no minutes ends in quarantine', async () => {
    const page = new TextEncoder().encode('明日停水通知');
    await store.put(snapshotKey(sha256(page)), page);

    await receive(JSON.stringify(request(page)), deps);

    expect(await read(quarantineKey(sha256(page)))).toContain('"code"');
  });

  it('comes back when its snapshot is not there', async () => {
    const page = new TextEncoder().encode('nowhere');

    await expect(receive(JSON.stringify(request(page)), deps)).rejects.toThrow(/No bytes are stored/);
  });
});

describe('a batch of files that take long', () => {
  /** Read one after the other, as PDF files are. */
  const EACH_MS = 40;

  it('is given back from where the time of the function ends, and what was read before is not', async () => {
    let before = Promise.resolve();
    const slowly: RecordDeps['parse'] = async () => {
      before = before.then(() => new Promise((resolve) => setTimeout(resolve, EACH_MS)));
      await before;
      throw refused('not-minutes', 'It is something else');
    };
    const files = Array.from({ length: 10 }, (_, i) => new TextEncoder().encode(`file ${i}`));
    for (const file of files) await storeSnapshot(store, file);
    const event = {
      Records: files.map(
        (file, i) => ({ messageId: String(i), body: JSON.stringify(request(file)) }) as SQSRecord,
      ),
    };
    const noted: string[] = [];
    const note = async (records: readonly SQSRecord[]) =>
      void noted.push(...records.map(({ messageId }) => messageId));
    const end = Date.now() + 5_000 + 4 * EACH_MS;

    const answer = await receiveEvent(event, { ...deps, parse: slowly }, note, () => end - Date.now());

    const { batchItemFailures: failures } = answer as { batchItemFailures: { itemIdentifier: string }[] };
    const left = failures.map(({ itemIdentifier }) => itemIdentifier);
    expect(Date.now()).toBeLessThan(end - 2_000);
    expect(left.length).toBeGreaterThanOrEqual(5);
    expect(left.length).toBeLessThan(10);
    expect(noted.sort()).toEqual([...left].sort());
    const done = files.filter((_, i) => !left.includes(String(i)));
    for (const file of done) expect(await read(quarantineKey(sha256(file)))).toContain('not-minutes');
  });
});
