import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import {
  canaryVariables,
  discoverVariables,
  fetchVariables,
  healthVariables,
  publishVariables,
  recordVariables,
} from '../../functions/shared/environment.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { s3ObjectStore } from '../../functions/shared/object-store/object-store.s3.ts';
import { BUNDLED_SOURCES } from '../../functions/shared/sources.ts';
import { bundle as bundleEntry } from '../../infra/bundle.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { CRAWLED_FILE } from './crawled-source.ts';
import { assembly, lambdaNode, output, STAGE } from './stack.ts';

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

/** Processes that load each bundle. */
const TURNS = 7;

/** Processor time of loading each bundle, in milliseconds: the least of some processes that take turns, so that both meet the same noise. */
async function leastLoadMs(
  bundles: readonly (readonly [folder: string, environment: Readonly<Record<string, string>>])[],
): Promise<number[]> {
  const least = bundles.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < TURNS; turn++)
    for (const [i, [folder, environment]] of bundles.entries()) {
      const took = Number((await load(folder, environment)).stdout.split(' ')[1]);
      least[i] = Math.min(least[i] ?? took, took);
    }
  return least;
}

/** The modules of a bundle that are loaded with its entry: whatever is not asked for by `import()`. */
function loadedAtOnce(bundle: string, file = 'index.mjs', seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(bundle, file), 'utf8');
  for (const [, path = ''] of text.matchAll(/(?:\bfrom|\bimport)"(\.{1,2}\/[^"]+\.mjs)"/g))
    loadedAtOnce(bundle, join(dirname(file), path), seen);
  return seen;
}

const kilobytes = (bundle: string, files: Iterable<string>): number =>
  Math.round([...files].reduce((sum, file) => sum + statSync(join(bundle, file)).size, 0) / 1024);

/** Cold starts are to take no more than twice what the clients of the SDK do alone; what they take stands in docs/speed.md. */
const MOST_TIMES = 2;

/** By room: its variables, and how many KB it may load at once and have in all. A tenth above what it has (docs/speed.md). */
const rooms = [
  ['record', recordVariables, 1300, 6400],
  ['discover', discoverVariables, 2050, 2250],
  ['fetch', fetchVariables, 1700, 1900],
  ['health', healthVariables, 1750, 1950],
  ['publish', publishVariables, 1200, 5400],
  ['canary', canaryVariables, 1100, 1300],
] as const;

/** A message as SQS hands it over. */
const letter = (body: object) => ({
  Records: [
    {
      messageId: '1',
      body: JSON.stringify(body),
      receiptHandle: 'of nobody',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:nobody',
      attributes: { ApproximateReceiveCount: '1', MessageGroupId: 'nobody' },
    },
  ],
});
const firstPage = readFileSync('samples/minutes/linlan-qingyu/2024-05.html');

