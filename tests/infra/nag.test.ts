import { resolve } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { type Answered, synthesize } from './synthesize.ts';

/** A line of the table for each rule that is not kept at one place for one reason. */
function tableOf(answered: readonly Answered[]): string {
  const lines = answered.map(({ path, rule, reason }) => {
    // What follows in brackets is the action or the resource, by its logical id.
    const name = rule.replace(/\[.*$/s, '').replace(/^.*::/, '');
    return `| ${name} | \`${path}\` | ${reason.replaceAll('|', '\\|')} |`;
  });
  return `# Rules that are not kept

What cdk-nag finds in the stacks (AWS Solutions and Serverless) is mended, or answered here, with the reason that stands in \`infra/\`. An answer holds for the
construct and what is within it. Held to the code by \`tests/infra/nag.test.ts\`; \`npx vitest run tests/infra/nag.test.ts -u\` writes it anew.

| rule | where | why |
|---|---|---|
${[...new Set(lines)].sort().join('\n')}
`;
}

const packs = [(app: App) => new AwsSolutionsChecks(app), (app: App) => new ServerlessChecks(app)];

/** Nothing that may be left out, and everything. */
const CONTEXTS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['nothing that may be left out', { alarmEmail: 'none' }],
  [
    'everything that may be said',
    {
      stage: 'trial',
      monthlyBudgetUsd: 50,
      domainName: 'open-minutes.internal',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      allowPrivate: true,
    },
  ],
];

it.each(CONTEXTS)(
  'keeps the rules of AWS Solutions and Serverless, or says why not, and synthesizes without a warning, with %s',
  (_, context) => {
    const { report } = synthesize(context, packs);
    expect(report).toMatchObject({ pluginReports: [] });
  },
  60_000,
);

it('shows in docs/nag.md which rules are not kept, and why', async () => {
  const answered = CONTEXTS.flatMap(([, context]) => synthesize(context).answered);
  expect(answered.length).toBeGreaterThan(10);
  await expect(tableOf(answered)).toMatchFileSnapshot(resolve(import.meta.dirname, '../../docs/nag.md'));
}, 60_000);
