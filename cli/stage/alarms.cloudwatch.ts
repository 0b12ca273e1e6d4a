import {
  CloudWatchClient,
  type CloudWatchClientConfig,
  GetMetricDataCommand,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { fromAws } from '../../functions/shared/aws-errors.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import type { Ringing, Watched } from './stage.ts';

/** SQS tells its ages every minute; some may be late. */
const LOOK_BACK_MS = 15 * 60_000;

/**
 * The alarms of a stage that ring, and how old the oldest messages of its queues are.
 * @param queues Names of queues.
 * @throws OpenMinutesError what CloudWatch says.
 */
export async function watchedBy(
  stage: string,
  queues: readonly string[],
  config: CloudWatchClientConfig,
): Promise<Watched> {
  const client = new CloudWatchClient(config);
  try {
    const [ringing, oldest] = await Promise.all([alarmsOf(stage, client), agesOf(queues, client)]);
    return { ringing, oldest };
  } catch (error) {
    throw fromAws(error, 'Looking at the alarms');
  } finally {
    client.destroy();
  }
}

async function alarmsOf(stage: string, client: CloudWatchClient): Promise<Ringing[]> {
  const prefix = `open-minutes-${stage}-`;
  const ringing: Ringing[] = [];
  const asked = { AlarmNamePrefix: prefix, StateValue: 'ALARM' } as const;
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, asked)) {
    for (const {
      AlarmName: name = '',
      AlarmDescription: meaning = '',
      StateUpdatedTimestamp: since,
    } of MetricAlarms)
      ringing.push({
        alarm: `open-minutes-${name.slice(prefix.length)}`,
        meaning,
        ...(since !== undefined && { since: since.toISOString() }),
      });
  }
  return ringing;
}

async function agesOf(queues: readonly string[], client: CloudWatchClient): Promise<Record<string, number>> {
  const now = systemClock();
  const { MetricDataResults: results = [] } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(now.getTime() - LOOK_BACK_MS),
      EndTime: now,
      ScanBy: 'TimestampDescending',
      MetricDataQueries: queues.map((queue, index) => ({
        Id: `queue${index}`,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/SQS',
            MetricName: 'ApproximateAgeOfOldestMessage',
            Dimensions: [{ Name: 'QueueName', Value: queue }],
          },
          Period: 60,
          Stat: 'Maximum',
        },
      })),
    }),
  );
  const ages: Record<string, number> = {};
  for (const { Id: id = '', Values: [newest] = [] } of results) {
    const queue = queues[Number(id.slice('queue'.length))];
    if (queue !== undefined && newest !== undefined) ages[queue] = newest;
  }
  return ages;
}
