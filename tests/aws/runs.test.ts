// Runs over what is stored, by the state machine that is deployed. The local AWS hands over one item at a time, where Step
// Functions makes batches (tests/infra/runs.test.ts, tests/record/run.test.ts), and knows no redrive.
import { DescribeStateMachineCommand, SFNClient, UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingDocument } from '../../functions/publish/addresses.ts';
import { askFor, backfilling } from '../../functions/record/pages.ts';
import { quarantineKey } from '../../functions/record/quarantine.ts';
import { snapshotKey, storeSnapshot } from '../../functions/record/snapshot.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { sfnRuns } from '../../functions/shared/runs.sfn.ts';
import { type RunInput, reportOf, reprocessing, verifying } from '../../functions/shared/runs.ts';
import { entries, minutesPage } from '../crawl/pages.ts';
import { eventually, output } from './stack.ts';
import { ask, feed, json, notice, privateStore, publicStore, quiet, reset, submit } from './world.ts';

const sfn = new SFNClient({});
const stateMachineArn = output('RunStateMachine');
const runs = sfnRuns(stateMachineArn);

const PAGES = 30;
const source = 'yunling-qingxi';
const pages = entries(PAGES, 1).map((one) => ({
  bytes: new TextEncoder().encode(minutesPage(one)),
  url: `http://127.0.0.1${one.path}`,
}));
const meeting = (number: number) => `${source}/2024/${number}`;

/** Starts a run and waits until it has ended. */
async function whole(input: RunInput) {
  const began = performance.now();
  const execution = await runs.start(input);
  const progress = await eventually(
    `end of ${execution}`,
    async () => {
      const now = await runs.progressOf(execution);
      return now.state === 'running' ? undefined : now;
    },
    240_000,
  );
  console.info(`${execution}: ${progress.total} items in ${Math.round(performance.now() - began)} ms`);
  return { execution, progress, report: await reportOf(privateStore, execution) };
}

/**
 * A machine of two processors does not start twenty sandboxes within a minute. And the local AWS calls every error of a function
 * `Runtime.HandlerError`, so that it tries again what Step Functions, which tells their names, does not: without long pauses.
 */
let definition: string | undefined;
beforeAll(async () => {
  await reset();
  ({ definition } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn })));
  const gentle = definition
    ?.replace(/"MaxConcurrency":\s*\d+/g, '"MaxConcurrency":2')
    .replace(/"IntervalSeconds":\s*5,(.*?)"BackoffRate":\s*3/gs, '"IntervalSeconds":1,$1"BackoffRate":1');
  await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: gentle }));
}, 240_000);
afterAll(() => sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition })));

describe('runs over what is stored', () => {
  it('records and publishes thirty pages of a backfill', async () => {
    for (const { bytes, url } of pages) {
      const hash = await storeSnapshot(privateStore, bytes);
      const request = {
        sha256: hash,
        contentType: 'text/html; charset=utf-8',
        fetchedAt: '2026-01-05T02:00:00Z',
      };
      await askFor(privateStore, '2024-old', { ...request, url, source });
    }

    const { progress, report } = await whole(backfilling('2024-old'));

    expect(progress).toMatchObject({
      state: 'succeeded',
      total: PAGES,
      succeeded: PAGES,
      failed: 0,
      pending: 0,
    });
    expect(report).toEqual({ counts: { committed: PAGES }, failed: [] });
    await quiet();
    expect((await feed(`${source}/meetings.json`))?.items).toHaveLength(PAGES);
  });

  it('reads all of them again, those put aside too, and keeps what people have decided', async () => {
    await submit(notice);
    await eventually('quarantine entry', () => privateStore.get(quarantineKey(sha256(notice.bytes))));
    const decided = { by: '公开办', why: '原页面有误', at: '2026-02-01T08:00:00.000Z' };
    await ask({ withdraw: meeting(1), withdrawn: true, answers: 1, ...decided });
    await ask({ correct: meeting(2), patch: { body: '青溪区人民政府常务会议' }, ...decided });
    await quiet();

    const { progress, report } = await whole(reprocessing());

    expect(progress).toMatchObject({ state: 'succeeded', total: PAGES + 1, succeeded: PAGES + 1 });
    expect(report).toEqual({ counts: { unchanged: PAGES, quarantined: 1 }, failed: [] });
    await quiet();
    expect(await json(meetingDocument(meeting(2)))).toMatchObject({ body: '青溪区人民政府常务会议' });
    expect((await feed(`${source}/meetings.json`))?.items).toHaveLength(PAGES - 1);
  });

  it('says of which page the bytes are lost, and is given up where it is many', async () => {
    const lost = pages.slice(0, 3).map(({ bytes }) => snapshotKey(sha256(bytes)));
    await privateStore.delete(lost[0] ?? '');

    const few = await whole(reprocessing(source));
    expect(few.progress).toMatchObject({ state: 'succeeded', total: PAGES, succeeded: PAGES - 1, failed: 1 });
    expect(few.report.failed).toEqual([
      {
        key: expect.stringContaining(`documents/${source}/`),
        code: 'snapshot-missing',
        message: expect.any(String),
      },
    ]);

    for (const key of lost) await privateStore.delete(key);
    const many = await whole(reprocessing(source));
    expect(many.progress).toMatchObject({
      state: 'failed',
      failed: 3,
      reason: expect.stringContaining('ExceedToleratedFailureThreshold'),
    });

    for (const { bytes } of pages) await storeSnapshot(privateStore, bytes);
    expect((await whole(reprocessing(source))).progress).toMatchObject({
      state: 'succeeded',
      succeeded: PAGES,
    });
  });

  it('compares everything that is public, and mends what is lost of it', async () => {
    await quiet();
    const path = `${source}/meetings.json`;
    const before = await publicStore.get(path);
    await publicStore.delete(path);

    const { progress } = await whole(verifying('listing'));

    expect(progress).toMatchObject({ state: 'succeeded', failed: 0 });
    expect(progress.total).toBeGreaterThanOrEqual(2);
    await eventually('what was lost', () => publicStore.get(path));
    await quiet();
    expect((await publicStore.get(path))?.body).toEqual(before?.body);
  });

  it('ends when it is stopped, and is listed', async () => {
    const execution = await runs.start({ run: 'reprocess', prefix: `documents/${meeting(3)}/` });
    await runs.stop(execution, 'enough');

    expect(await runs.progressOf(execution)).toMatchObject({ state: 'stopped', reason: 'enough' });
    expect((await runs.latest(3)).map((one) => one.execution)).toContain(execution);
    // The local AWS lets what is under way go on: no other test shall meet its one page.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await expect(runs.progressOf('no-such-run')).rejects.toMatchObject({ code: 'unknown-run' });
  });
});
