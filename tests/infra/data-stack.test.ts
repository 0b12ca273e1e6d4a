import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { SOURCES_TABLE } from '../../functions/shared/crawl/tables.ts';
import {
  canaryVariables,
  discoverVariables,
  fetchVariables,
  healthVariables,
  publishVariables,
  recordVariables,
} from '../../functions/shared/environment.ts';
import { RECORDS_TABLE } from '../../functions/shared/records/tables.ts';
import { type Resource, resources, synthesize } from './synthesize.ts';

const { data } = synthesize();
const all = Object.entries(data.toJSON().Resources as Record<string, Resource>);
const ofType = (type: string) => Object.entries(resources(data, type));

type RoomFunction = Resource['Properties'] & { id: string; roleId: string | undefined };

/** The functions by the last word of their description, which is the room. */
const functions: Readonly<Record<string, RoomFunction>> = Object.fromEntries(
  ofType('AWS::Lambda::Function').map(([id, { Properties }]) => [
    String(Properties.Description).split(' ').at(-1),
    { ...Properties, id, roleId: (Properties.Role as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0] },
  ]),
);

/** What a room's role may do: `action on resource`, one line each. */
function grantsOf(room: string): { action: string; resource: string }[] {
  const role = functions[room]?.roleId;
  return ofType('AWS::IAM::Policy')
    .filter(([, { Properties }]) => JSON.stringify(Properties.Roles).includes(`"${role}"`))
    .flatMap(([, { Properties }]) => {
      const { Statement } = Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
      return Statement.flatMap(({ Action, Resource: on }) =>
        [Action]
          .flat()
          .flatMap((action) =>
            [on].flat().map((resource) => ({ action: String(action), resource: JSON.stringify(resource) })),
          ),
      );
    });
}

