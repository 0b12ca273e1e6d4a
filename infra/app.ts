import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStack } from './data-stack.ts';
import { DeliveryStack } from './delivery-stack.ts';
import { readSettings, requireDeployable } from './settings.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const settings = readSettings(app.node);
// Told by the CDK when there are credentials to deploy with; without them the template is only looked at.
if (process.env.CDK_DEFAULT_ACCOUNT !== undefined) requireDeployable(settings.site);
const data = new DataStack(app, 'OpenMinutesData', {
  settings,
  description: 'open-minutes: from the parse queue to the public bucket',
});
new DeliveryStack(app, 'OpenMinutesDelivery', {
  settings,
  publicBucket: data.publicBucket,
  description: 'open-minutes: the public bucket, served by CloudFront',
});
