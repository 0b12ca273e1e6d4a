import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Alarms, alarmPeriod } from './alarms.ts';

export interface RoomFunctionProps<Variable extends string> {
  /** The room: functions/<room>/handler.ts. */
  readonly room: string;
  /** Lambda gives CPU in proportion to memory; 1769 MB are one whole CPU. */
  readonly memoryMb: number;
  readonly timeout: Duration;
  /** Exactly the variables that the room's handler reads. */
  readonly environment: Readonly<Record<Variable, string>>;
  /** Folder of the sources' configuration, from the root of the project, for a room that knows them. */
  readonly sources?: string;
  readonly alarms: Alarms;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** A room's handler as a Lambda function: its bundle, its log group, a role that may do nothing yet but write the log. */
export class RoomFunction<Variable extends string> extends Construct {
  readonly function: NodejsFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: RoomFunctionProps<Variable>) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/open-minutes/${props.room}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own: the default one may write to every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.role);
    this.function = new NodejsFunction(this, 'Function', {
      description: `open-minutes: ${props.room}`,
      entry: `${root}functions/${props.room}/handler.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        mainFields: ['module', 'main'],
        // What runs is what package-lock.json names and the tests have seen, the SDK included.
        bundleAwsSDK: true,
        // Names stay as they are written, for the stack traces. `keepNames` would write down the name of every
        // function whenever one is made, which is a tenth of the time that reading a page takes.
        esbuildArgs: { '--minify-syntax': true, '--minify-whitespace': true },
        sourceMap: true,
        sourcesContent: false,
        // CommonJS packages in an ES module bundle still call `require` for what Node brings along.
        banner:
          "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
        commandHooks: {
          beforeInstall: () => [],
          beforeBundling: () => [],
          // The sources' configuration lies beside the bundle, so that adding a source is adding a file.
          afterBundling: (from, to) =>
            props.sources === undefined ? [] : [copyFolder(`${from}/${props.sources}`, `${to}/sources`)],
        },
      },
    });
    props.alarms.add(`${props.room}-failing`, {
      severity: 'urgent',
      meaning: `The ${props.room} function itself fails or runs out of time, in one run after the other.`,
      metric: this.function.metricErrors({ period: alarmPeriod }),
      threshold: 1,
      periods: 3,
    });
  }
}

/** A shell command that copies a folder on every system that Node runs on. */
const copyFolder = (from: string, to: string): string =>
  `node -e "require('node:fs').cpSync(process.argv[1], process.argv[2], { recursive: true })" "${from}" "${to}"`;