describe('the data stack', () => {
  it('holds no custom resource and nothing that only such a resource makes', () => {
    const types = all.map(([, { Type }]) => Type);
    expect(types.filter((type) => /^Custom::|CustomResource|Macro/.test(type))).toEqual([]);
    expect(ofType('AWS::Lambda::Function')).toHaveLength(7);
    for (const [, { Properties }] of ofType('AWS::S3::Bucket')) {
      expect(Properties).not.toHaveProperty('NotificationConfiguration');
    }
  });

  describe('the private bucket', () => {
    interface Rule {
      readonly Prefix?: string;
      readonly ExpirationInDays?: number;
      readonly ExpiredObjectDeleteMarker?: boolean;
      readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
    }
    const rules = ofType('AWS::S3::Bucket').flatMap(([, { Properties }]) =>
      Properties.VersioningConfiguration === undefined
        ? []
        : (Properties.LifecycleConfiguration as { Rules: Rule[] }).Rules,
    );
    const daysOf = (rule?: Rule) => rule?.NoncurrentVersionExpiration?.NoncurrentDays;

    it('keeps every version for a year', () => {
      data.hasResourceProperties('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } });
      expect(daysOf(rules.find(({ Prefix }) => Prefix === undefined))).toBe(365);
    });

    it('keeps manifests, which every build replaces, for a day', () => {
      expect(daysOf(rules.find(({ Prefix }) => Prefix === 'builds/'))).toBe(1);
    });

    it('lets nothing expire but what is no truth', () => {
      const expiring = rules.filter(({ ExpirationInDays }) => ExpirationInDays !== undefined);
      expect(expiring.map(({ Prefix, ExpirationInDays }) => [Prefix, ExpirationInDays])).toEqual([
        ['failures/', 30],
        ['receipts/', 30],
        ['requests/', 30],
        ['runs/', 30],
        ['run-outputs/', 30],
      ]);
    });

    it('piles up no markers of what is deleted: they go with what is under them, within a month', () => {
      expect(rules.filter(({ ExpiredObjectDeleteMarker }) => ExpiredObjectDeleteMarker)).toEqual([
        expect.not.objectContaining({ Prefix: expect.anything() }),
      ]);
      const deleted = Object.keys(functions).flatMap((room) =>
        grantsOf(room)
          .filter(
            ({ action, resource }) => action === 's3:DeleteObject' && !resource.includes('StoragePublic'),
          )
          .map(({ resource }) => /"\/([^"*]*)\*"/.exec(resource)?.[1]),
      );
      const expiring = rules.flatMap(({ Prefix, ExpirationInDays }) =>
        ExpirationInDays === undefined ? [] : [Prefix],
      );
      expect(deleted).toContain('quarantine/');
      for (const prefix of [...deleted, ...expiring])
        expect(daysOf(rules.find(({ Prefix }) => Prefix === prefix)), prefix).toBeLessThanOrEqual(30);
    });
  });

  it('gives out what the operator and the tests need to know', () => {
    const outputs = Object.keys(data.findOutputs('*'));
    expect(outputs).toEqual(
      expect.arrayContaining([
        'PrivateBucket',
        'PublicBucket',
        'RecordsTable',
        'SourcesTable',
        'FetchQueueUrl',
        'ParseQueueUrl',
        'PublishQueueUrl',
        'FetchDeadLettersUrl',
        'ParseDeadLettersUrl',
        'PublishDeadLettersUrl',
        'DiscoverFunction',
        'RecordFunction',
        'PublishFunction',
        'HealthFunction',
        'AlarmTopic',
        'Site',
        'Sources',
        'RestMinutes',
        'AllowPrivate',
      ]),
    );
  });

  it('is not deleted by mistake: buckets and tables stay behind', () => {
    const stateful = [...ofType('AWS::S3::Bucket'), ...ofType('AWS::DynamoDB::Table')];
    expect(stateful.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual([
      'Retain',
      'Retain',
      'Retain',
      'Retain',
    ]);
  });

  it.each(ofType('AWS::S3::Bucket'))('closes the bucket %s to the public', (id, { Properties }) => {
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: id },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });

  it('lets CloudFront alone read the public files, and only for this account', () => {
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Action: 's3:GetObject',
            Condition: { ArnLike: { 'aws:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
  });

  it.each([RECORDS_TABLE, SOURCES_TABLE])(
    'has the table $name that the stores expect, with its history',
    (shape) => {
      data.hasResourceProperties('AWS::DynamoDB::Table', {
        KeySchema: [
          { AttributeName: shape.hashKey, KeyType: 'HASH' },
          { AttributeName: shape.rangeKey, KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: shape.indexes.map(({ name, hashKey, rangeKey }) => ({
          IndexName: name,
          KeySchema: [
            { AttributeName: hashKey, KeyType: 'HASH' },
            { AttributeName: rangeKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        })),
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: Match.absent(),
      });
    },
  );
});

describe('a restored table', () => {
  const restored = synthesize({ recordsTable: 'restored-records' }).data;

  it('takes the place of the one of the stage, which stays as it is', () => {
    expect(restored.findOutputs('RecordsTable').RecordsTable?.Value).toBe('restored-records');
    for (const room of ['record', 'publish', 'health'])
      restored.hasResourceProperties('AWS::Lambda::Function', {
        Description: `open-minutes: ${room}`,
        Environment: { Variables: { RECORDS_TABLE: 'restored-records' } },
      });
    expect(restored.findResources('AWS::DynamoDB::Table')).toEqual(
      data.findResources('AWS::DynamoDB::Table'),
    );
  });

  it('is the only one that rooms may touch, with its indexes', () => {
    const policies = JSON.stringify(restored.findResources('AWS::IAM::Policy'));
    expect(policies).toContain('table/restored-records"');
    expect(policies).toContain('table/restored-records/index/');
    expect(policies).not.toContain('StorageRecords');
  });
});

describe('queues', () => {
  const queues = ofType('AWS::SQS::Queue');
  const targets = queues.flatMap(([, { Properties }]) => {
    const redrive = Properties.RedrivePolicy as
      | { deadLetterTargetArn: { 'Fn::GetAtt': string[] } }
      | undefined;
    return redrive === undefined ? [] : [redrive.deadLetterTargetArn['Fn::GetAtt'][0]];
  });
  const alarmed = ofType('AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) =>
    ((Properties.Dimensions ?? []) as { Name: string; Value: { 'Fn::GetAtt'?: string[] } }[])
      .filter(({ Name }) => Name === 'QueueName')
      .map(({ Value }) => Value['Fn::GetAtt']?.[0]),
  );

  it('are four for work and four for what could not be done', () => {
    expect(queues).toHaveLength(8);
  });

  it.each(queues)('%s sets aside what fails, or is where it is set aside', (id, { Properties }) => {
    expect(Properties.RedrivePolicy !== undefined).toBe(!targets.includes(id));
  });

  it.each(queues)('%s has an alarm', (id) => {
    expect(alarmed).toContain(id);
  });

  it.each(queues)('%s is encrypted and takes TLS only', (id, { Properties }) => {
    expect(Properties.SqsManagedSseEnabled).toBe(true);
    data.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: id }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('let one build of a government follow the other, thousands of governments at once', () => {
    data.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'open-minutes-prod-publish.fifo',
      FifoQueue: true,
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
      ContentBasedDeduplication: Match.absent(),
    });
    data.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'open-minutes-prod-publish-dead-letters.fifo',
      FifoQueue: true,
    });
  });

  it.each([
    ['fetch', 6],
    ['record', 6],
    // One message a call: nothing waits for its turn within a batch.
    ['publish', 1.1],
  ])('deliver to %s again only when Lambda has surely given up', (room, times) => {
    const timeout = Number(functions[room]?.Timeout);
    data.hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: times * timeout });
  });
});

describe.each(Object.entries(functions))('the function %s', (room, properties) => {
  it('runs on Node 24 and ARM, and writes its log as JSON into its own group', () => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON' },
    });
    data.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/open-minutes/prod/${room}`,
      RetentionInDays: 90,
    });
  });

  it('is given exactly the variables that its handler reads', () => {
    const names: Readonly<Record<string, readonly string[]>> = {
      discover: discoverVariables,
      fetch: fetchVariables,
      health: healthVariables,
      record: recordVariables,
      publish: publishVariables,
      heavy: publishVariables,
      canary: canaryVariables,
    };
    const { Variables } = properties.Environment as { Variables: Record<string, unknown> };
    const { NODE_OPTIONS, STAGE, ...own } = Variables;
    expect(Object.keys(own).sort()).toEqual([...(names[room] ?? [])].sort());
    expect({ NODE_OPTIONS, STAGE }).toEqual({ NODE_OPTIONS: '--enable-source-maps', STAGE: 'prod' });
  });

  it('may do nothing to everything', () => {
    for (const { action, resource } of grantsOf(room)) {
      expect(action).not.toContain('*');
      expect(resource).not.toBe('"*"');
      if (resource.includes('*')) expect(action).toMatch(/^s3:(Get|Put|Delete)Object$/);
    }
  });

  it('has no managed policy', () => {
    data.resourcePropertiesCountIs('AWS::IAM::Role', { ManagedPolicyArns: Match.anyValue() }, 0);
  });
});

describe('grants', () => {
  const bucketOf = (resource: string) => (resource.includes('StoragePublic') ? 'public' : 'private');
  const objectGrants = (room: string) =>
    grantsOf(room)
      .filter(({ action }) => action.endsWith('Object'))
      .map(({ action, resource }) => {
        const prefix = /"\/([^"*]*)\*"/.exec(resource)?.[1];
        return `${action} ${bucketOf(resource)}/${prefix}`;
      })
      .sort();

  it('let discover read what was dropped, and fetch write snapshots besides', () => {
    expect(objectGrants('discover')).toEqual(['s3:GetObject private/drop/']);
    expect(objectGrants('fetch')).toEqual([
      's3:GetObject private/drop/',
      's3:PutObject private/failures/',
      's3:PutObject private/raw/',
    ]);
  });

  it('let the crawl touch no records, and nobody else what the crawl knows', () => {
    const tablesOf = (room: string) =>
      new Set(
        grantsOf(room)
          .filter(({ action }) => action.startsWith('dynamodb:'))
          .map(({ resource }) => (resource.includes('StorageSources') ? 'sources' : 'records')),
      );
    for (const room of ['discover', 'fetch']) expect([...tablesOf(room)]).toEqual(['sources']);
    for (const room of ['record', 'publish']) expect([...tablesOf(room)]).toEqual(['records']);
  });

  it('let record read snapshots, and write documents and what people decided', () => {
    expect(objectGrants('record')).toEqual([
      's3:DeleteObject private/quarantine/',
      's3:GetObject private/decisions/',
      's3:GetObject private/documents/',
      's3:GetObject private/quarantine/',
      's3:GetObject private/raw/',
      's3:GetObject private/requests/',
      's3:PutObject private/decisions/',
      's3:PutObject private/documents/',
      's3:PutObject private/failures/',
      's3:PutObject private/quarantine/',
      's3:PutObject private/raw/',
      's3:PutObject private/receipts/',
      's3:PutObject private/runs/',
    ]);
  });

  it.each(['publish', 'heavy'])('let %s alone change public files and manifests', (room) => {
    expect(objectGrants(room)).toEqual([
      's3:DeleteObject public/',
      's3:GetObject private/accepted-losses/',
      's3:GetObject private/builds/',
      's3:GetObject private/documents/',
      's3:GetObject public/',
      's3:PutObject private/builds/',
      's3:PutObject private/failures/',
      's3:PutObject public/',
    ]);
  });

  it.each(Object.keys(functions))('tell %s that an object is missing, wherever it reads any', (room) => {
    const bucketsOf = (wanted: string) => [
      ...new Set(
        grantsOf(room)
          .filter(({ action }) => action === wanted)
          .map(({ resource }) => bucketOf(resource)),
      ),
    ];
    // To whoever may not list a bucket S3 says «forbidden» of what is not there, as of what may not be read.
    expect(bucketsOf('s3:ListBucket').sort()).toEqual(bucketsOf('s3:GetObject').sort());
  });

  it('let whoever asks which builds wait read the index that tells', () => {
    const asking = Object.keys(functions).filter((room) =>
      grantsOf(room).some(
        ({ action, resource }) => action === 'dynamodb:Query' && resource.includes('/index/dirty'),
      ),
    );
    expect(asking.sort()).toEqual(['health', 'heavy', 'publish']);
  });

  it('let only health delete rows, those of sources that are gone, and the canary that of its page', () => {
    const deleting = Object.keys(functions).filter((room) =>
      grantsOf(room).some(({ action }) => /Delete(Item|Table)|BatchWrite/.test(action)),
    );
    expect(deleting.sort()).toEqual(['canary', 'health']);
    const deletes = grantsOf('canary').filter(({ action }) => action.includes('BatchWrite'));
    expect(deletes.map(({ resource }) => resource)).toEqual([expect.stringContaining('Sources')]);
  });
});

describe('builds of what is published of all governments', () => {
  it('have the longest time and more memory, and nothing that waits behind them', () => {
    data.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'open-minutes-prod-heavy.fifo',
      FifoQueue: true,
      DeduplicationScope: 'messageGroup',
      VisibilityTimeout: 960,
    });
    expect(functions.heavy?.Timeout).toBe(900);
    expect(Number(functions.heavy?.MemorySize)).toBeGreaterThan(Number(functions.publish?.MemorySize));
    const mappings = ofType('AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) =>
        JSON.stringify(Properties.FunctionName) === JSON.stringify({ Ref: functions.heavy?.id }),
    );
    expect(mappings.map(([, { Properties }]) => Properties.BatchSize)).toEqual([1]);
  });
});

describe('event sources', () => {
  it('take single failures of a batch, and bound how many batches run at once', () => {
    const mappings = ofType('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(4);
    for (const [, { Properties }] of mappings) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
    const bounded = mappings.filter(([, { Properties }]) => Properties.ScalingConfig !== undefined);
    expect(bounded).toHaveLength(4);
  });
});

describe('the crawl', () => {
  it('looks for what is due every quarter of an hour, and ends before it begins again', () => {
    data.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(15 minutes)',
      GroupName: 'open-minutes-prod-discover',
      Target: { Arn: { 'Fn::GetAtt': [functions.discover?.id, 'Arn'] } },
    });
    expect(Number(functions.discover?.Timeout)).toBeLessThan(900);
  });

  it('asks each host for one thing at a time', () => {
    data.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'open-minutes-prod-fetch.fifo',
      FifoQueue: true,
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
    });
  });

  it('says who asks, and stays out of private networks unless it is told otherwise', () => {
    for (const room of ['discover', 'fetch']) {
      expect(functions[room]?.Environment).toMatchObject({
        Variables: {
          ALLOW_PRIVATE: 'false',
          USER_AGENT: expect.stringMatching(/^open-minutes\/[\d.]+ \(\+https:\/\/.+\)$/),
        },
      });
    }
  });
});

describe('the sweep', () => {
  it('runs every five minutes and asks publish to sweep', () => {
    data.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      State: Match.absent(),
      Target: {
        Arn: { 'Fn::GetAtt': [functions.publish?.id, 'Arn'] },
        Input: '{"sweep":true}',
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    });
  });

  it('goes over everything once a night', () => {
    data.hasResourceProperties('AWS::Scheduler::Schedule', {
      // At a fixed hour, not a day after the deployment and so on.
      ScheduleExpression: 'cron(30 18 * * ? *)',
      Target: { Arn: { 'Fn::GetAtt': [functions.publish?.id, 'Arn'] }, Input: '{"nightly":true}' },
    });
  });

  it('may invoke that one function', () => {
    data.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 'lambda:InvokeFunction',
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [functions.publish?.id, 'Arn'] },
          },
        ],
      },
    });
  });
});
