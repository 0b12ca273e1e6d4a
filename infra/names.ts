import { Tags } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { permanent } from '../functions/shared/errors.ts';

/** Stage of whoever names none. */
export const DEFAULT_STAGE = 'prod';

/**
 * Short enough for the longest name with it in, a queue's of 80 characters, and safe in every kind of name. Without a hyphen: the
 * names of one stage never begin with those of another.
 */
const STAGE = /^[a-z][a-z0-9]{0,15}$/;

/**
 * The stage that a construct belongs to: one of the deployments side by side in an account, said in the context `stage`.
 * @throws OpenMinutesError `permanent`, code `bad-settings`, for what cannot be part of a name.
 */
export function stageOf({ node }: IConstruct): string {
  const stage: unknown = node.tryGetContext('stage') ?? DEFAULT_STAGE;
  if (typeof stage === 'string' && STAGE.test(stage)) return stage;
  throw permanent(
    'bad-settings',
    `stage must be lower-case letters and digits, a letter first, at most 16, not ${JSON.stringify(stage)}`,
  );
}

/** What a queue, alarm, schedule group or policy of the stage is called: `open-minutes-<stage>-<name>`. */
export const nameOf = (scope: IConstruct, name: string): string => `open-minutes-${stageOf(scope)}-${name}`;

/** The log group of a room of the stage. */
export const logGroupNameOf = (scope: IConstruct, room: string): string =>
  `/open-minutes/${stageOf(scope)}/${room}`;

/** The stack of the stage that holds everything but what CloudFront needs, or that. */
export const stackNameOf = (scope: IConstruct, stack: 'Data' | 'Delivery'): string =>
  `OpenMinutes-${stageOf(scope)}-${stack}`;

/** The heading in the runbook, and the end of the link to it, of an alarm: the same for every stage. */
export const headingOf = (alarm: string): string => `open-minutes-${alarm}`;

/** Lets bills, searches and policies tell what belongs to the stage from what else is in the account. */
export function tagAll(scope: IConstruct): void {
  Tags.of(scope).add('project', 'open-minutes');
  Tags.of(scope).add('stage', stageOf(scope));
}
