// What the local AWS of tests/aws does not know of Step Functions, a redrive above all, as requests that the real client sends.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sfnRuns } from '../../functions/shared/runs.sfn.ts';
import { reprocessing } from '../../functions/shared/runs.ts';

type Answer = readonly [status: number, body: object];

/** What was asked for, as `action body`; and what is answered, by the action, one answer after the other. */
const asked: [action: string, body: Record<string, unknown>][] = [];
let answers: Record<string, Answer[]> = {};
const server = createServer(async (request, response) => {
  const action = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
  let body = '';
  for await (const chunk of request) body += chunk;
  asked.push([action, JSON.parse(body)]);
  const [status, answer] = answers[action]?.shift() ?? [500, { __type: 'InternalFailure' }];
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
});
let client: SFNClient;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new SFNClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});
afterAll(() => void server.close());
beforeEach(() => {
  asked.length = 0;
  answers = {};
});

const machine = 'arn:aws-cn:states:cn-north-1:123456789012:stateMachine:open-minutes-prod-run';
const execution = 'arn:aws-cn:states:cn-north-1:123456789012:execution:open-minutes-prod-run:night-1';
const ok = (body: object = {}): Answer => [200, body];

describe('a run', () => {
  test('is started under a name that says what it is, and when', async () => {
    answers = { StartExecution: [ok({ executionArn: execution, startDate: 1 })] };

    const name = await sfnRuns(machine, client).start(reprocessing('yunze'));

    expect(name).toMatch(/^reprocess-\d{4}-\d\d-\d\dT[\d-]+Z$/);
    const input = '{"run":"reprocess","prefix":"documents/yunze/"}';
    expect(asked).toEqual([['StartExecution', { stateMachineArn: machine, name, input }]]);
  });

  test('goes on where it was, and is stopped, by its name', async () => {
    answers = { RedriveExecution: [ok({ redriveDate: 1 })], StopExecution: [ok({ stopDate: 1 })] };
    const runs = sfnRuns(machine, client);

    await runs.redrive('night-1');
    await runs.stop('night-1', 'enough');

    expect(asked).toEqual([
      ['RedriveExecution', expect.objectContaining({ executionArn: execution })],
      ['StopExecution', { executionArn: execution, cause: 'enough' }],
    ]);
  });

  test('is as far as all its lists together, those that wait for a redrive too', async () => {
    const counts = {
      pending: 1,
      running: 2,
      succeeded: 10,
      failed: 3,
      timedOut: 1,
      aborted: 1,
      total: 18,
      pendingRedrive: 0,
    };
    answers = {
      DescribeExecution: [
        ok({
          executionArn: execution,
          status: 'FAILED',
          startDate: 0,
          stopDate: 60,
          error: 'E',
          cause: 'why',
        }),
      ],
      ListMapRuns: [
        ok({ mapRuns: [{ mapRunArn: 'one' }], nextToken: 'more' }),
        ok({ mapRuns: [{ mapRunArn: 'two' }] }),
      ],
      DescribeMapRun: [
        ok({ itemCounts: counts }),
        ok({ itemCounts: { ...counts, pendingRedrive: 4, total: 22 } }),
      ],
    };

    expect(await sfnRuns(machine, client).progressOf('night-1')).toEqual({
      state: 'failed',
      total: 40,
      succeeded: 20,
      failed: 10,
      pending: 10,
      startedAt: '1970-01-01T00:00:00.000Z',
      endedAt: '1970-01-01T00:01:00.000Z',
      reason: 'E: why',
    });
    expect(
      asked.filter(([action]) => action === 'DescribeMapRun').map(([, { mapRunArn }]) => mapRunArn),
    ).toEqual(['one', 'two']);
  });

  test.each([
    ['RUNNING', 'running'],
    ['PENDING_REDRIVE', 'running'],
    ['SUCCEEDED', 'succeeded'],
    ['ABORTED', 'stopped'],
    ['TIMED_OUT', 'failed'],
  ])('that Step Functions calls %s is %s', async (status, state) => {
    answers = {
      DescribeExecution: [ok({ status, startDate: 0 })],
      ListMapRuns: [ok({ mapRuns: [] })],
    };
    expect(await sfnRuns(machine, client).progressOf('night-1')).toMatchObject({ state, total: 0 });
  });

  test('that is not there, or cannot be gone on with, is said to be so', async () => {
    const refusal = (type: string): Answer => [400, { __type: type, message: 'no' }];
    answers = {
      DescribeExecution: [refusal('ExecutionDoesNotExist')],
      RedriveExecution: [refusal('ExecutionNotRedrivable')],
      StopExecution: [[503, { __type: 'ServiceUnavailable' }]],
    };
    const runs = sfnRuns(machine, client);

    await expect(runs.progressOf('night-1')).rejects.toMatchObject({
      kind: 'permanent',
      code: 'unknown-run',
    });
    await expect(runs.redrive('night-1')).rejects.toMatchObject({
      kind: 'permanent',
      message: expect.stringContaining('ExecutionNotRedrivable'),
    });
    await expect(runs.stop('night-1', '')).rejects.toMatchObject({ kind: 'transient' });
  });

  test('is listed with the newest, no more of them than are asked for', async () => {
    const one = (name: string) => ({ name, status: 'SUCCEEDED', startDate: 0 });
    answers = {
      ListExecutions: [
        ok({ executions: [one('c'), one('b')], nextToken: 'more' }),
        ok({ executions: [one('a')] }),
      ],
    };
    expect((await sfnRuns(machine, client).latest(2)).map(({ execution: name }) => name)).toEqual(['c', 'b']);
    expect(asked).toHaveLength(1);
  });
});
