// Whether what docs/deploy.md tells people to type exists.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { RESTORATION_KEY } from '../../functions/shared/records/tables.ts';
import { readSettings, requireDeployable } from '../../infra/settings.ts';
import schema from '../../schemas/deployment.schema.json' with { type: 'json' };
import { blocksIn, optionsOf, readGuide, shellLinesIn, usedBy } from './guide.ts';
import site from './site.json' with { type: 'json' };
import { root, synthesize } from './synthesize.ts';

const guide = readGuide('deploy.md');
const commands = shellLinesIn(guide);
const settings = Object.keys(schema.properties).filter((name) => name !== '$schema');

describe('the guide to deploying', () => {
  it('explains every setting, and says of each what goes without saying', () => {
    const rows = guide.split('\n').filter((line) => /^\| `/.test(line));
    const explained = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(explained.filter((name) => name !== undefined).sort()).toEqual([...settings].sort());
    for (const [name, property] of Object.entries(schema.properties))
      if ('default' in property)
        expect(rows.find((row) => row.includes(`\`${name}\``))?.split('|')[2]).toContain(
          String(property.default),
        );
  });

  it('shows settings that can be deployed', () => {
    expect(blocksIn(guide, 'json')).toHaveLength(1);
    for (const text of blocksIn(guide, 'json')) {
      const context = {
        settings: 'tests/infra/deployment.json',
        site: { ...site, baseUrl: 'https://minutes.agency.gov.cn' },
        ...JSON.parse(text),
      };
      expect(() => requireDeployable(readSettings(new App({ context })))).not.toThrow();
    }
  });

  it.each(commands.filter((line) => line.startsWith('npx cdk')))('%s is a command of the CDK', (line) => {
    const [, , verb, ...words] = line.split(' ');
    expect(['bootstrap', 'diff', 'deploy', 'destroy']).toContain(verb);
    const context = words.flatMap((word, at) => (words[at - 1] === '-c' ? [word.split('=')[0]] : []));
    for (const name of context) expect(['stage', 'settings', ...settings]).toContain(name);
    for (const stack of words.filter((word) => word.startsWith('OpenMinutes')))
      expect(stack).toMatch(/^OpenMinutes-prod-(?:Data|Delivery)$/);
  });

  it('names outputs that there are', () => {
    const { data, delivery } = synthesize();
    const outputs = [data, delivery].flatMap((stack) => Object.keys(stack.findOutputs('*')));
    const named = [...guide.matchAll(/<([A-Z]\w+)>|output `(\w+)`|topic `(\w+)`/g)].map(
      ([, ...groups]) => groups.find((group) => group !== undefined) ?? '',
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !outputs.includes(name))).toEqual([]);
  });

  it('lets nothing be built of an old table before it knows what was decided since', () => {
    const from = commands.findIndex((line) => line.includes('restore-table-to-point-in-time'));
    const [put, deploy, ...more] = commands.slice(commands.findIndex((line) => line.includes('put-item')));
    const item: unknown = JSON.parse(/--item '(.+)'/.exec(put ?? '')?.[1] ?? 'null');
    expect(item).toEqual({ pk: { S: RESTORATION_KEY.pk }, sk: { S: RESTORATION_KEY.sk } });
    expect(commands.indexOf(put ?? '')).toBeGreaterThan(from);
    expect(deploy).toContain('-c recordsTable=records-restored');
    expect(more[0]).toBe('npm run open-minutes -- restore --stage prod');
  });

  it('leads to files that there are', () => {
    for (const [, path = ''] of guide.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      expect(existsSync(join(root, 'docs', path)), path).toBe(true);
  });

  const used = usedBy(commands.filter((line) => line.startsWith('npm run open-minutes -- ')));

  it.each([...used])('%s is a command of ours', (command, options) => {
    expect(optionsOf(command), command).toBeDefined();
    expect([...options].filter((option) => optionsOf(command)?.has(option) !== true)).toEqual([]);
  });
});
