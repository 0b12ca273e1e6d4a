import { permanent } from './errors.ts';

/**
 * The variables that each room's function reads. The CDK constructs are typed by the same lists, so that a variable
 * that one side forgets does not compile.
 */
export const discoverVariables = [
  'PRIVATE_BUCKET',
  'SOURCES_TABLE',
  'FETCH_QUEUE_URL',
  'USER_AGENT',
  'ALLOW_PRIVATE',
] as const;
export const fetchVariables = [
  'PRIVATE_BUCKET',
  'SOURCES_TABLE',
  'FETCH_QUEUE_URL',
  'PARSE_QUEUE_URL',
  'USER_AGENT',
  'ALLOW_PRIVATE',
] as const;
export const recordVariables = [
  'PRIVATE_BUCKET',
  'RECORDS_TABLE',
  'PUBLISH_QUEUE_URL',
  'HEAVY_PUBLISH_QUEUE_URL',
  'REST_MINUTES',
] as const;
export const healthVariables = ['PRIVATE_BUCKET', 'RECORDS_TABLE', 'SOURCES_TABLE'] as const;
export const canaryVariables = ['PRIVATE_BUCKET', 'PUBLIC_BUCKET', 'RECORDS_TABLE', 'SOURCES_TABLE'] as const;
export const publishVariables = [
  'PRIVATE_BUCKET',
  'PUBLIC_BUCKET',
  'RECORDS_TABLE',
  'PUBLISH_QUEUE_URL',
  'HEAVY_PUBLISH_QUEUE_URL',
  'REST_MINUTES',
  'SITE',
] as const;

export type DiscoverVariable = (typeof discoverVariables)[number];
export type FetchVariable = (typeof fetchVariables)[number];
export type RecordVariable = (typeof recordVariables)[number];
export type HealthVariable = (typeof healthVariables)[number];
export type CanaryVariable = (typeof canaryVariables)[number];
export type PublishVariable = (typeof publishVariables)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment, known to hold the named variables and none of them empty.
 * @throws OpenMinutesError `permanent` that names every variable that is missing.
 */
export function readEnvironment<Name extends string>(
  names: readonly Name[],
  environment: Environment = process.env,
): Readonly<Record<Name, string>> {
  if (!holds(environment, names)) {
    const missing = names.filter((name) => !environment[name]);
    throw permanent('missing-environment', `The environment lacks ${missing.join(', ')}`);
  }
  return environment;
}

const holds = <Name extends string>(
  environment: Environment,
  names: readonly Name[],
): environment is Readonly<Record<Name, string>> => names.every((name) => Boolean(environment[name]));
