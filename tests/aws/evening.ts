// An operator's evening, with the commands that an operator has, on a stage of its own in an empty account:
// npm run evening. What was said is written to docs/operators-evening.md.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricDatum,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { s3ObjectStore } from '../../functions/shared/object-store/object-store.s3.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { dynamoTable } from '../../functions/shared/records/client.dynamo.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { entries, listPage, minutesPage } from '../crawl/pages.ts';
import { startReplica } from '../crawl/replica.ts';
import { runCommand } from '../end-to-end/command-line.ts';
import { CRAWLED_FILE, LIST_PATH, replicaPort } from './crawled-source.ts';
import { eventually } from './eventually.ts';

const root = join(import.meta.dirname, '../..');
const STAGE = 'evening';
const STACK = `OpenMinutes-${STAGE}-Data`;
const SOURCE = 'yunling-qingxi';
const MEETING = `${SOURCE}/2024/2`;
const ALARM = `open-minutes-${STAGE}-sources-unwell`;

const lambda = new LambdaClient({});
const cloudWatch = new CloudWatchClient({});
const s3 = new S3Client({});
const lines: string[] = [];

/** Into the transcript, and onto the terminal. */
function write(text: string): void {
  lines.push(text);
  console.log(text);
}
const tell = (text: string): void => write(`${text}\n`);

/** A shell's lines in the transcript, without what is of this machine or of this run alone. */
const shown = (text: string): string =>
  text
    .replaceAll(String(replicaPort()), '8081')
    .replaceAll(/https:\/\/127\.0\.0\.1:\d+/g, 'https://sqs.us-east-1.amazonaws.com')
    .replaceAll(root, '.')
    .trimEnd();

/**
 * Runs a command of the operator and writes down what it says.
 * @throws Error when it ends otherwise than expected.
 */
async function command(args: readonly string[], expected: readonly number[] = [0]): Promise<string> {
  const all = [...args, '--stage', STAGE];
  const { status, stdout, stderr } = await runCommand(...all);
  const said = shown(`${stdout}${stderr}`);
  const typed = all.map((word) => (/[^\w./=:-]/u.test(word) ? `'${word}'` : word)).join(' ');
  write(`\`\`\`console\n$ open-minutes ${typed}\n${said}\n\`\`\`\n`);
  if (!expected.includes(status ?? -1)) throw new Error(`open-minutes ${typed} ended with ${status}`);
  return said;
}

function deploy(sources: string): void {
  const typed = `npx cdk deploy ${STACK} -c stage=${STAGE} -c settings=tests/infra/deployment.json`;
  const settings = ['allowPrivate=true', 'discoverEveryMinutes=1', 'restMinutes=0.02'];
  const context = [`sources=${relative(root, sources)}`, ...settings].flatMap((setting) => ['-c', setting]);
  const args = [
    ...typed.split(' ').slice(1),
    ...context,
    ...['--require-approval', 'never', '--no-notices', '--output', join(sources, '../cdk.out')],
  ];
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', ...args], {
    encoding: 'utf8',
    cwd: root,
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' },
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  const said = `${stdout}${stderr}`
    .split('\n')
    .filter((line) => /✅|Deployment time|\.Site =|\.PublicBucket =/.test(line));
  write(`\`\`\`console\n$ ${typed}\n${said.map((line) => shown(line.trim())).join('\n')}\n\`\`\`\n`);
  // See run.sh: what the local AWS asks for, and AWS does not know.
  spawnSync('python', [join(root, 'tests/aws/grant_batches.py')], { stdio: 'inherit' });
}

/** The copy of the sources with which the evening begins: none is switched on. */
function sourcesSwitchedOff(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'open-minutes-evening-')), 'sources');
  cpSync(process.env.STACK_SOURCES ?? '', folder, { recursive: true });
  const path = join(folder, CRAWLED_FILE);
  const source: Source = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...source, crawl: { ...source.crawl, enabled: false } }));
  if (!readdirSync(folder).includes(CRAWLED_FILE)) throw new Error('The crawled source is not there');
  return folder;
}

