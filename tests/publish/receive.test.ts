import type { SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { receivePublications } from '../../functions/publish/receive.ts';
import type { PublicationId } from '../../functions/shared/publication.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { smallMeeting } from './small-meeting.ts';

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

const numbers = [1, 2, 3];
const meetings = numbers.map((number) => `yunze/2024/${number}`);
const messagesOf = (bodies: readonly string[]): SQSRecord[] =>
  bodies.map((body, i) => ({ body, messageId: `message ${i}` }) as SQSRecord);

it('works off a batch, and makes what follows several pages dirty once for all of them', async () => {
  for (const number of numbers) {
    const heldOn = `2024-03-0${number}`;
    await pipeline.commit(smallMeeting(`yunze/2024/${number}`, { number, heldOn }).document);
  }
  const woken: (readonly PublicationId[])[] = [];
  const wake = async (ids: readonly PublicationId[]) => {
    woken.push(ids);
  };

  const answer = await receivePublications(messagesOf(meetings.map((id) => `meeting/${id}`)), {
    ...pipeline.publishDeps,
    wake,
  });

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(woken).toHaveLength(1);
  expect(Object.keys(await pipeline.folder())).toHaveLength(2 * meetings.length);
});

it('gives back the messages of what failed, and of what nothing is published under, and no others', async () => {
  const [first = ''] = meetings;
  await pipeline.commit(smallMeeting(first, { number: 1, heldOn: '2024-03-01' }).document);
  const { publicStore } = pipeline.publishDeps;
  const broken = {
    ...publicStore,
    put: async () => {
      throw new Error('The store is away');
    },
  };

  const messages = messagesOf([
    `meeting/${first}`,
    'feed/meetings',
    'nothing/of-this-name',
    `meeting/${first}`,
  ]);
  const answer = await receivePublications(messages, { ...pipeline.publishDeps, publicStore: broken });

  const failed = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  expect(failed).toEqual(['message 0', 'message 2', 'message 3']);
});
