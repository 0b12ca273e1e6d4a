// Whether what docs/deploy.md tells people to type exists.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readSettings, requireDeployable } from '../../infra/settings.ts';
import schema from '../../schemas/deployment.schema.json' with { type: 'json' };
import site from './site.json' with { type: 'json' };
import { root, synthesize } from './synthesize.ts';

const guide = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );
/** One command a line, without comments and line breaks. */
const commands = blocks('sh').flatMap((text) =>
  text
    .replaceAll('\\\n', ' ')
    .split(/\n|&&/)
    .map((line) => line.replace(/ #.*/, '').trim())
    .filter((line) => line !== ''),
);
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
    expect(blocks('json')).toHaveLength(1);
    for (const text of blocks('json')) {
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

  it('leads to files that there are', () => {
    for (const [, path = ''] of guide.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      expect(existsSync(join(root, 'docs', path)), path).toBe(true);
  });

  /** Of our commands, the options that are used with each. */
  const used = new Map<string, Set<string>>();
  for (const line of commands.filter((one) => one.startsWith('npm run open-minutes -- '))) {
    const words = line.split(' ').slice(4);
    const command = words.slice(0, words[0] === 'sources' ? 2 : 1).join(' ');
    const options = used.get(command) ?? new Set();
    used.set(command, options);
    for (const option of words.filter((word) => word.startsWith('--'))) options.add(option);
  }

  it.each([...used])('%s is a command of ours', { timeout: 30_000 }, (command, options) => {
    const help = execFileSync(process.execPath, ['cli/launch.mjs', ...command.split(' '), '--help'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(help).toContain(`open-minutes ${command}`);
    for (const option of options) expect(help).toContain(option);
  });
});