const sources = sourcesSwitchedOff();
const replica = await startReplica(replicaPort());
const all = entries(4, 1);
const whole = (): void => {
  for (const one of all) replica.pages.set(one.path, minutesPage(one));
  replica.pages.set(LIST_PATH, listPage(all));
};
whole();

let outputs: Readonly<Record<string, string>> = {};
async function readOutputs(): Promise<void> {
  const client = new CloudFormationClient({});
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: STACK }));
  const pairs = (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
    OutputKey,
    OutputValue,
  ]);
  outputs = Object.fromEntries(pairs);
}

/** Calls a function as its schedule does, an hour before its time. @returns the lines of its log that measure. */
async function callNow(output: string, payload: object = {}): Promise<readonly Measured[]> {
  const { FunctionError, LogResult = '' } = await lambda.send(
    new InvokeCommand({
      FunctionName: outputs[output],
      Payload: new TextEncoder().encode(JSON.stringify(payload)),
      LogType: 'Tail',
    }),
  );
  if (FunctionError !== undefined) throw new Error(`${output}: ${FunctionError}`);
  return Buffer.from(LogResult, 'base64')
    .toString('utf8')
    .split('\n')
    .flatMap((line): Measured[] =>
      line.includes('"_aws"') ? [JSON.parse(line.slice(line.indexOf('{')))] : [],
    );
}

/** A line of the embedded metric format. */
interface Measured extends Readonly<Record<string, unknown>> {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
}

/** CloudWatch takes metrics out of the log by itself; the local AWS does not, so that they are handed on here. */
async function handOn(measured: readonly Measured[]): Promise<Readonly<Record<string, number>>> {
  const values: Record<string, number> = {};
  for (const line of measured) {
    for (const { Namespace, Metrics } of line._aws.CloudWatchMetrics) {
      const MetricData = Metrics.map(({ Name }): MetricDatum => {
        values[Name] = (values[Name] ?? 0) + Number(line[Name]);
        return { MetricName: Name, Value: Number(line[Name]), Dimensions: [{ Name: 'Stage', Value: STAGE }] };
      });
      await cloudWatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
    }
  }
  return values;
}

async function showAlarm(values: Readonly<Record<string, number>>): Promise<void> {
  const { MetricAlarms: [alarm] = [] } = await cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNames: [ALARM] }),
  );
  if (alarm === undefined) throw new Error(`There is no alarm ${ALARM}`);
  const { MetricName = '', Threshold, Period = 0, ComparisonOperator } = alarm;
  write(
    [
      '| alarm | metric | in its period | condition | holds |',
      '|---|---|---|---|---|',
      `| \`${ALARM}\` | ${MetricName}, ${Period / 60} minutes | ${values[MetricName] ?? 0} | ${ComparisonOperator} ${Threshold} | ${(values[MetricName] ?? 0) >= (Threshold ?? 0) ? 'yes' : 'no'} |\n`,
    ].join('\n'),
  );
}

const publicStore = () => s3ObjectStore(outputs.PublicBucket ?? '');
async function meetingsShown(): Promise<number | undefined> {
  const object = await publicStore().get(`${SOURCE}/meetings.json`);
  return object && JSON.parse(new TextDecoder().decode(object.body)).items.length;
}
async function filesShown(): Promise<number> {
  let files = 0;
  for await (const _ of publicStore().list('')) files += 1;
  return files;
}

/** Waits for what the schedules do; the sweep comes every five minutes, and here when somebody waits. */
const until = (what: string, ask: () => Promise<boolean>): Promise<boolean> =>
  eventually(
    what,
    async () => {
      if (await ask()) return true;
      await callNow('PublishFunction', { sweep: true });
      await sleep(2000);
      return undefined;
    },
    600_000,
  );

