import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { SOURCES_TABLE } from '../functions/shared/crawl/tables.ts';
import { RECORDS_TABLE, type TableShape } from '../functions/shared/records/tables.ts';
import { type Alarms, alarmPeriod } from './alarms.ts';
import type { Settings } from './settings.ts';

const closed: BucketProps = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/**
 * What is asked for while something goes on, and is no truth: why a message failed (as long as it lies with the dead letters,
 * which is two weeks), what commands have asked for and been told, what a run has taken in and given out.
 */
const PASSING = ['failures/', 'receipts/', 'requests/', 'runs/', 'run-outputs/'] as const;

/** What rooms and alarms want of a table, whether this stack has made it or it was restored. */
type UsedTable = Pick<ITable, 'tableName' | 'tableArn' | 'metric'>;

/** What must outlive every deployment: the private archive, the public files and the records. */
export class Storage extends Construct {
  /** raw/, documents/, decisions/ and quarantine/: the truth, from which all else can be made anew; and the manifests of builds/. */
  readonly privateBucket: Bucket;
  /** The published files, read by CloudFront alone. */
  readonly publicBucket: Bucket;
  readonly records: UsedTable;
  /** What the crawl knows: a table of its own, with other readers and writers. */
  readonly sources: UsedTable;

  constructor(
    scope: Construct,
    id: string,
    props: { alarms: Alarms; settings: Pick<Settings, 'recordsTable' | 'sourcesTable'> },
  ) {
    super(scope, id);
    const { alarms, settings } = props;
    this.privateBucket = this.createPrivateBucket();
    this.publicBucket = this.createPublicBucket();
    this.records = this.createTable('Records', RECORDS_TABLE, settings.recordsTable);
    this.sources = this.createTable('Sources', SOURCES_TABLE, settings.sourcesTable);
    alarmOnThrottling(alarms, 'records', this.records);
    alarmOnThrottling(alarms, 'sources', this.sources);
  }

  private createPrivateBucket(): Bucket {
    const bucket = new Bucket(this, 'Private', {
      ...closed,
      // Hardly anything is overwritten or deleted here, so versions cost next to nothing until somebody errs.
      versioned: true,
      lifecycleRules: [
        {
          id: 'tidy',
          noncurrentVersionExpiration: Duration.days(365),
          // What is deleted leaves a marker, over which every listing goes: it goes when nothing is under it any more.
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
        {
          // Every build replaces its manifest, of 100 KB, two or three times; a lost one is found anew from what is public.
          id: 'manifests',
          prefix: 'builds/',
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          // A page that can be read is released from quarantine, after a better release tens of thousands at once.
          id: 'released',
          prefix: 'quarantine/',
          noncurrentVersionExpiration: Duration.days(30),
        },
        ...PASSING.map((prefix) => ({
          id: prefix.slice(0, -1),
          prefix,
          expiration: Duration.days(30),
          noncurrentVersionExpiration: Duration.days(1),
        })),
      ],
    });
    withoutAccessLog(
      bucket,
      'Read and written by the functions of this stack alone; their own logs tell what they did.',
    );
    return bucket;
  }

  private createPublicBucket(): Bucket {
    const bucket = new Bucket(this, 'Public', {
      ...closed,
      // Not versioned: every file can be rendered anew from the private bucket, and each meeting brings out a new
      // edition of a dozen files, whose old versions would soon outweigh the archive.
      lifecycleRules: [{ id: 'tidy', abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
    // Any distribution of this account: the one of the delivery stack is made after this stack.
    const stack = Stack.of(this);
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DistributionsOfThisAccount',
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: {
          ArnLike: { 'aws:SourceArn': `arn:${stack.partition}:cloudfront::${stack.account}:distribution/*` },
        },
      }),
    );
    withoutAccessLog(bucket, 'It is read through CloudFront; who reads public minutes is not written down.');
    return bucket;
  }

  /** @param restored A table of the same shape that is used in the place of this one, which stays. */
  private createTable(id: string, { hashKey, rangeKey, indexes }: TableShape, restored?: string): UsedTable {
    const table = new Table(this, id, {
      partitionKey: { name: hashKey, type: AttributeType.STRING },
      sortKey: { name: rangeKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const index of indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.hashKey, type: AttributeType.STRING },
        sortKey: { name: index.rangeKey, type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
    return restored === undefined ? table : Table.fromTableName(this, `Restored${id}`, restored);
  }
}

function alarmOnThrottling(alarms: Alarms, name: 'records' | 'sources', table: UsedTable): void {
  for (const direction of ['Read', 'Write'] as const) {
    alarms.add(`${name}-${direction.toLowerCase()}-throttled`, {
      severity: 'normal',
      meaning: `DynamoDB turns ${direction.toLowerCase()}s of the ${name} table away: one key is asked for too often.`,
      metric: table.metric(`${direction}ThrottleEvents`, { period: alarmPeriod, statistic: 'Sum' }),
      threshold: 100,
      periods: 3,
    });
  }
}

function withoutAccessLog(bucket: Bucket, reason: string): void {
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason });
}
