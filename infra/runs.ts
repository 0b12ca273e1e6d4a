import { Duration, Validations } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  Fail,
  type IChainable,
  ItemBatcher,
  JitterType,
  JsonPath,
  OutputType,
  Pass,
  ResultWriterV2,
  S3ObjectsItemReader,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Transformation,
  WriterConfig,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { type Alarms, alarmPeriod } from './alarms.ts';
import { allowObjects, logicalIdOf } from './grants.ts';
import { nameOf } from './names.ts';
import type { Storage } from './storage.ts';

/** Where Step Functions writes down what its batches gave back; it goes by itself after a month. */
const OUTPUTS = 'run-outputs';
/** So many in a hundred items may be given up; then what is wrong is no matter of some of them, and the run stops. */
const TOLERATED_PERCENT = 5;

/**
 * What the room is called with: the batch as the engine hands it over, or what the room gave back of it. An engine that
 * does not know batches, as a local imitation of AWS, hands over one item.
 */
export const BATCH = `{% (
  $given := $states.input;
  $all := $exists($given.Items) ? $given.Items : [$given];
  $exists($given.items) ? $given : {
    'run': $all[0].input.run,
    'depth': $all[0].input.depth,
    'execution': $all[0].execution,
    'items': [$all.{ 'Key': Key }]
  }
) %}`;

/**
 * Work over everything that is stored, by the Distributed Map of Step Functions: it lists a prefix of the private bucket, cuts
 * it into batches, and hands each to the room that does it, so many at a time. A room gives back what it had no time for.
 * What failed goes on where it was, with a redrive.
 */
export class Runs extends Construct {
  readonly stateMachine: StateMachine;

