// Going back to a moment before (docs/deploy.md): DynamoDB restores the records into another table, and the stage goes on
// there, with what was decided since. The imitation of AWS restores what is there now, whatever moment is asked for: it is
// asked before something is taken down.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import {
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, expect, it } from 'vitest';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { RESTORATION_KEY } from '../../functions/shared/records/tables.ts';
import { onStage } from './command.ts';
import { assembly, eventually, output, STACK } from './stack.ts';
import {
  afterANight,
  askAll,
  privateStore,
  published,
  quiet,
  recorded,
  requestFor,
  reset,
  samplePages,
} from './world.ts';

const RESTORED = 'records-restored';
const dynamo = new DynamoDBClient({});

beforeEach(reset);

it('a restored table takes the place of the own one, which stays as it was; no takedown is undone', async () => {
  const [before, after] = [samplePages.slice(0, 6), samplePages.slice(6)];
  for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
  await askAll(before.map(requestFor));
  await quiet();
  const whole = await afterANight();
  const own = output('RecordsTable');
  const rows = await rowsOf(own);

  await restore(own);
  expect(await rowsOf(RESTORED)).toBe(rows);
  const decided = ['--by', '青石县公开办', '--why', '涉及个人信息'];
  expect(await onStage('withdraw', 'linlan-qingyu/2024/5', ...decided)).toMatchObject({ status: 0 });
  await quiet();
  const afterTakedown = await afterANight();
  expect(afterTakedown).not.toEqual(whole);
  const ownRows = await rowsOf(own);

  await dynamo.send(
    new PutItemCommand({
      TableName: RESTORED,
      Item: { pk: { S: RESTORATION_KEY.pk }, sk: { S: RESTORATION_KEY.sk } },
    }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'open-minutes-restored-'));
  try {
    synthesize(folder, `recordsTable=${RESTORED}`);
    expect(deploy(folder)).toMatchObject({ RecordsTable: RESTORED });

    // Its rows know of no takedown: nothing is built of them, whoever asks.
    await askAll(before.map(requestFor));
    await recorded();
    expect(await afterANight()).toEqual(afterTakedown);
    expect(await onStage('publish', '--all')).toMatchObject({ said: expect.stringContaining('restore') });
    expect(await onStage('status')).toMatchObject({ status: 0 });
    expect(await published()).toEqual(afterTakedown);

    expect(await onStage('restore')).toMatchObject({ status: 0 });
    expect(await afterANight()).toEqual(afterTakedown);

    // What comes now is recorded there.
    await askAll(after.map(requestFor));
    await recorded();
    expect(await rowsOf(RESTORED)).toBeGreaterThan(rows);
    expect(await rowsOf(own)).toBe(ownRows);
  } finally {
    expect(deploy(assembly())).toMatchObject({ RecordsTable: own });
    rmSync(folder, { recursive: true });
  }
}, 600_000);

async function restore(table: string): Promise<void> {
  await dynamo.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: table,
      TargetTableName: RESTORED,
      UseLatestRestorableTime: true,
    }),
  );
  await eventually('restored table', async () => {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: RESTORED }));
    return Table?.TableStatus === 'ACTIVE' || undefined;
  });
}

const rowsOf = async (table: string): Promise<number> =>
  (await dynamo.send(new ScanCommand({ TableName: table, Select: 'COUNT' }))).Count ?? 0;

/** As run.sh does, with one setting more. */
function synthesize(folder: string, setting: string): void {
  const sources = relative('.', process.env.STACK_SOURCES ?? '');
  const settings = ['settings=tests/infra/deployment.json', `sources=${sources}`, 'allowPrivate=true'];
  const context = [...settings, 'discoverEveryMinutes=1', 'restMinutes=0.02', setting];
  cdk('synth', '--quiet', '--output', folder, ...context.flatMap((one) => ['-c', one]));
}

function deploy(folder: string): Record<string, string> {
  const outputs = join(folder, 'outputs.json');
  cdk('deploy', STACK, '--app', folder, '--require-approval', 'never', '--outputs-file', outputs);
  // As run.sh does after each deployment.
  execFileSync('python', ['tests/aws/grant_batches.py']);
  return JSON.parse(readFileSync(outputs, 'utf8'))[STACK] as Record<string, string>;
}

const cdk = (...words: readonly string[]): Buffer =>
  execFileSync('npx', ['--no-install', 'cdk', '--no-notices', ...words], {
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
