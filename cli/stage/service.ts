import { isKind } from '../../functions/shared/errors.ts';
import { type Depth, QUEUES, type QueueName, type Ringing, type Stage } from './stage.ts';

/** How the parts of a stage fare that a data folder does not have. */
export interface Service {
  readonly queues: Readonly<Record<QueueName, QueueState>>;
  /** Alarms that ring; absent where they could not be asked for. */
  readonly alarms?: readonly Ringing[];
  /** Why not. */
  readonly unwatched?: string;
  /** Runs that have not ended. */
  readonly runs: readonly string[];
}

interface QueueState extends Depth {
  /** Seconds for which the oldest message has waited, where that is known. */
  readonly oldest?: number;
  readonly deadLetters: number;
  readonly oldestDeadLetter?: number;
}

/** Runs that are looked at. */
const NEWEST_RUNS = 10;

/** Asks everything side by side: who looks wants to know within seconds. */
export async function serviceOf(stage: Stage): Promise<Service> {
  const watching = stage.watched().catch((error: unknown) => {
    // Whoever may not see alarms is told the rest.
    if (isKind(error, 'permanent')) return error;
    throw error;
  });
  const running = stage
    .runs()
    .then((port) => port.latest(NEWEST_RUNS))
    .catch((error: unknown) => {
      if (isKind(error, 'permanent')) return [];
      throw error;
    });
  const [watched, runs, ...depths] = await Promise.all([
    watching,
    running,
    ...QUEUES.map(async (name) => {
      const queue = stage.queues[name];
      const [depth, dead] = await Promise.all([queue.depth(), queue.deadLetters()]);
      return { queue, depth, deadLetters: dead.waiting + dead.underWay };
    }),
  ]);
  const isKnown = 'ringing' in watched;
  const ageOf = (name: string) => (isKnown ? watched.oldest[name] : undefined);
  const states = depths.map(({ queue, depth, deadLetters }): [QueueName, QueueState] => {
    const [oldest, oldestDeadLetter] = [ageOf(queue.fullName), ageOf(queue.deadLettersName)];
    return [
      queue.name,
      {
        ...depth,
        ...(oldest !== undefined && { oldest }),
        deadLetters,
        ...(oldestDeadLetter !== undefined && deadLetters > 0 && { oldestDeadLetter }),
      },
    ];
  });
  return {
    queues: Object.fromEntries(states) as Record<QueueName, QueueState>,
    ...(isKnown ? { alarms: watched.ringing } : { unwatched: watched.message }),
    runs: runs.flatMap(({ execution, state }) => (state === 'running' ? [execution] : [])),
  };
}

export function serviceInWords({ queues, alarms, unwatched, runs }: Service): string {
  const lines = QUEUES.map((name) => {
    const { waiting, underWay, oldest, deadLetters, oldestDeadLetter } = queues[name];
    const age = oldest === undefined || waiting + underWay === 0 ? '' : `, the oldest for ${lasting(oldest)}`;
    const dead =
      deadLetters === 0
        ? ''
        : `; ${deadLetters} dead letters${oldestDeadLetter === undefined ? '' : `, the oldest for ${lasting(oldestDeadLetter)}`}`;
    return `  ${name}: ${waiting} waiting, ${underWay} under way${age}${dead}\n`;
  });
  const hasDead = QUEUES.some((name) => queues[name].deadLetters > 0);
  return [
    alarms === undefined
      ? `The alarms could not be asked for: ${unwatched}\n`
      : alarms.length === 0
        ? 'No alarm rings.\n'
        : `Alarms that ring (docs/runbook.md has a section for each)\n${alarms.map(ringingInWords).join('')}`,
    `Queues\n${lines.join('')}`,
    hasDead ? '`open-minutes redrive` tells why the dead letters failed.\n' : '',
    runs.length === 0 ? '' : `Runs under way: ${runs.join(', ')}\n`,
  ].join('');
}

const ringingInWords = ({ alarm, since, meaning }: Ringing): string =>
  `  ${alarm}${since === undefined ? '' : `, since ${since}`}: ${meaning}\n`;

/** `3 h`: the largest unit alone says enough. */
function lasting(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
