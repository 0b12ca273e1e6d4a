import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { requireDeployable } from './settings.ts';
import { addStacks } from './stacks.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
const { settings } = addStacks(app);
// Told by the CDK when there are credentials to deploy with; without them the template is only looked at.
if (process.env.CDK_DEFAULT_ACCOUNT !== undefined) requireDeployable(settings);
