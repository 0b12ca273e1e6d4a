import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  discoverVariables,
  fetchVariables,
  healthVariables,
  publishVariables,
  recordVariables,
} from '../../functions/shared/environment.ts';
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
    readFileSync(join(assembly(), 'OpenMinutesData.template.json'), 'utf8'),
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
      `import(process.argv[1]).then(
        (module) => console.log(typeof module.handler),
        (error) => { console.error(error.message); process.exitCode = 1; },
      )`,
      join(bundle, 'index.mjs'),
    ],
    { env: { LAMBDA_TASK_ROOT: bundle, AWS_REGION: 'us-east-1', ...environment } },
  );

it.each(['discover', 'fetch', 'health', 'record', 'publish'])(
  'the bundle of %s carries the sources',
  (room) => {
    const carried = readdirSync(join(bundleOf(room), 'sources'));
    expect(carried).toEqual(expect.arrayContaining(readdirSync('samples/sources')));
    expect(carried).toContain(CRAWLED_FILE);
  },
);

describe.each([
  ['discover', discoverVariables],
  ['fetch', fetchVariables],
  ['health', healthVariables],
  ['record', recordVariables],
  ['publish', publishVariables],
] as const)('the bundle of %s', (room, variables) => {
  const bundle = bundleOf(room);
  const environment = Object.fromEntries(
    variables.map((name) => [name, name === 'SITE' ? JSON.stringify(site) : 'x']),
  );

  it('loads on the Node that it is deployed for, in time for a first request', async () => {
    const began = performance.now();
    const { stdout } = await load(bundle, environment);
    const took = Math.round(performance.now() - began);
    const size = Math.round(statSync(join(bundle, 'index.mjs')).size / 1024);
    console.info(`${room}: ${size} KB, loads in ${took} ms`);
    expect(stdout.trim()).toBe('function');
  });

  it('says which variables are missing', async () => {
    await expect(load(bundle, {})).rejects.toThrow(`The environment lacks ${variables.join(', ')}`);
  });

  it('carries nothing that only the embedded run needs', () => {
    const map: { sources: string[] } = JSON.parse(readFileSync(join(bundle, 'index.mjs.map'), 'utf8'));
    const embedded = /node_modules\/(dynalite|classic-level|commander|tsx)\//;
    expect(map.sources.filter((source) => embedded.test(source))).toEqual([]);
  });
});
