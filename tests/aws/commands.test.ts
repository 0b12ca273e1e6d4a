// Every command of the command line over the deployed stage, by the tests that a data folder has to pass (tests/cli/over-both);
// and what only a stage has.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../cli/commands/ingest.ts';
import { publish } from '../../cli/commands/publish.ts';
import { redrive } from '../../cli/commands/redrive.ts';
import { listRuns, showRun } from '../../cli/commands/runs.ts';
import { status } from '../../cli/commands/status.ts';
import { openInstallation } from '../../cli/installation.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { failureNotes, queueNameIn } from '../../functions/shared/failures.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { listening } from '../cli/listening.ts';
import { describeCommands } from '../cli/over-both/commands.ts';
import type { World } from '../cli/over-both/world.ts';
import { eventually, output } from './stack.ts';
import {
  emptyBucket,
  emptyTable,
  fifthMeeting,
  held,
  privateStore,
  publicStore,
  requestFor,
  reset,
  work,
} from './world.ts';

const where = { data: '.open-minutes', stage: 'prod' };
const sqs = new SQSClient({});

async function openStageWorld(): Promise<World> {
  await reset();
  return {
    where,
    publishesAtOnce: true,
    async read(path) {
      const object = await publicStore.get(path);
      return object === undefined ? undefined : new TextDecoder().decode(object.body);
    },
    open: () => openInstallation(where),
    losePublic: () => emptyBucket(output('PublicBucket')),
    loseRecords: () => emptyTable(output('RecordsTable')),
    close: async () => {},
  };
}

describeCommands('a stage', openStageWorld);

describe('what only a stage has', () => {
  const { terminal, said } = listening();
  beforeAll(reset);
  afterAll(() => work(true, ['record']));
  beforeEach(() => {
    Object.assign(said, { out: '', err: '' });
  });

  /** Puts a message among the dead letters, as SQS does after five tries, with what its function has written down. */
  async function die(queue: 'Parse' | 'Publish', body: string, error?: string): Promise<void> {
    const url = output(`${queue}DeadLettersUrl`);
    const group =
      queue === 'Publish' ? { MessageGroupId: 'yunze', MessageDeduplicationId: sha256(body) } : {};
    const { MessageId: messageId = '' } = await sqs.send(
      new SendMessageCommand({ QueueUrl: url, MessageBody: body, ...group }),
    );
    if (error === undefined) return;
    const eventSourceARN = `arn:aws:sqs:us-east-1:000000000000:${queueNameIn(output(`${queue}QueueUrl`))}`;
    await failureNotes(privateStore, silentLog)(
      [{ messageId, body, eventSourceARN, attributes: { ApproximateReceiveCount: '5' } } as never],
      new Error(error),
    );
  }

  it('tells of each dead letter what it is and why it failed, and changes nothing unless it is told to', async () => {
    await storeSnapshot(privateStore, fifthMeeting.bytes);
    await die('Parse', JSON.stringify(requestFor(fifthMeeting)), 'the table was not there');
    await die('Publish', JSON.stringify({ scope: 'yunze' }));

    expect(await redrive(undefined, where, terminal)).toBe(1);

    expect(said.out).toContain('fetch: no dead letters.\n');
    expect(said.out).toContain('parse: 1 dead letters\n');
    expect(said.out).toContain(`  ${fifthMeeting.request.url} of a government that is not told, sent 20`);
    expect(said.out).toContain('    why: Error: the table was not there (20');
    expect(said.out).toContain('  build of yunze, sent 20');
    expect(said.out).toContain('why: nobody has written down why');
    expect(await held(output('ParseDeadLettersUrl'))).toBe(1);

    Object.assign(said, { out: '', err: '' });
    await status(where, terminal);
    expect(said.out).toMatch(/^ {2}parse: \d+ waiting, \d+ under way; 1 dead letters$/m);
  });

  it('sends dead letters back one by one, and they are worked off', async () => {
    expect(await redrive('parse', { ...where, yes: true }, terminal)).toBe(0);

    expect(said.out).toContain(`sent back to parse: ${fifthMeeting.request.url} `);
    expect(said.out).toContain('parse: sent back 1, 0 left.\n');
    expect(await held(output('ParseDeadLettersUrl'))).toBe(0);
    const installation = await openInstallation(where);
    await eventually('recorded meeting', () => installation.records.find('linlan-qingyu/2024/5'));
    await installation.close();
    expect(await redrive('publish', { ...where, yes: true }, terminal)).toBe(0);
    expect(await redrive(undefined, where, terminal)).toBe(0);
  });

  it('drops of the dead letters of a queue those that are meant, and says before which', async () => {
    const meant = { ...where, drop: true, only: 'yunpu' } as const;
    await die('Publish', JSON.stringify({ scope: 'yunpu' }));
    await die('Publish', JSON.stringify({ scope: 'yunze', verify: 'all' }));

    expect(await redrive('publish', meant, terminal)).toBe(1);
    expect(said.out).toContain('publish: 1 of 2 dead letters\n');
    expect(await held(output('PublishDeadLettersUrl'))).toBe(2);

    expect(await redrive('publish', { ...meant, yes: true }, terminal)).toBe(1);
    expect(said.out).toContain('dropped from publish: build of yunpu');
    expect(await held(output('PublishDeadLettersUrl'))).toBe(1);
    expect(await redrive('publish', { ...where, drop: true, yes: true }, terminal)).toBe(0);
  });

  it('says that it goes on, where a stage takes longer than a command waits', async () => {
    await work(false, ['record']);
    const pages = ['samples/minutes/yunze/2024-31.txt'];
    expect(await ingest(pages, { ...where, wait: 1 }, terminal)).toBe(1);
    expect(said.out).toContain('1 file: 0 new, 0 updated, 0 unchanged, 0 refused, 1 not read yet.\n');
    expect(said.err).toContain('`open-minutes status --stage prod` tells how many there are.');
    await work(true, ['record']);

    await work(false);
    Object.assign(said, { out: '', err: '' });
    expect(await publish({ ...where, wait: 1 }, terminal)).toBe(1);
    expect(said.err).toMatch(/^Not built yet: .*That goes on without this command/m);
    await work(true);
    expect(await publish(where, terminal)).toBe(0);
  });

  it('lists its runs, and tells what came of one', async () => {
    expect(await listRuns(where, terminal)).toBe(0);
    const [run = ''] = /^\S+-20\S+/m.exec(said.out) ?? [];
    Object.assign(said, { out: '', err: '' });
    expect(await showRun(run, where, terminal)).toBe(0);
    expect(said.out).toContain(`Run ${run} has ended: `);
  });
});
