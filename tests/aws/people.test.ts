import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { meetingDocument, meetingPage } from '../../functions/publish/addresses.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { doubtfulPage } from '../doubtful-page.ts';
import { onStage } from './command.ts';
import { differing } from './embedded-twin.ts';
import { output } from './stack.ts';
import {
  afterANight,
  askAll,
  doubtful,
  dynamo,
  feed,
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

const MEETING = 'linlan-qingyu/2024/5';
const WHO = ['--by', 'A. Editor', '--why', '核对原文'] as const;

beforeEach(async () => {
  await reset();
  for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
  await askAll(samplePages.map(requestFor));
  await recorded();
  await quiet();
});

const page = async (meeting: string): Promise<string> =>
  new TextDecoder().decode((await publicStore.get(meetingPage(meeting)))?.body);

const decisionsOf = async (meeting: string): Promise<number> =>
  (await feed(`${meeting.split('/')[0]}/decisions.json`))?.items.filter(({ id }) =>
    id.includes(`:decisions/${meeting}/`),
  ).length ?? 0;

describe('what a person decides on the command line, on a deployed stage', () => {
  it('corrects a meeting, and the page says so', async () => {
    const patch = join(mkdtempSync(join(tmpdir(), 'open-minutes-patch-')), 'patch.json');
    writeFileSync(patch, JSON.stringify({ title: '更正后的标题' }));

    const { status, said } = await onStage('correct', MEETING, patch, ...WHO);

    expect([status, said]).toEqual([0, expect.stringContaining(`corrected ${MEETING}`)]);
    // The command has waited for the build.
    expect(await json(meetingDocument(MEETING))).toMatchObject({ title: '更正后的标题' });
    expect(await page(MEETING)).toContain('核对原文');
  });

  it('withdraws a meeting everywhere, and publishes it again', async () => {
    const decisions = await decisionsOf(MEETING);
    expect(decisions).toBeGreaterThan(0);
    const before = await afterANight();

    expect(await onStage('withdraw', MEETING, ...WHO)).toMatchObject({ status: 0 });
    expect(await decisionsOf(MEETING)).toBe(0);
    expect(await page(MEETING)).toContain('核对原文');
    expect(await json(meetingDocument(MEETING))).not.toHaveProperty('decisions');

    expect(await onStage('withdraw', MEETING, '--undo', ...WHO)).toMatchObject({ status: 0 });
    expect(await decisionsOf(MEETING)).toBe(decisions);
    const changed = differing(before, await afterANight());
    expect(changed.filter((path) => path.startsWith('yunze/') || path.includes('(lacks)'))).toEqual([]);
  });

  it('approves what the parser doubts', async () => {
    await storeSnapshot(privateStore, doubtful.bytes);
    await askAll([requestFor(doubtful)]);
    await recorded();
    await quiet();
    expect(await json(meetingDocument(doubtfulPage.meeting))).toBeUndefined();
    expect((await onStage('review')).said).toContain(doubtfulPage.meeting);

    const { status } = await onStage('review', 'approve', doubtfulPage.meeting);

    expect(status).toBe(0);
    await quiet();
    expect(await json(meetingDocument(doubtfulPage.meeting))).toMatchObject({ id: doubtfulPage.meeting });
  });

  it('accepts a loss of rows, which is not published before, and has them again by a restoration', async () => {
    const before = await afterANight();
    const tables = (files: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(files).filter(([path]) => /^data\/linlan-qingyu\/[a-z]+\.csv$/.test(path)),
      );
    for (const meeting of ['2024/5', '2024/11', '2025/3', '2025/14'])
      await dynamo.send(
        new DeleteCommand({
          TableName: output('RecordsTable'),
          Key: { pk: 'GOV#linlan-qingyu', sk: `MEETING#linlan-qingyu/${meeting}` },
        }),
      );
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
