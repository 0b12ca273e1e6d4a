import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  canaryVariables,
  discoverVariables,
  fetchVariables,
  healthVariables,
  publishVariables,
  recordVariables,
} from '../../functions/shared/environment.ts';
import { BUNDLED_SOURCES } from '../../functions/shared/sources.ts';
import { bundle as bundleEntry } from '../../infra/bundle.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { CRAWLED_FILE } from './crawled-source.ts';
import { assembly, lambdaNode } from './stack.ts';

const run = promisify(execFile);
const site = {
  baseUrl: 'https://minutes.example',
  tagAuthority: 'minutes.example,2026',
  title: '纪要',
  operator: '某社',
};

interface Function {
  readonly Type: string;
  readonly Properties: { readonly Description: string; readonly Code: { readonly S3Key: string } };
}

/** The folder of a room's bundle, found as CloudFormation finds it. */
function bundleOf(room: string): string {
  const template: { Resources: Record<string, Function> } = JSON.parse(
    readFileSync(join(assembly(), 'OpenMinutes-prod-Data.template.json'), 'utf8'),
  );
  const found = Object.values(template.Resources).find(
    ({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.Description.endsWith(` ${room}`),
  );
  if (found === undefined) throw new Error(`The stack has no function for ${room}`);
  return join(assembly(), `asset.${found.Properties.Code.S3Key.replace('.zip', '')}`);
}

/** Loads a bundle on Lambda's Node as Lambda does, and says what it exports. */
const load = (bundle: string, environment: Readonly<Record<string, string>>) =>
  run(
    lambdaNode(),
    [
      '-e',
      // Left to Node, a failure prints the line that it comes from first: a bundle is one line of megabytes.
      `const before = process.cpuUsage();
      import(process.argv[1]).then(
        (module) => {
          const { user, system } = process.cpuUsage(before);
          console.log(typeof module.handler, Math.round((user + system) / 1000));
        },
        (error) => { console.error(error.message); process.exitCode = 1; },
      )`,
      join(bundle, 'index.mjs'),
    ],
    { env: { LAMBDA_TASK_ROOT: bundle, AWS_REGION: 'us-east-1', ...environment } },
  );

it.each(['discover', 'fetch', 'health', 'record', 'publish'])(
  'the bundle of %s carries the sources',
  (room) => {
    const carried: readonly Source[] = JSON.parse(
      readFileSync(join(bundleOf(room), BUNDLED_SOURCES), 'utf8'),
    );
    const files = carried.map(({ id }) => `${id}.json`);
    expect(files).toEqual(expect.arrayContaining(readdirSync('samples/sources')));
    expect(files).toContain(CRAWLED_FILE);
  },
);

/** What a room cannot be without: the clients of the SDK alone, bundled alike. */
function sdkBundle(): string {
  const folder = mkdtempSync(join(tmpdir(), 'open-minutes-sdk-'));
  const entry = join(folder, 'handler.ts');
  writeFileSync(
    entry,
    `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
const clients = [new S3Client({}), DynamoDBDocumentClient.from(new DynamoDBClient({})), new SQSClient({})];
export const handler = () => clients;
`,
  );
  bundleEntry(entry, folder, { nodePaths: [join(import.meta.dirname, '../../node_modules')] });
  return folder;
}

/** Processor time of loading a bundle, in milliseconds: the median of some processes. */
async function loadMs(bundle: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < 5; i++) took.push(Number((await load(bundle, environment)).stdout.split(' ')[1]));
  return took.sort((a, b) => a - b)[2] ?? Number.NaN;
}

// Twice the clients is what is wanted; the bounds are what no change may pass unseen on a noisy machine.
const rooms = [
  // The reader's grammar is put together of its words when it is loaded.
  ['record', recordVariables, 7],
  ['discover', discoverVariables, 4],
  ['fetch', fetchVariables, 4],
  ['health', healthVariables, 3],
  ['publish', publishVariables, 5],
  ['canary', canaryVariables, 3],
] as const;

describe.each(rooms)('the bundle of %s', (room, variables, mostTimes) => {
  const bundle = bundleOf(room);
  const environment = Object.fromEntries(
    variables.map((name) => [name, name === 'SITE' ? JSON.stringify(site) : 'x']),
  );

  it('loads on the Node that it is deployed for, in little more time than the clients of the SDK', async () => {
    const [own, sdk] = [await loadMs(bundle, environment), await loadMs(sdkBundle(), {})];
    const files = readdirSync(bundle, { recursive: true, withFileTypes: true });
    const bytes = files
      .filter(({ name }) => name.endsWith('.mjs'))
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    const entry = statSync(join(bundle, 'index.mjs')).size;
    console.info(
      `${room}: ${Math.round(bytes / 1024)} KB, ${Math.round(entry / 1024)} KB of them its entry; loads in ${own} ms of the processor, ${(own / sdk).toFixed(1)} times the SDK's clients`,
    );
    expect(own / sdk).toBeLessThan(mostTimes);
  });

  it('says which variables are missing', async () => {
    await expect(load(bundle, {})).rejects.toThrow(`The environment lacks ${variables.join(', ')}`);
  });

  it('carries nothing that only the embedded run needs', () => {
    const sources = readdirSync(bundle, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.map'))
      .flatMap((name): string[] => JSON.parse(readFileSync(join(bundle, name), 'utf8')).sources);
    const embedded = /node_modules\/(dynalite|classic-level|commander|tsx)\//;
    expect(sources.filter((source) => embedded.test(source))).toEqual([]);
  });

  it('loads the reader of PDF files only for a PDF file', () => {
    const entry = readFileSync(join(bundle, 'index.mjs.map'), 'utf8');
    expect(entry).not.toContain('unpdf');
  });
});
