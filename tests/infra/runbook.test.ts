// Whether what docs/runbook.md tells people to type exists.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeIn, optionsOf, readGuide, shellLinesIn, typedIn, usedBy } from './guide.ts';
import { root, synthesize } from './synthesize.ts';

const runbook = readGuide('runbook.md');
const typed = [...shellLinesIn(runbook), ...codeIn(runbook)];

describe('the runbook', () => {
  const used = usedBy(typed);

  it('names commands, and some of them', () => {
    expect([...used.keys()]).toEqual(
      expect.arrayContaining(['status', 'redrive', 'review dismiss', 'runs resume', 'sources disable']),
    );
    expect(used.get('redrive')).toEqual(new Set(['--stage', '--yes', '--drop', '--only']));
  });

  it.each([...used])('%s is a command of ours, with the options that are named', (command, options) => {
    expect(optionsOf(command), command).toBeDefined();
    expect([...options].filter((option) => optionsOf(command)?.has(option) !== true)).toEqual([]);
  });

  it('calls functions by outputs that there are', () => {
    const { data, delivery } = synthesize();
    const outputs = [data, delivery].flatMap((stack) => Object.keys(stack.findOutputs('*')));
    const named = [...runbook.matchAll(/<([A-Z]\w+)>/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !outputs.includes(name))).toEqual([]);
  });

  it('leads to files and headings that there are', () => {
    const headings = new Set(
      [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replaceAll(/[^a-z0-9 -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    for (const [, path = '', heading] of runbook.matchAll(/\]\(([^)#:]*)(?:#([^)]*))?\)/g)) {
      if (path !== '') expect(existsSync(join(root, 'docs', path)), path).toBe(true);
      else expect([...headings]).toContain(heading);
    }
  });

  it('sends nobody into a queue or a bucket to delete by hand', () => {
    expect(runbook).not.toMatch(/purg(?:e|ing) the queue|delete its message|aws s3 rm|aws sqs /i);
  });
});

it.each([
  ['npm run open-minutes -- runs show <name> --stage NAME', { command: 'runs show', options: ['--stage'] }],
  ['redrive fetch --yes', { command: 'redrive', options: ['--yes'] }],
  ['restore', undefined],
  ['aws s3 sync a b', undefined],
])('of %s it is known what it calls', (line, what) => {
  expect(typedIn(line)).toEqual(what);
});
