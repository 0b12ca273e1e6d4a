import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { meetingDocument, meetingPage } from '../../functions/publish/addresses.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { onStage } from './command.ts';
import { differing } from './embedded-twin.ts';
import { output } from './stack.ts';
import {
  afterANight,
  askAll,
  dynamo,
  emptyBucket,
  emptyTable,
  json,
  nightly,
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

/** What everything looks like: all of the sample is published, and one meeting withdrawn. */
let before: Record<string, string>;
beforeEach(async () => {
  await reset();
  for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
  await askAll(samplePages.map(requestFor));
  await recorded();
  await quiet();
  const withdrawal = await onStage('withdraw', WITHDRAWN, '--by', 'A. Editor', '--why', '误发');
  expect(withdrawal).toMatchObject({ status: 0 });
  before = await afterANight();
});

describe('what is lost', () => {
  it('is made anew: all records, from the objects alone, and what was withdrawn stays so', async () => {
    expect(await json(meetingDocument(WITHDRAWN))).not.toHaveProperty('decisions');

    await emptyTable(output('RecordsTable'));
    const { status, said } = await onStage('restore');

    expect([status, said]).toEqual([0, expect.stringContaining('Restored 10 meetings')]);
    await quiet();
    expect(differing(before, await afterANight())).toEqual([]);
  });

  it('is made anew: public files that are missing or hold foreign bytes, and then all of them', async () => {
    const page = meetingPage('linlan-qingyu/2024/5');
    await publicStore.put(page, new TextEncoder().encode('<p>foreign</p>'), { contentType: 'text/html' });
    await publicStore.delete('yunze/decisions.xml');
    const some = await onStage('verify', 'linlan-qingyu', 'yunze', '--bytes');
    expect(some.said).toContain(page);
    expect(some.said).toContain('yunze/decisions.xml');
    await quiet();
    expect(differing(before, await published())).toEqual([]);

    await emptyBucket(output('PublicBucket'));
    expect(await published()).toEqual({});
    expect((await onStage('verify')).said).toContain('missing');
    await quiet();
    expect(differing(before, await published())).toEqual([]);
  });

  it('is not published while it is a part of the rows, until a person accepts that, and is there again with a restoration', async () => {
    const tables = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(files).filter(([path]) => /^data\/linlan-qingyu\/[a-z]+\.csv$/.test(path)),
      );
    for (const meeting of ['2024/5', '2024/11', '2025/3', '2025/14']) {
      const Key = { pk: 'GOV#linlan-qingyu', sk: `MEETING#linlan-qingyu/${meeting}` };
      await dynamo.send(new DeleteCommand({ TableName: output('RecordsTable'), Key }));
    }
    await nightly({ every: true });
    await quiet();
    expect(tables(await published())).toEqual(tables(before));

    expect(await onStage('publish', '--accept-loss', 'linlan-qingyu')).toMatchObject({ status: 0 });
    await quiet();
    expect(tables(await published())).not.toEqual(tables(before));

    expect(await onStage('restore')).toMatchObject({ status: 0 });
    await quiet();
    expect(differing(before, await afterANight())).toEqual([]);
  });
});
