// How a command finds a stage: by what its data stack puts out.
import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateDescribeStacks,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { fromAws } from '../../functions/shared/aws-errors.ts';
import { permanent, refused } from '../../functions/shared/errors.ts';
import type { Access } from './stage.ts';

/** What the data stack puts out (infra/data-stack.ts), as far as commands need it. */
const OUTPUTS = [
  'PrivateBucket',
  'PublicBucket',
  'RecordsTable',
  'SourcesTable',
  'FetchQueueUrl',
  'ParseQueueUrl',
  'PublishQueueUrl',
  'HeavyPublishQueueUrl',
  'FetchDeadLettersUrl',
  'ParseDeadLettersUrl',
  'PublishDeadLettersUrl',
  'HeavyPublishDeadLettersUrl',
  'RunStateMachine',
  'Site',
  'Sources',
  'AllowPrivate',
] as const;
export type Outputs = Readonly<Record<(typeof OUTPUTS)[number], string>>;

const STAGE = /^[a-z][a-z0-9]{0,15}$/u;
const DATA_STACK = /^OpenMinutes-([a-z][a-z0-9]{0,15})-Data$/u;
/** Deployed to the end once. What is being updated, or could not be, has the outputs that it had. */
const USABLE = /^(?:(?:CREATE|IMPORT)_COMPLETE$|UPDATE_)/u;

/** What there is to know of a stage, and of where it is. */
export interface Found {
  readonly outputs: Outputs;
  readonly account: string;
  readonly region: string;
}

/**
 * What a stage is made of.
 * @throws OpenMinutesError `refused` that says what to do: `bad-stage`, `no-credentials`, `no-region`, `no-such-stage` with
 * the stages that there are, `half-deployed`; `transient` where AWS cannot be reached.
 */
export async function findStage(
  stage: string,
  access: Access,
  client = new CloudFormationClient(access),
): Promise<Found> {
  if (!STAGE.test(stage))
    throw refused(
      'bad-stage',
      `${JSON.stringify(stage)} is no name of a stage: lower-case letters and digits, a letter first, at most 16`,
    );
  const name = `OpenMinutes-${stage}-Data`;
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    if (stack === undefined) throw await noSuchStage(stage, access, client);
    return foundIn(stack, stage);
  } catch (error) {
    if (isNamed(error, 'ValidationError')) throw await noSuchStage(stage, access, client);
    throw asRefusal(error, stage, access);
  }
}

function foundIn({ StackId: id = '', StackStatus: status, Outputs: list = [] }: Stack, stage: string): Found {
  const deploy = `\`npx cdk deploy --all -c stage=${stage}\``;
  if (!USABLE.test(status ?? ''))
    throw refused(
      'half-deployed',
      `stage ${stage} is not there yet, or not any more: its stack is ${status}. ${deploy} brings it about`,
    );
  const outputs = Object.fromEntries(
    list.map(({ OutputKey: key = '', OutputValue: value = '' }) => [key, value]),
  );
  const missing = OUTPUTS.filter((key) => !outputs[key]);
  if (!areWhole(outputs, missing))
    throw refused(
      'half-deployed',
      `stage ${stage} was deployed by another release: its stack does not say ${missing.join(', ')}. ${deploy} with this one mends that`,
    );
  const [, , , region = '', account = ''] = id.split(':');
  return { outputs, account, region };
}

const areWhole = (_: Readonly<Record<string, string>>, missing: readonly string[]): _ is Outputs =>
  missing.length === 0;

/** There is none of that name; perhaps in another account or region than was meant. */
async function noSuchStage(stage: string, access: Access, client: CloudFormationClient): Promise<Error> {
  const stages: string[] = [];
  let account: string | undefined;
  try {
    for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
      for (const { StackName: name = '', StackId: id = '' } of Stacks) {
        account = id.split(':')[4];
        const found = DATA_STACK.exec(name)?.[1];
        if (found !== undefined) stages.push(found);
      }
    }
  } catch {
    // Whoever may not list stacks is told the rest.
  }
  const where = `in ${account === undefined ? 'the account' : `account ${account}`}${ofProfile(access)}, region ${await client.config.region()}`;
  const others =
    stages.length === 0 ? 'There is no stage at all.' : `There are: ${stages.sort().join(', ')}.`;
  return refused(
    'no-such-stage',
    `there is no stage ${stage} ${where}. ${others} --profile and --region name other places`,
  );
}

const ofProfile = ({ profile = process.env.AWS_PROFILE }: Access): string =>
  profile === undefined ? '' : ` of profile ${profile}`;

const isNamed = (error: unknown, ...names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);

/** What the SDK says where nobody has said who asks, or where, in words that say what to do. */
export function asRefusal(error: unknown, stage: string, access: Access): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (/region is missing/iu.test(message))
    return refused(
      'no-region',
      `it is not said in which region stage ${stage} is: --region, AWS_REGION or the profile's own says it`,
      error,
    );
  if (isNamed(error, 'CredentialsProviderError', 'TokenProviderError'))
    return refused(
      'no-credentials',
      `nobody has said who asks for stage ${stage}${ofProfile(access)}: ${message}. --profile, AWS_PROFILE or \`aws sso login\` says it`,
      error,
    );
  if (
    isNamed(
      error,
      'ExpiredToken',
      'ExpiredTokenException',
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      'SignatureDoesNotMatch',
    )
  )
    return refused(
      'no-credentials',
      `AWS does not take these credentials${ofProfile(access)}: ${message}`,
      error,
    );
  if (isNamed(error, 'AccessDenied', 'AccessDeniedException'))
    return permanent(
      'not-allowed',
      `these credentials${ofProfile(access)} may not look at stage ${stage}: ${message}`,
      error,
    );
  return fromAws(error, `Looking for stage ${stage}`);
}
