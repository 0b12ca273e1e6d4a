import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { synthesize } from './synthesize.ts';

it('keeps the rules of AWS Solutions, or says why not, and synthesizes without a warning', () => {
  const { report } = synthesize({}, [(app) => new AwsSolutionsChecks(app)]);
  expect(report).toMatchObject({ pluginReports: [] });
}, 30_000);
