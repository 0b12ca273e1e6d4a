import { describe, expect, it } from 'vitest';
import { workOff } from '../../functions/shared/batch.ts';
import { silentLog } from '../../functions/shared/log.ts';

interface Letter {
  readonly id: string;
  readonly to: string;
}

const letters = (...pairs: readonly [string, string][]): Letter[] => pairs.map(([id, to]) => ({ id, to }));
const reading = { key: ({ to }: Letter) => to, identifier: ({ id }: Letter) => id };

describe('a batch', () => {
  it('fails for nobody when all goes well', async () => {
    const response = await workOff(letters(['1', 'a'], ['2', 'b']), reading, async () => {}, silentLog);

    expect(response).toEqual({ batchItemFailures: [] });
  });

  it('is work for each key once, however many records carry it', async () => {
    const worked: string[] = [];

    await workOff(
      letters(['1', 'a'], ['2', 'b'], ['3', 'a']),
      reading,
      async (key) => worked.push(key),
      silentLog,
    );

    expect(worked).toEqual(['a', 'b']);
  });

  it('gives back every record of a key that failed, and no other', async () => {
    const response = await workOff(
      letters(['1', 'a'], ['2', 'b'], ['3', 'a']),
      reading,
      async (key) => {
        if (key === 'a') throw new Error('not today');
      },
      silentLog,
    );

    expect(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['1', '3']);
  });

  it('says in the log what failed and why', async () => {
    const lines: unknown[] = [];
    const log = { ...silentLog, error: (_: string, fields?: object) => lines.push(fields) };

    await workOff(letters(['1', 'a']), reading, () => Promise.reject(new Error('not today')), log);

    expect(lines).toEqual([{ key: 'a', error: expect.stringContaining('not today') }]);
  });
});
