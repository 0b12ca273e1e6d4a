// Whether several stages live side by side in one account.
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { type Resource, synthesize } from './synthesize.ts';

const everything = { monthlyBudgetUsd: 50 };
const prod = synthesize(everything);
const trial = synthesize({ ...everything, stage: 'trial', site: 'tests/infra/site.json' });

const resourcesOf = (template: Template): [string, Resource][] =>
  Object.entries(template.toJSON().Resources as Record<string, Resource>);

/** What holds the name of a resource, which no other one in the account may have. */
const NAMED_BY =
  /^(?:Name|(?:Alarm|Bucket|Budget|Dashboard|Function|LogGroup|Queue|Role|StateMachine|Table|Topic)Name)$/;
/** Where it stands in resources that keep it with their configuration. */
const CONFIGURATION = /(?:Config|Input|^Budget)$/;

/** The names that the templates give, each with the type of what bears it. */
function namesOf(template: Template): string[] {
  return resourcesOf(template).flatMap(([, { Type, Properties = {} }]) =>
    Object.entries(Properties)
      .flatMap(([key, value]) =>
        CONFIGURATION.test(key) && typeof value === 'object' && value !== null
          ? Object.entries(value)
          : [[key, value] as const],
      )
      .filter(([key, value]) => NAMED_BY.test(key) && isGiven(value))
      .map(([, value]) => `${Type} ${JSON.stringify(value)}`),
  );
}

/** A function that an event source or a permission names is no name that we give. */
const isGiven = (value: unknown): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && 'Fn::Join' in value);

describe.each(['data', 'delivery'] as const)('the %s stack', (stack) => {
  const names = namesOf(prod[stack]);

  it('gives names that only its stage has', () => {
    const others = new Set(namesOf(trial[stack]));
    expect(names.length).toBeGreaterThan(stack === 'data' ? 30 : 4);
    // A table of the data catalogue is named within its database.
    const shared = names.filter((name) => others.has(name) && !name.startsWith('AWS::Glue::Table '));
    expect(shared).toEqual([]);
  });

  it('gives each name once', () => {
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('gives names that say the project and the stage', () => {
    for (const name of names.filter((one) => !one.startsWith('AWS::Glue::')))
      expect(name).toMatch(/"\/?open-minutes[-/]prod[-/]/);
  });

  it('tags what is billed', () => {
    const tagged = resourcesOf(trial[stack]).filter(([, { Properties }]) =>
      ['Tags', 'ResourceTags', 'HostedZoneTags'].some((key) => Array.isArray(Properties?.[key])),
    );
    expect(tagged.length).toBeGreaterThan(stack === 'data' ? 20 : 0);
    for (const [, { Properties }] of tagged) {
      const tags = Properties.Tags ?? Properties.ResourceTags;
      expect(tags).toEqual(
        expect.arrayContaining([
          { Key: 'project', Value: 'open-minutes' },
          { Key: 'stage', Value: 'trial' },
        ]),
      );
    }
  });
});

it('points from an alarm of any stage at the same heading of the runbook', () => {
  const linksOf = (template: Template) =>
    resourcesOf(template).flatMap(([, { Type, Properties }]) =>
      Type === 'AWS::CloudWatch::Alarm' ? [String(Properties.AlarmDescription).split('Runbook: ')[1]] : [],
    );
  expect(linksOf(trial.data)).toEqual(linksOf(prod.data));
});
