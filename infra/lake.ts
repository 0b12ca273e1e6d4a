import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ColumnDescription, Table } from '../functions/publish/downloads/table.ts';
import { TABLES } from '../functions/publish/downloads/tables.ts';
import {
  dayColumnOf,
  PARTITIONS,
  partitionFolder,
  tableFolder,
} from '../functions/publish/targets/all/layout.ts';
import { nameOf, stageOf } from './names.ts';

/** A query reads at most so much: an order of magnitude more than all tables of 1.5 million meetings, 0.05 USD. */
const MOST_BYTES = 10 * 1024 ** 3;
/** Results are kept for those who look at them again; nothing else is made of them. */
const RESULTS_KEPT = Duration.days(14);

/** What Athena calls each type of column (functions/publish/downloads/parquet.ts stores it so). */
const TYPES = {
  string: 'string',
  url: 'string',
  integer: 'int',
  number: 'double',
  date: 'date',
  instant: 'timestamp',
  list: 'array<string>',
} as const satisfies Record<ColumnDescription['type'], string>;

const queriesFolder = join(import.meta.dirname, 'queries');

/** The named queries: the comment at the beginning of each file is its description, the name of the file its name. */
export const QUERIES: readonly {
  readonly name: string;
  readonly description: string;
  readonly sql: string;
}[] = readdirSync(queriesFolder)
  .filter((file) => file.endsWith('.sql'))
  .sort()
  .map((file) => {
    const text = readFileSync(join(queriesFolder, file), 'utf8');
    const lines = text.split('\n');
    const comment = lines.filter((line) => line.startsWith('-- ')).map((line) => line.slice(3));
    return {
      name: file.slice(0, -'.sql'.length),
      description: comment.join(' '),
      sql: lines.filter((line) => !line.startsWith('-- ')).join('\n'),
    };
  });

/**
 * The tables of all governments for Athena: where they lie, with which columns and partitions, and who may be asked. Partitions
 * are projected from the layout, so that nobody has to tell the catalogue of a new year.
 */
export class Lake extends Construct {
  readonly database: string;
  readonly workgroup: string;
  readonly results: Bucket;

  constructor(scope: Construct, id: string, props: { publicBucket: IBucket }) {
    super(scope, id);
    // A hyphen would have to be quoted in every query.
    this.database = `open_minutes_${stageOf(this).replaceAll('-', '_')}`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: {
        name: this.database,
        description: 'Meetings of governments, as open-minutes publishes them.',
      },
    });
    for (const table of TABLES) this.addTable(table, props.publicBucket).addResourceDependency(database);

    this.results = this.createResults();
    this.workgroup = nameOf(this, 'queries');
    const workgroup = new CfnWorkGroup(this, 'Workgroup', {
      name: this.workgroup,
      description: 'Queries of the published tables.',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        // What a client asks for does not count: neither another place for results, nor a larger limit.
        enforceWorkGroupConfiguration: true,
        bytesScannedCutoffPerQuery: MOST_BYTES,
        publishCloudWatchMetricsEnabled: true,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${this.results.bucketName}/`,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    });
    for (const { name, description, sql } of QUERIES) {
      const query = new CfnNamedQuery(this, `Query-${name}`, {
        name: nameOf(this, name),
        description,
        database: this.database,
        workGroup: this.workgroup,
        queryString: sql,
      });
      query.addResourceDependency(workgroup);
    }
  }

  private addTable(table: Table, bucket: IBucket): CfnTable {
    const { name, description, columns } = table;
    const partitions = dayColumnOf(table) < 0 ? (['part'] as const) : (['part', 'year'] as const);
    const at = (folder: string) => `s3://${bucket.bucketName}/${folder}`;
    return new CfnTable(this, name, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: this.database,
      tableInput: {
        name,
        description,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: partitions.map((partition) => ({ name: partition, type: 'string' })),
        storageDescriptor: {
          location: at(tableFolder(name)),
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
          columns: columns.map((column) => ({
            name: column.name,
            type: TYPES[column.type],
            comment: commentOf(column),
          })),
        },
        parameters: {
          classification: 'parquet',
          EXTERNAL: 'TRUE',
          'projection.enabled': 'true',
          ...Object.fromEntries(
            partitions.flatMap((partition) => [
              [`projection.${partition}.type`, 'enum'],
              [`projection.${partition}.values`, PARTITIONS[partition].join(',')],
            ]),
          ),
          // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Athena puts the values of a partition there.
          'storage.location.template': at(
            partitionFolder(name, '${part}', partitions.length > 1 ? '${year}' : undefined),
          ),
          // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
        },
      },
    });
  }

  private createResults(): Bucket {
    const bucket = new Bucket(this, 'Results', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: 'results', expiration: RESULTS_KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Results of queries of public data, gone after two weeks; Athena says who asked for what.',
    });
    return bucket;
  }
}

/** Glue takes 255 characters, none of them a line break. */
const LONGEST_COMMENT = 255;

function commentOf({ title, description }: ColumnDescription): string {
  const comment = `${title}. ${description}`;
  return comment.length > LONGEST_COMMENT ? `${comment.slice(0, LONGEST_COMMENT - 1)}…` : comment;
}
