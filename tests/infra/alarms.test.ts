import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resources, root, synthesize } from './synthesize.ts';

const { data } = synthesize();
const alarms = Object.values(resources(data, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => ({
  name: String(Properties.AlarmName),
  description: String(Properties.AlarmDescription),
  actions: Properties.AlarmActions,
  metric: Properties.MetricName,
}));
const names = alarms.map(({ name }) => name).sort();

/** The heading does not say the stage. */
const headingOf = (name: string): string => name.replace('-prod-', '-');

/** The runbook's chapters on alarms: `### \`name\``, with what stands under each. */
const chapters = new Map(
  readFileSync(join(root, 'docs/runbook.md'), 'utf8')
    .split(/^### /m)
    .slice(1)
    .map((chapter) => {
      const [heading = '', ...body] = chapter.split('\n');
      return [heading.trim(), body.join('\n').split(/^## /m)[0] ?? ''] as const;
    }),
);

describe('every alarm', () => {
  it('has a name of its own', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^open-minutes-prod-[a-z]+(-[a-z]+)+$/);
  });

  it('has a chapter in the runbook, and every chapter an alarm', () => {
    expect([...chapters.keys()].sort()).toEqual(names.map(headingOf));
  });

  it.each(alarms)('$name says how urgent it is and where to read on', ({ name, description }) => {
    expect(description).toMatch(/^\[(urgent|normal)\] [A-Z].*\. Runbook: /);
    expect(description.endsWith(`docs/runbook.md#${headingOf(name)}`)).toBe(true);
  });

  it.each(alarms)('$name is told to the operator', ({ actions }) => {
    expect(actions).toHaveLength(1);
  });

  it.each(alarms)('$name looks at one metric, which every imitation of AWS understands', ({ metric }) => {
    expect(metric).toEqual(expect.any(String));
  });
});

describe.each([...chapters])('the chapter on %s', (_name, body) => {
  it.each(['Description', 'Investigation', 'Resolution'])(
    'has a part called %s, with something in it',
    (part) => {
      const text = body.split(`#### ${part}\n`)[1]?.split('\n#### ')[0]?.trim() ?? '';
      expect(text.length).toBeGreaterThan(40);
    },
  );
});
