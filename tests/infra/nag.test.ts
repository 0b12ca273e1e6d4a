import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { synthesize } from './synthesize.ts';

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
