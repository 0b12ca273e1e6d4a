import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Budget } from './budget.ts';
import { Canary } from './canary.ts';
import { Crawler } from './crawler.ts';
import { StageDashboard } from './dashboard.ts';
import { Health } from './health.ts';
import { Publisher, PublishQueues } from './publisher.ts';
import { deadLettersOf } from './queues.ts';
import { Recorder } from './recorder.ts';
import { Runs } from './runs.ts';
import { type Settings, siteAsJson } from './settings.ts';
import { sourcesAsset } from './sources.ts';
import { Storage } from './storage.ts';
import { Sweeper } from './sweeper.ts';

/**
 * Everything from the sources' lists to the public bucket. Holds no custom resource, so that the very same template also
 * deploys to a local imitation of AWS (tests/aws).
 */
export class DataStack extends Stack {
  readonly publicBucket: Bucket;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    const { settings, ...rest } = props;
    super(scope, id, { terminationProtection: true, ...rest });

    const alarms = new Alarms(
      this,
      'Alarms',
      settings.alarmEmail === undefined ? {} : { operatorEmail: settings.alarmEmail },
    );
    const storage = new Storage(this, 'Storage', { alarms, settings });
    const publishQueues = new PublishQueues(this, 'PublishQueue', { alarms });
    const recorder = new Recorder(this, 'Recorder', { storage, publishQueues, settings, alarms });
    const crawler = new Crawler(this, 'Crawler', {
      storage,
      parseQueue: recorder.parseQueue,
      settings,
      alarms,
    });
    const publisher = new Publisher(this, 'Publisher', { storage, publishQueues, settings, alarms });
    new Sweeper(this, 'Sweeper', { publish: publisher.function, alarms });
    const health = new Health(this, 'Health', { storage, settings, alarms });
    new Canary(this, 'Canary', { storage, settings, alarms });
    if (settings.alarmEmail !== undefined && settings.monthlyBudgetUsd !== undefined) {
      new Budget(this, 'Budget', { monthlyUsd: settings.monthlyBudgetUsd, email: settings.alarmEmail });
    }
    const runs = new Runs(this, 'Runs', {
      storage,
      record: recorder.function,
      publish: publisher.function,
      alarms,
    });
    // After everything that has alarms.
    new StageDashboard(this, 'Dashboard', {
      alarms,
      baseUrl: settings.site.baseUrl,
      tables: { records: storage.records, sources: storage.sources },
    });
    this.publicBucket = storage.publicBucket;

    // By these, commands find what they work on (cli, `--stage`).
    const outputs = {
      PrivateBucket: storage.privateBucket.bucketName,
      PublicBucket: storage.publicBucket.bucketName,
      RecordsTable: storage.records.tableName,
      SourcesTable: storage.sources.tableName,
      FetchQueueUrl: crawler.fetchQueue.queueUrl,
      ParseQueueUrl: recorder.parseQueue.queueUrl,
      PublishQueueUrl: publishQueues.governments.queueUrl,
      HeavyPublishQueueUrl: publishQueues.heavy.queueUrl,
      FetchDeadLettersUrl: deadLettersOf(crawler.fetchQueue).queueUrl,
      ParseDeadLettersUrl: deadLettersOf(recorder.parseQueue).queueUrl,
      PublishDeadLettersUrl: deadLettersOf(publishQueues.governments).queueUrl,
      HeavyPublishDeadLettersUrl: deadLettersOf(publishQueues.heavy).queueUrl,
      DiscoverFunction: crawler.discover.functionName,
      RecordFunction: recorder.function.functionName,
      PublishFunction: publisher.function.functionName,
      HealthFunction: health.function.functionName,
      RunStateMachine: runs.stateMachine.stateMachineArn,
      AlarmTopic: alarms.topic.topicArn,
      Sources: sourcesAsset(this, settings.sources).s3ObjectUrl,
      Site: siteAsJson(settings.site),
      RestMinutes: String(settings.restMinutes),
      AllowPrivate: String(settings.allowPrivate),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
