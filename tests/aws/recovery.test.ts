import { beforeEach, describe, expect, it } from 'vitest';
import { meetingDocument, meetingPage } from '../../functions/publish/addresses.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { onStage } from './command.ts';
import { differing } from './embedded-twin.ts';
import { output } from './stack.ts';
import {
  afterANight,
  askAll,
  emptyBucket,
  emptyTable,
  json,
  privateStore,
  publicStore,
  published,
  quiet,
  recorded,
  requestFor,
  reset,
  samplePages,
} from './world.ts';

const WITHDRAWN = 'yunze/2024/31';

/** Everything of the sample is published, and one meeting withdrawn. */
async function publishAll(): Promise<Record<string, string>> {
  for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
  await askAll(samplePages.map(requestFor));
  await recorded();
  await quiet();
  const withdrawal = await onStage('withdraw', WITHDRAWN, '--by', 'A. Editor', '--why', '误发');
  expect(withdrawal).toMatchObject({ status: 0 });
  return afterANight();
}

beforeEach(reset);

describe('what is lost', () => {
  it('is made anew: all records, from the objects alone, and what was withdrawn stays so', async () => {
    const before = await publishAll();
    expect(await json(meetingDocument(WITHDRAWN))).not.toHaveProperty('decisions');

    await emptyTable(output('RecordsTable'));
    const { status, said } = await onStage('restore');

    expect([status, said]).toEqual([0, expect.stringContaining('Restored 10 meetings')]);
    await quiet();
    expect(differing(before, await afterANight())).toEqual([]);
  });

  it('is made anew: every public file, when somebody compares them', async () => {
    const before = await publishAll();

    await emptyBucket(output('PublicBucket'));
    expect(await published()).toEqual({});
    const { said } = await onStage('verify');

    expect(said).toContain('missing');
    await quiet();
    expect(differing(before, await published())).toEqual([]);
  });

  it('is found by its bytes: a file that somebody else has written over', async () => {
    const before = await publishAll();
    const page = meetingPage('linlan-qingyu/2024/5');
    await publicStore.put(page, new TextEncoder().encode('<p>foreign</p>'), { contentType: 'text/html' });
    await publicStore.delete('yunze/decisions.xml');

    const { said } = await onStage('verify', 'linlan-qingyu', 'yunze', '--bytes');

    expect(said).toContain(page);
    await quiet();
    expect(differing(before, await published())).toEqual([]);
  });
});