it.each([
  [
    'record',
    recordVariables,
    letter({
      sha256: sha256(firstPage),
      contentType: 'text/html; charset=utf-8',
      fetchedAt: '2026-01-05T02:00:00Z',
      url: 'https://www.qingyu.example/zwgk/hygk/202403/t20240325_10512.html',
    }),
    { batchItemFailures: [] },
  ],
  [
    'fetch',
    fetchVariables,
    letter({ source: 'nobody', url: 'https://nobody.example/' }),
    { batchItemFailures: [] },
  ],
  ['publish', publishVariables, { sweep: true }, null],
] as const)('%s answers what it is first asked', async (room, variables, event, answer) => {
  await storeSnapshot(s3ObjectStore(output('PrivateBucket')), firstPage);
  const told: Readonly<Record<string, () => string>> = {
    PRIVATE_BUCKET: () => output('PrivateBucket'),
    PUBLIC_BUCKET: () => output('PublicBucket'),
    RECORDS_TABLE: () => output('RecordsTable'),
    SOURCES_TABLE: () => output('SourcesTable'),
    FETCH_QUEUE_URL: () => output('FetchQueueUrl'),
    PARSE_QUEUE_URL: () => output('ParseQueueUrl'),
    PUBLISH_QUEUE_URL: () => output('PublishQueueUrl'),
    HEAVY_PUBLISH_QUEUE_URL: () => output('HeavyPublishQueueUrl'),
    REST_MINUTES: () => output('RestMinutes'),
    SITE: () => output('Site'),
    USER_AGENT: () => 'open-minutes-test',
    ALLOW_PRIVATE: () => 'true',
  };
  const environment = Object.fromEntries(variables.map((name) => [name, told[name]?.()]));

  const { stdout } = await run(
    lambdaNode(),
    [
      '--input-type=module',
      '-e',
      `const own = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
      const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
      console.info = console.warn = () => {};
      const before = own();
      const { handler } = await import(process.argv[1]);
      const loaded = own();
      const answer = await handler(JSON.parse(process.argv[2]), { getRemainingTimeInMillis: () => 300_000 });
      say({ answer: answer ?? null, load: loaded - before, first: own() - loaded });
      process.exit(0);`,
      join(bundleOf(room), 'index.mjs'),
      JSON.stringify(event),
    ],
    { env: { ...process.env, LAMBDA_TASK_ROOT: bundleOf(room), STAGE, ...environment } },
  );

  // Metrics stand in lines of their own.
  const said = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  console.info(
    `${room}: loads in ${Math.round(said.load)} ms, its first message takes ${Math.round(said.first)} ms`,
  );
  expect(said.answer).toEqual(answer);
});

describe.each(rooms)('the bundle of %s', (room, variables, mostAtOnce, most) => {
  const bundle = bundleOf(room);
  const environment = Object.fromEntries(
    variables.map((name) => [name, name === 'SITE' ? JSON.stringify(site) : 'x']),
  );
  const atOnce = loadedAtOnce(bundle);

  it('loads on the Node that it is deployed for, in at most twice the time of the clients of the SDK', async () => {
    const [own = Number.NaN, sdk = Number.NaN] = await leastLoadMs([
      [bundle, environment],
      [sdkBundle(), {}],
    ]);
    console.info(`${room}: ${own} ms of the processor, ${(own / sdk).toFixed(2)} times the SDK's clients`);
    expect(own / sdk).toBeLessThanOrEqual(MOST_TIMES);
  });

  it('grows no further unseen', () => {
    const all = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.mjs'),
    );
    const [loaded, whole] = [kilobytes(bundle, atOnce), kilobytes(bundle, all)];
    console.info(`${room}: ${loaded} KB at once, ${whole} KB in all`);
    expect(loaded).toBeLessThanOrEqual(mostAtOnce);
    expect(whole).toBeLessThanOrEqual(most);
  });

  it('says which variables are missing', async () => {
    await expect(load(bundle, {})).rejects.toThrow(`The environment lacks ${variables.join(', ')}`);
  });

  it('carries nothing that only the embedded run needs', () => {
    const embedded = /node_modules\/(dynalite|classic-level|commander|tsx)\//;
    const maps = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.map'),
    );
    expect(maps.flatMap((name) => sourcesIn(bundle, name)).filter((source) => embedded.test(source))).toEqual(
      [],
    );
  });

  it('loads what reads pages, what reads PDF files and what renders only when it is asked for', () => {
    const loaded = [...atOnce].flatMap((name) => sourcesIn(bundle, `${name}.map`));
    const late =
      /node_modules\/(?:unpdf|hyparquet|preact-render-to-string)\/|functions\/parse\/(?:grammar|mentions)\/|functions\/publish\/targets\//;
    // Their own work needs a word or two of it.
    const needed = /functions\/publish\/targets\/target\.ts$/;
    expect(loaded.filter((source) => late.test(source) && !needed.test(source))).toEqual([]);
  });
});

const sourcesIn = (bundle: string, map: string): readonly string[] =>
  JSON.parse(readFileSync(join(bundle, map), 'utf8')).sources;
