import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { DeduplicationScope, FifoThroughputLimit, type Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { WORK_INDEX } from '../functions/shared/crawl/tables.ts';
import type { DiscoverVariable, FetchVariable } from '../functions/shared/environment.ts';
import { FAILURES } from '../functions/shared/failures.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Alarms } from './alarms.ts';
import { allow, allowObjects } from './grants.ts';
import { alarmOnBacklog, deadLetterQueue, workQueue } from './queues.ts';
import { RoomFunction } from './room-function.ts';
import { Every, neverTwice } from './schedules.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

const READ_AND_WRITE = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem'];

/** The sources' lists become pages in raw/ and parse requests: discover on a schedule, fetch behind a queue. */
export class Crawler extends Construct {
  readonly fetchQueue: Queue;
  readonly discover: LambdaFunction;

  constructor(
    scope: Construct,
    id: string,
    props: { storage: Storage; parseQueue: Queue; settings: Settings; alarms: Alarms },
  ) {
    super(scope, id);
    const { storage, parseQueue, settings, alarms } = props;
    const { privateBucket, sources } = storage;
    const environment = {
      PRIVATE_BUCKET: privateBucket.bucketName,
      SOURCES_TABLE: sources.tableName,
      USER_AGENT: `open-minutes/${packageJson.version} (+${settings.site.baseUrl})`,
      ALLOW_PRIVATE: String(settings.allowPrivate),
    };
    // A page, its robots.txt and what it leads on to: each may take half a minute, with a minute between them.
    const fetchTimeout = Duration.minutes(5);
    this.fetchQueue = this.createFetchQueue(fetchTimeout, alarms);

    const discover = new RoomFunction<DiscoverVariable>(this, 'Discover', {
      room: 'discover',
      memoryMb: 512, // Waits for hosts most of the time; lists of thousands of entries want room.
      // Just below the quarter of an hour after which it comes again; two that overlap do each other no harm.
      timeout: Duration.minutes(14),
      triedAgainAfter: Duration.minutes(settings.discoverEveryMinutes),
      environment: { ...environment, FETCH_QUEUE_URL: this.fetchQueue.queueUrl },
      sources: settings.sources,
      alarms,
    });
    this.discover = discover.function;
    neverTwice(this, discover.function, Duration.minutes(settings.discoverEveryMinutes));
    new Every(this, 'Every', {
      name: 'discover',
      every: settings.discoverEveryMinutes,
      call: discover.function,
      description: 'looks at the lists of the sources whose time has come',
    });
    alarms.addHeartbeat('discover-silent', {
      severity: 'urgent',
      meaning: 'For three turns no look at the lists has ended well: nothing new is found.',
      beat: 'DiscoverSucceeded',
      everyMinutes: settings.discoverEveryMinutes,
    });

    const fetch = new RoomFunction<FetchVariable>(this, 'Fetch', {
      room: 'fetch',
      memoryMb: 256, // Waits for hosts; a page of 10 MiB fits in, and the elements of one of 2 MiB.
      timeout: fetchTimeout,
      environment: {
        ...environment,
        FETCH_QUEUE_URL: this.fetchQueue.queueUrl,
        PARSE_QUEUE_URL: parseQueue.queueUrl,
      },
      sources: settings.sources,
      alarms,
    });
    fetch.function.addEventSource(
      new SqsEventSource(this.fetchQueue, {
        // The next page of a host waits for its turn in the queue, which costs nothing.
        batchSize: 1,
        reportBatchItemFailures: true,
        // Hosts that are fetched from at the same time.
        maxConcurrency: 50,
      }),
    );

    allow(discover.role, READ_AND_WRITE, [sources.tableArn]);
    allow(discover.role, ['dynamodb:Query'], [`${sources.tableArn}/index/${WORK_INDEX.name}`]);
    allow(discover.role, ['sqs:SendMessage'], [this.fetchQueue.queueArn]);
    allowObjects(discover.role, privateBucket, ['s3:GetObject'], ['drop/']);

    allow(fetch.role, READ_AND_WRITE, [sources.tableArn]);
    allow(fetch.role, ['sqs:SendMessage'], [parseQueue.queueArn]);
    allowObjects(fetch.role, privateBucket, ['s3:GetObject'], ['drop/']);
    allowObjects(fetch.role, privateBucket, ['s3:PutObject'], ['raw/', FAILURES]);
    // To list what was dropped; and without it S3 answers «forbidden» where an object is missing.
    for (const { role } of [discover, fetch]) allow(role, ['s3:ListBucket'], [privateBucket.bucketArn]);
  }

  /** One group of messages a host, so that no host is asked for two things at once. */
  private createFetchQueue(workerTimeout: Duration, alarms: Alarms): Queue {
    const deadLetters = deadLetterQueue(this, 'DeadLetters', {
      room: 'fetch',
      name: 'fetch-dead-letters',
      fifo: true,
      alarms,
      severity: 'normal',
      meaning:
        'Addresses could not be fetched for a fault of ours; they stay due and discover wakes them again.',
    });
    const queue = workQueue(this, 'FetchQueue', {
      name: 'fetch',
      fifo: true,
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      workerTimeout,
      deadLetters,
    });
    // A history is read for hours, one page after the other.
    const patience = Duration.hours(6);
    alarmOnBacklog(alarms, 'fetch', queue, 'Addresses wait longer than six hours to be fetched.', patience);
    return queue;
  }
}
