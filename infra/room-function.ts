import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Alarms, failuresOf } from './alarms.ts';
import { bundleRoom } from './bundle.ts';
import { logGroupNameOf, stageOf } from './names.ts';

export interface RoomFunctionProps<Variable extends string> {
  /** What it is called: the room, unless a room has several functions. */
  readonly room: string;
  /** The room whose handler it runs, functions/<room>/handler.ts, where that is not its name. */
  readonly handlerOf?: string;
  /** Lambda gives CPU in proportion to memory; 1769 MB are one whole CPU. */
  readonly memoryMb: number;
  readonly timeout: Duration;
  /**
   * When what has failed is tried again: the schedule's interval, the queue's visibility timeout. Unless said, that of a queue
   * which waits six times the timeout.
   */
  readonly triedAgainAfter?: Duration;
  /** Exactly the variables that the room's handler reads. */
  readonly environment: Readonly<Record<Variable, string>>;
  /** Folder of the sources' configuration, from the root of the project, for a room that knows them. */
  readonly sources?: string;
  readonly alarms: Alarms;
}

/** Rules of cdk-nag that do not hold for our functions, and why. */
const UNANSWERED: Readonly<Record<string, string>> = {
  'Serverless-LambdaDLQ':
    'Called by queues, which set aside themselves what fails, or by schedules, whose next call does the same.',
  'Serverless-LambdaEventSourceMappingDestination':
    'For a queue Lambda takes none: what fails goes to the dead letters of the queue.',
  'Serverless-LambdaTracing':
    'Rooms speak through queues and tables, where a trace ends; their logs tell what became of a page, by its address.',
};

const root = fileURLToPath(new URL('..', import.meta.url));

/** A room's handler as a Lambda function: its bundle, its log group, a role that may do nothing yet but write the log. */
export class RoomFunction<Variable extends string> extends Construct {
  readonly room: string;
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: RoomFunctionProps<Variable>) {
    super(scope, id);
    this.room = props.room;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: logGroupNameOf(this, props.room),
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own: the default one may write to every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      description: `open-minutes: ${props.room}`,
      code: codeOf(props.handlerOf ?? props.room, props.sources),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        ...props.environment,
        // For the metrics of its log (functions/shared/metrics.ts).
        STAGE: stageOf(this),
        NODE_OPTIONS: '--enable-source-maps',
      },
    });
    for (const [id, reason] of Object.entries(UNANSWERED)) Validations.of(this).acknowledge({ id, reason });
    const again =
      props.triedAgainAfter?.toMinutes({ integral: false }) ??
      6 * props.timeout.toMinutes({ integral: false });
    const { period, threshold } = failuresOf(again);
    props.alarms.add(`${props.room}-failing`, {
      severity: 'urgent',
      meaning: `The ${props.room} function itself fails or runs out of time, again and again.`,
      metric: this.function.metricErrors({ period, statistic: 'Sum' }),
      threshold,
      periods: 1,
    });
    props.alarms.add(`${props.room}-throttled`, {
      severity: 'normal',
      meaning: `Lambda turns calls of the ${props.room} function away: the account runs as many functions as it may.`,
      metric: this.function.metricThrottles({ period: Duration.hours(1), statistic: 'Sum' }),
      threshold: THROTTLES_AN_HOUR,
      periods: 1,
    });
  }
}

/** Single ones pass unnoticed: Lambda tries again by itself. */
const THROTTLES_AN_HOUR = 5;

/** The bundle of a room, made where the stack is synthesized; named by what it holds. */
const codeOf = (room: string, sources: string | undefined): Code =>
  // The CDK makes assets of one path once, whatever `tryBundle` does: each room has its own.
  Code.fromAsset(join(root, 'functions', room), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Asked for by the CDK, and never run: esbuild is here.
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle: (outdir) => {
          bundleRoom(room, outdir, sources);
          return true;
        },
      },
    },
  });
