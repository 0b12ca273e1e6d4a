import type { App } from 'aws-cdk-lib';
import { DataStack } from './data-stack.ts';
import { DeliveryStack } from './delivery-stack.ts';
import { stackNameOf, stageOf, tagAll } from './names.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * Both stacks of the stage that the context names.
 * @throws OpenMinutesError `permanent`, code `bad-settings`, with everything that is wrong with the context.
 */
export function addStacks(app: App): { settings: Settings; data: DataStack; delivery: DeliveryStack } {
  const settings = readSettings(app);
  tagAll(app);
  const data = new DataStack(app, stackNameOf(app, 'Data'), {
    settings,
    description: `open-minutes (${stageOf(app)}): from the sources' lists to the public bucket`,
  });
  const delivery = new DeliveryStack(app, stackNameOf(app, 'Delivery'), {
    settings,
    publicBucket: data.publicBucket,
    description: `open-minutes (${stageOf(app)}): the public bucket, served by CloudFront`,
  });
  return { settings, data, delivery };
}
