import type { SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '../../../functions/publish/publish.ts';
import { receivePublications } from '../../../functions/publish/receive.ts';
import { openPipeline, type Pipeline } from '../pipeline.ts';
import { smallMeeting } from '../small-meeting.ts';

/** Meetings with so many decisions that nobody takes the loss of all of them for a correction. */
const meetingOf = (number: number, decisions: number) =>
  smallMeeting(`yunze/2024/${number}`, {
    number,
    heldOn: `2024-0${number}-01`,
    decisions: Array.from({ length: decisions }, () => ({})),
  }).document;

const ID = 'data/yunze/all';

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
  for (const number of [1, 2, 3]) await pipeline.commit(meetingOf(number, 30));
  await pipeline.publish();
});
afterEach(() => pipeline.close());

/** Delivers a message of the publish queue. */
const receive = (body: string) =>
  receivePublications([{ body, messageId: 'a message' } as SQSRecord], pipeline.publishDeps);

const rowsIn = async (path: string): Promise<number> => {
  const object = await pipeline.publishDeps.publicStore.get(path);
  return (
    Buffer.from(object?.body ?? '')
      .toString()
      .split('\r\n').length - 2
  );
};
const decisions = () => rowsIn('data/yunze/decisions.csv');

describe('tables that would lose many rows', () => {
  it('are not replaced, and the reason says which and how many', async () => {
    await pipeline.commit(meetingOf(1, 1));
    await expect(pipeline.publish()).rejects.toMatchObject({ code: 'publications-failed' });
    expect(await decisions()).toBe(90);
    await expect(publish(ID, pipeline.publishDeps)).rejects.toMatchObject({
      kind: 'permanent',
      code: 'rows-lost',
      message: expect.stringContaining('yunze/decisions.ndjson.gz would have 61 rows instead of 90'),
    });
  });

  it('do not keep the descriptions from saying what lies there', async () => {
    await pipeline.commit(meetingOf(1, 1));
    await expect(pipeline.publish()).rejects.toThrow();
    const latest = await pipeline.publishDeps.publicStore.get('data/latest.json');
    expect(JSON.parse(Buffer.from(latest?.body ?? '').toString()).rows).toMatchObject({ decisions: 90 });
    expect(await rowsIn('data/yunze/2024/decisions.csv')).toBe(61);
  });

  it('are replaced once an operator has said that it is right, and only then', async () => {
    await pipeline.commit(meetingOf(1, 1));
    await expect(pipeline.publish()).rejects.toThrow();
    expect(await receive('{"acceptLoss": "yunze"}')).toEqual({ batchItemFailures: [] });
    expect(await decisions()).toBe(61);
    await pipeline.publish();
    await pipeline.commit(meetingOf(2, 1));
    await expect(pipeline.publish()).rejects.toThrow();
    expect(await decisions()).toBe(61);
  });

  it('are replaced where the rows come back', async () => {
    await pipeline.commit(meetingOf(1, 1));
    await expect(pipeline.publish()).rejects.toThrow();
    await pipeline.commit(meetingOf(1, 29));
    await pipeline.publish();
    expect(await decisions()).toBe(89);
  });

  it('are replaced where their meetings were withdrawn', async () => {
    await pipeline.withdraw('yunze/2024/1');
    await pipeline.withdraw('yunze/2024/2');
    await pipeline.publish();
    expect(await decisions()).toBe(30);
  });

  it('are not replaced where a withdrawal hides that another meeting has lost its decisions', async () => {
    await pipeline.withdraw('yunze/2024/1');
    await pipeline.commit(meetingOf(2, 1));
    await expect(pipeline.publish()).rejects.toThrow();
    expect(await decisions()).toBe(90);
  });
});

it('takes no other word for an acceptance', async () => {
  for (const body of ['{"acceptLoss": 1}', '{"acceptLoss": "all"}', '{"acceptLoss": "yunze", "x": 1}', '{'])
    expect(await receive(body)).toEqual({ batchItemFailures: [{ itemIdentifier: 'a message' }] });
});