  constructor(
    scope: Construct,
    id: string,
    props: { storage: Storage; record: LambdaFunction; publish: LambdaFunction; alarms: Alarms },
  ) {
    super(scope, id);
    const { storage, record, publish, alarms } = props;
    // As the readers take it: its type does not say that the policy of a bucket may be left out.
    const bucket = Bucket.fromBucketName(this, 'Private', storage.privateBucket.bucketName);

    const pages = this.overAll('Pages', {
      bucket,
      room: record,
      // A page takes a tenth of a second: a batch is some seconds, and costs four state transitions.
      batch: 40,
      concurrency: 20,
    });
    const next = new Pass(this, 'Next', {
      parameters: { run: JsonPath.stringAt('$.run'), prefix: JsonPath.stringAt('$.next') },
    }).next(pages);
    const done = new Succeed(this, 'Done');
    pages.next(new Choice(this, 'More').when(Condition.isPresent('$.next'), next).otherwise(done));

    const governments = this.overAll('Governments', { bucket, room: publish, batch: 100, concurrency: 5 });
    governments.next(done);

    const start = new Choice(this, 'Which')
      .when(
        Condition.or(
          Condition.stringEquals('$.run', 'reprocess'),
          Condition.stringEquals('$.run', 'backfill'),
        ),
        pages,
      )
      .when(Condition.stringEquals('$.run', 'verify'), governments)
      .otherwise(new Fail(this, 'Unknown', { error: 'UnknownRun', cause: 'It is none of the known runs.' }));

    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: nameOf(this, 'run'),
      comment: 'Reads stored pages again, or compares what is public, batch by batch.',
      definitionBody: DefinitionBody.fromChainable(start),
      role,
    });
    allowObjects(
      role,
      storage.privateBucket,
      ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      [`${OUTPUTS}/`],
    );
    this.answerFindings([record, publish]);

    // Each looks at one metric, which every imitation of AWS understands.
    for (const [name, meaning, metric] of [
      ['run-failed', 'was given up', this.stateMachine.metricFailed({ period: alarmPeriod })],
      ['run-timed-out', 'took longer than it may', this.stateMachine.metricTimedOut({ period: alarmPeriod })],
      ['run-aborted', 'was stopped by somebody', this.stateMachine.metricAborted({ period: alarmPeriod })],
    ] as const) {
      alarms.add(name, {
        severity: 'normal',
        meaning: `A run over what is stored ${meaning}; what it has done stays done.`,
        metric,
        threshold: 1,
        periods: 1,
      });
    }
  }

  private answerFindings(rooms: readonly LambdaFunction[]): void {
    const executions = `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${logicalIdOf(this.stateMachine)}"}]}]}`;
    const findings = {
      ...Object.fromEntries(
        rooms.map((room) => [
          `AwsSolutions-IAM5[Resource::<${logicalIdOf(room)}.Arn>:*]`,
          'The versions of one function; Step Functions takes the function and its versions alike.',
        ]),
      ),
      ...Object.fromEntries(
        [':*', '/Pages:*', '/Governments:*'].map((which) => [
          `AwsSolutions-IAM5[Resource::${executions}${which}]`,
          'The executions of this state machine alone, whose names are known when they are started.',
        ]),
      ),
      'AwsSolutions-SF1':
        'Step Functions keeps the history of each execution for 90 days, and what came of its batches lies in the private bucket.',
      'AwsSolutions-SF2': 'No room is traced: what a batch did stands in the log of the room that did it.',
      'Serverless-StepFunctionStateMachineXray':
        'No room is traced: what a batch did stands in the log of the room that did it.',
    };
    for (const [id, reason] of Object.entries(findings)) Validations.of(this).acknowledge({ id, reason });
  }

  /** All objects under the prefix that the input names, handed to a room in batches. */
  private overAll(
    id: string,
    {
      bucket,
      room,
      batch,
      concurrency,
    }: { bucket: IBucket; room: LambdaFunction; batch: number; concurrency: number },
  ): DistributedMap {
    const map = new DistributedMap(this, id, {
      label: id,
      // Of these a redrive goes on with what a batch had left, and each says why it failed.
      mapExecutionType: StateMachineType.STANDARD,
      itemReader: new S3ObjectsItemReader({ bucket, prefix: JsonPath.stringAt('$.prefix') }),
      itemSelector: {
        input: JsonPath.objectAt('$'),
        execution: JsonPath.stringAt('$$.Execution.Name'),
        Key: JsonPath.stringAt('$$.Map.Item.Value.Key'),
      },
      itemBatcher: new ItemBatcher({ maxItemsPerBatch: batch }),
      maxConcurrency: concurrency,
      toleratedFailurePercentage: TOLERATED_PERCENT,
      // The outputs of ten thousands of batches are more than a state may hand on.
      resultWriterV2: new GrantedWriter({
        bucket,
        prefix: OUTPUTS,
        writerConfig: new WriterConfig({
          transformation: Transformation.COMPACT,
          outputType: OutputType.JSONL,
        }),
      }),
      resultPath: JsonPath.DISCARD,
    });
    map.itemProcessor(this.batchWork(id, room));
    return map;
  }

  /** One batch: the room is called until nothing is left of it. It fails where it could do nothing at all, so each call does something. */
  private batchWork(id: string, room: LambdaFunction): IChainable {
    const work = LambdaInvoke.jsonata(this, `${id}Batch`, {
      lambdaFunction: room,
      payload: TaskInput.fromText(BATCH),
      outputs: '{% $states.result.Payload %}',
      retryOnServiceExceptions: false,
    });
    work.addRetry({ errors: ['TooManyFailed'], maxAttempts: 0 });
    work.addRetry({
      errors: [
        'Lambda.ServiceException',
        'Lambda.AWSLambdaException',
        'Lambda.SdkClientException',
        'Lambda.ClientExecutionTimeoutException',
        'Lambda.TooManyRequestsException',
      ],
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts: 8,
      maxDelay: Duration.minutes(1),
      jitterStrategy: JitterType.FULL,
    });
    // A store that throttles or is away for minutes; a function that was killed.
    work.addRetry({
      errors: ['States.TaskFailed'],
      interval: Duration.seconds(5),
      backoffRate: 3,
      maxAttempts: 4,
      maxDelay: Duration.minutes(3),
      jitterStrategy: JitterType.FULL,
    });
    const isLeft = Choice.jsonata(this, `${id}Left`);
    isLeft
      .when(Condition.jsonata('{% $count($states.input.items) > 0 %}'), work)
      .otherwise(Succeed.jsonata(this, `${id}BatchDone`, { outputs: {} }));
    return work.next(isLeft);
  }
}

/** May write where its role may: the CDK would let it write anywhere in the bucket. */
class GrantedWriter extends ResultWriterV2 {
  override providePolicyStatements(): PolicyStatement[] {
    return [];
  }
}
