// What is said where a stage cannot be found; against a server that answers as CloudFormation does.
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { redrive } from '../../cli/commands/redrive.ts';
import { findStage } from '../../cli/stage/outputs.cloudformation.ts';
import { listening } from './listening.ts';

const ACCOUNT = '123456789012';
const WHOLE = [
  'PrivateBucket',
  'PublicBucket',
  'RecordsTable',
  'SourcesTable',
  'FetchQueueUrl',
  'ParseQueueUrl',
  'PublishQueueUrl',
  'HeavyPublishQueueUrl',
  'FetchDeadLettersUrl',
  'ParseDeadLettersUrl',
  'PublishDeadLettersUrl',
  'HeavyPublishDeadLettersUrl',
  'RunStateMachine',
  'Site',
  'Sources',
  'AllowPrivate',
];

interface Stack {
  readonly name: string;
  readonly status: string;
  readonly outputs: readonly string[];
}

let stacks: readonly Stack[];
/** What is said instead, with its status. */
let refusal: readonly [status: number, code: string, message: string] | undefined;
let server: Server;
let endpoint: string;

const xmlOf = ({ name, status, outputs }: Stack): string =>
  `<member><StackName>${name}</StackName><StackId>arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/${name}/1</StackId>
  <StackStatus>${status}</StackStatus><CreationTime>2026-12-01T08:00:00Z</CreationTime><Outputs>${outputs
    .map((key) => `<member><OutputKey>${key}</OutputKey><OutputValue>of ${key}</OutputValue></member>`)
    .join('')}</Outputs></member>`;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      const asked = new URLSearchParams(body).get('StackName');
      const found = stacks.filter(({ name }) => asked === null || name === asked);
      const said =
        refusal ??
        (found.length === 0 && asked !== null
          ? ([400, 'ValidationError', `Stack with id ${asked} does not exist`] as const)
          : undefined);
      response.setHeader('Content-Type', 'text/xml');
      response.statusCode = said?.[0] ?? 200;
      response.end(
        said === undefined
          ? `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks>${found.map(xmlOf).join('')}</Stacks></DescribeStacksResult></DescribeStacksResponse>`
          : `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${said[1]}</Code><Message>${said[2]}</Message></Error></ErrorResponse>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  stacks = [];
  refusal = undefined;
});

const find = (stage: string) =>
  findStage(
    stage,
    {},
    new CloudFormationClient({
      endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      maxAttempts: 1,
    }),
  );
const stack = (stage: string, status = 'CREATE_COMPLETE', outputs: readonly string[] = WHOLE): Stack => ({
  name: `OpenMinutes-${stage}-Data`,
  status,
  outputs,
});

it('a stage is found by what its stack puts out, also while it is updated', async () => {
  for (const status of ['CREATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE']) {
    stacks = [stack('prod', status)];
    expect(await find('prod')).toMatchObject({
      account: ACCOUNT,
      region: 'eu-west-1',
      outputs: { PublicBucket: 'of PublicBucket' },
    });
  }
});

it('one that is not there is told of with the account, the region, and those that are', async () => {
  stacks = [stack('trial'), { name: 'SomethingElse', status: 'CREATE_COMPLETE', outputs: [] }, stack('prod')];
  await expect(find('prd')).rejects.toMatchObject({
    kind: 'refused',
    code: 'no-such-stage',
    message: `there is no stage prd in account ${ACCOUNT}, region eu-west-1. There are: prod, trial. --profile and --region name other places`,
  });
  stacks = [];
  await expect(find('prod')).rejects.toMatchObject({
    message: expect.stringMatching(
      /^there is no stage prod in the account, region eu-west-1\. There is no stage at all\./,
    ),
  });
});

it.each([
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'ROLLBACK_COMPLETE',
  'DELETE_IN_PROGRESS',
  'REVIEW_IN_PROGRESS',
])('one that is %s is half-deployed', async (status) => {
  stacks = [stack('prod', status)];
  await expect(find('prod')).rejects.toMatchObject({
    code: 'half-deployed',
    message: expect.stringContaining(`its stack is ${status}. \`npx cdk deploy --all -c stage=prod\``),
  });
});

it('one of an older release says what it lacks', async () => {
  stacks = [
    stack(
      'prod',
      'UPDATE_COMPLETE',
      WHOLE.filter((name) => name !== 'Sources' && name !== 'RunStateMachine'),
    ),
  ];
  await expect(find('prod')).rejects.toMatchObject({
    code: 'half-deployed',
    message: expect.stringContaining('its stack does not say RunStateMachine, Sources.'),
  });
});

it.each([
  [403, 'InvalidClientTokenId', 'no-credentials', /AWS does not take these credentials/],
  [403, 'ExpiredToken', 'no-credentials', /AWS does not take these credentials/],
  [403, 'AccessDenied', 'not-allowed', /may not look at stage prod/],
  [503, 'ServiceUnavailable', 'store-unavailable', /Looking for stage prod/],
])('%d %s is %s', async (status, code, ours, message) => {
  refusal = [status, code, 'says AWS'];
  await expect(find('prod')).rejects.toMatchObject({ code: ours, message: expect.stringMatching(message) });
});

it('a name that can be none is refused before anybody is asked', async () => {
  await expect(find('Prod; rm')).rejects.toMatchObject({ code: 'bad-stage' });
});

/** The command line as a process of its own, with an environment that says nothing of AWS but this. */
async function run(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { AWS_PROFILE: _, AWS_REGION: __, AWS_DEFAULT_REGION: ___, ...rest } = process.env;
  const nothing = {
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const command = [process.execPath, 'cli/launch.mjs', ...args] as const;
  const [file, ...rest2] = command;
  try {
    await promisify(execFile)(file, rest2, { env: { ...rest, ...nothing, ...env } });
    return { status: 0, err: '' };
  } catch (error) {
    const { code = 0, stderr = '' } = error as { code?: number; stderr?: string };
    return { status: code, err: stderr };
  }
}
const KEYS = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };

it('what nobody has said is asked for: the region, who asks, one place alone', async () => {
  expect(await run(KEYS, 'status', '--stage', 'prod')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/^open-minutes: it is not said in which region stage prod is: --region, /),
  });
  expect(await run({}, 'status', '--stage', 'prod', '--region', 'eu-west-1')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/^open-minutes: nobody has said who asks for stage prod: .*--profile/),
  });
  expect(
    await run({}, 'status', '--stage', 'prod', '--profile', 'mine', '--region', 'eu-west-1'),
  ).toMatchObject({
    status: 1,
    err: expect.stringContaining('of profile mine'),
  });
  const both = await run({}, 'status', '--stage', 'prod', '--data', 'here');
  expect(both.err).toContain("option '--stage <name>' cannot be used with option '--data <dir>'");
  expect((await run({}, 'status', '--region', 'eu-west-1')).err).toContain('name it with --stage');
  stacks = [stack('trial')];
  const env = { ...KEYS, AWS_ENDPOINT_URL: endpoint, AWS_DEFAULT_REGION: 'eu-west-1' };
  expect((await run(env, 'withdraw', 'a/2024/1', '--by', 'x', '--why', 'y', '--stage', 'prod')).err).toBe(
    `open-minutes: there is no stage prod in account ${ACCOUNT}, region eu-west-1. There are: trial. --profile and --region name other places\n`,
  );
});

it('a data folder has no dead letters', async () => {
  await expect(redrive(undefined, { data: 'here' }, listening().terminal)).rejects.toThrow(
    /--stage names a stage/,
  );
});
