// A stage on AWS: the same use cases as in a data folder, over the adapters of AWS.
import { randomUUID } from 'node:crypto';
import { dynamoStatusStore } from '../../functions/health/status-store.dynamo.ts';
import { readSiteSettings } from '../../functions/publish/read-site-settings.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { refuseHalfRestored } from '../../functions/record/restore.ts';
import { waitingMeetings } from '../../functions/record/review-list.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { dynamoLedger, dynamoSourceStates } from '../../functions/shared/crawl/crawl-stores.dynamo.ts';
import { asSwitched, dynamoSwitches } from '../../functions/shared/crawl/switches.ts';
import { permanent } from '../../functions/shared/errors.ts';
import { s3ObjectStore } from '../../functions/shared/object-store/object-store.s3.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { dynamoTable } from '../../functions/shared/records/client.dynamo.ts';
import { dynamoMeetingRows } from '../../functions/shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../../functions/shared/records/summaries.dynamo.ts';
import { parseSources } from '../../functions/shared/sources.ts';
import type { Source } from '../../schemas/generated/source.ts';
import type { Configuration } from '../configuration.ts';
import type { Installation, OpenOptions, Where } from '../installation.ts';
import { tellPublished } from '../published.ts';
import { findStage } from './outputs.cloudformation.ts';
import { publishOnStage, settleOnStage } from './publish.ts';
import { queuesOf } from './queues.sqs.ts';
import { type Access, callOf, QUEUES, type Stage } from './stage.ts';
import { takeOnStage } from './take.ts';
import { Watch } from './watch.ts';

/** How long a command waits for a stage, in seconds, where nobody says. */
export const WAIT_SECONDS = 300;

/**
 * Opens a stage. Others work on it meanwhile: whatever is written is written under a condition, and nothing is built here.
 * @throws OpenMinutesError as `findStage`; `permanent`, code `half-restored`.
 */
export async function openStage(
  name: string,
  {
    profile,
    region,
    wait = WAIT_SECONDS,
    isRestoring = false,
    alsoWhileRestoring = false,
  }: OpenOptions & Omit<Where, 'data' | 'stage'>,
): Promise<Installation & Configuration> {
  // The SDK prints a notice on Node versions that it will drop; on a person's terminal it says nothing of use.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const access = accessOf(profile, region);
  const { outputs, account, region: found } = await findStage(name, access);
  const { queues, wake } = queuesOf(outputs, access);
  // A person waits: no message that was sent before stands for theirs, not even one of a table that was lost since.
  const command = randomUUID();
  const stage: Stage = {
    name,
    account,
    region: found,
    queues,
    wait,
    allowPrivate: outputs.AllowPrivate === 'true',
    watched: async () => {
      const { watchedBy } = await import('./alarms.cloudwatch.ts');
      const names = QUEUES.flatMap((queue) => [queues[queue].fullName, queues[queue].deadLettersName]);
      return watchedBy(name, names, access);
    },
    runs: async () => (await import('./runs.sfn.ts')).runsOf(outputs.RunStateMachine, access),
  };
  const table = dynamoTable({ name: outputs.RecordsTable, connection: access });
  const crawl = dynamoTable({ name: outputs.SourcesTable, connection: access });
  const close = async () => {
    table.close();
    crawl.close();
  };
  try {
    const store = s3ObjectStore(outputs.PrivateBucket, access);
    const records = dynamoRecordStore(table);
    const switches = dynamoSwitches(crawl);
    const [known, switched] = await Promise.all([deployedSources(outputs.Sources, access), switches.read()]);
    if (!isRestoring && !alsoWhileRestoring) await refuseHalfRestored(records);
    const rows = dynamoMeetingRows(table);
    const summaries = dynamoSummaries(table);
    const watch = new Watch(dynamoBuildRows(table), store);
    const { builds } = watch;
    const site = readSiteSettings(outputs.Site);
    const opened: Installation & Configuration = {
      name: `stage ${name} (account ${account}, ${found})`,
      stage,
      store,
      publicStore: s3ObjectStore(outputs.PublicBucket, access),
      publicPlace: `s3://${outputs.PublicBucket}`,
      table,
      records,
      rows,
      builds,
      summaries,
      sources: asSwitched(known, switched),
      ledger: dynamoLedger(crawl),
      sourceStates: dynamoSourceStates(crawl),
      statuses: dynamoStatusStore(table),
      wake: (scopes, reason = 'command') => wake(scopes, `${reason}-${command}`),
      site: () => site,
      publisher: site,
      allowPrivate: stage.allowPrivate,
      placeOf: (key) => `s3://${outputs.PrivateBucket}/${key}`,
      waiting: () => waitingMeetings({ store, rows, summaries, builds, clock: systemClock }),
      take: (pages, options) => takeOnStage(pages, options, opened, stage),
      publish: (terminal) => publishOnStage(opened, stage, watch, terminal),
      settle: async (_, terminal) =>
        tellPublished(await settleOnStage(opened, stage, watch, terminal), opened, terminal),
      async switchSource({ id }, enabled) {
        await switches.set(id, enabled);
        return enabled
          ? `on stage ${name}. Its lists are read with the next round, within a quarter of an hour; \`open-minutes status ${callOf(stage)}\` tells of it.`
          : `on stage ${name}, whatever is deployed there. What was recorded stays.`;
      },
      close,
    };
    return opened;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Options go before the environment, of which the AWS CLI knows one variable more than the SDK. */
function accessOf(profile: string | undefined, region: string | undefined): Access {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const said = region ?? AWS_REGION ?? AWS_DEFAULT_REGION;
  return {
    ...(profile !== undefined && { profile }),
    ...(said !== undefined && said !== '' && { region: said }),
  };
}

/** The sources that were deployed: a file beside the code of the functions, which never changes. */
async function deployedSources(address: string, access: Access): Promise<readonly Source[]> {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/u.exec(address) ?? [];
  const object = await s3ObjectStore(bucket, access).get(key);
  if (object === undefined)
    throw permanent(
      'sources-missing',
      `The sources of the stage are not where its stack says: ${address}. Deploying again puts them there`,
    );
  return parseSources(new TextDecoder().decode(object.body));
}