/** Waits until nothing is to be published any more. */
const settled = (): Promise<boolean> =>
  until('end of building', async () => {
    for await (const _ of dynamoBuildRows(dynamoTable({ name: outputs.RecordsTable ?? '' })).due(
      new Date().toISOString(),
    ))
      return false;
    return true;
  });

async function lose(bucket: string): Promise<void> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    const Objects = Contents.map(({ Key }) => ({ Key }));
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  }
}

try {
  tell('# An operator’s evening');
  tell(
    'Written by `npm run evening` (tests/aws/evening.ts): the real templates and bundles, deployed to a local AWS (docs/aws-local.md), and the commands of this release. The government is invented, and its site is a server that the script starts and breaks.',
  );
  tell('## Deploy');
  deploy(sources);
  await readOutputs();
  await command(['status']);

  tell('## Switch a source on');
  tell(
    'Its file was deployed with the schedule off. First a look at it, then it is switched on, without a deployment.',
  );
  await command(['sources', 'check', SOURCE, '--allow-private']);
  await command(['sources', 'enable', SOURCE]);
  await until('meetings', async () => (await meetingsShown()) === all.length);
  await handOn(await callNow('HealthFunction'));
  await until('status', async () => (await publicStore().head('status.json')) !== undefined);
  tell('The schedule has looked at its list, four pages were fetched, recorded and published.');
  await command(['sources', 'list']);
  await settled();
  await command(['status']);

  tell('## It breaks');
  tell('The government has moved its pages: the list answers 404.');
  replica.pages.delete(LIST_PATH);
  replica.forget();
  await eventually(
    'failures',
    async () => {
      if (replica.requests.filter((request) => request === `GET ${LIST_PATH}`).length >= 1) return true;
      await callNow('DiscoverFunction');
      await sleep(3000);
      return undefined;
    },
    600_000,
  );
  let values = await handOn(await callNow('HealthFunction'));
  for (let tries = 0; (values.SourcesNewlyUnwell ?? 0) === 0 && tries < 20; tries += 1) {
    await callNow('DiscoverFunction');
    await sleep(5000);
    values = await handOn(await callNow('HealthFunction'));
  }
  tell(
    'The hourly check has found it. What its log line measures, held against the alarm as it is deployed:',
  );
  await showAlarm(values);
  await settled();
  await command(['status']);

  tell('## Mended');
  tell('The list is where it was. The next round reads it, and the check after it says so.');
  whole();
  for (let tries = 0, isWell = false; !isWell && tries < 20; tries += 1) {
    await callNow('DiscoverFunction');
    await sleep(5000);
    isWell = (await handOn(await callNow('HealthFunction'))).SourcesUnwell === 0;
  }
  await settled();
  await command(['status']);
  tell(
    'The source is well. The alarm counts what came to fail within an hour, and ends by itself when an hour has brought nothing new.',
  );

  tell('## A meeting is withdrawn');
  await command(['withdraw', MEETING, '--by', '值班编辑', '--why', '原网站已撤回该纪要']);
  tell(`Its feed shows ${await meetingsShown()} meetings now; in its place stands a notice.`);

  tell('## A bucket is lost');
  const before = await filesShown();
  await lose(outputs.PublicBucket ?? '');
  tell(`Somebody has emptied the public bucket: of ${before} files, ${await filesShown()} are there.`);
  await command(['verify']);
  await until('files', async () => (await filesShown()) >= before - 2);
  tell(`${await filesShown()} files are there again, and the meeting is withdrawn as before:`);
  await command(['verify', SOURCE, '--bytes']);

  tell('## The night');
  tell('Every night what is public is compared, and the tables and the search of all governments are made.');
  await callNow('PublishFunction', { nightly: true });
  await settled();
  await command(['redrive']);
  await settled();
  await command(['status']);
  writeFileSync(join(root, 'docs/operators-evening.md'), `${lines.join('\n').trimEnd()}\n`);
} finally {
  await replica.close();
}
