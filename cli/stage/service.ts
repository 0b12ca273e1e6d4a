import { isKind } from '../../functions/shared/errors.ts';
import { type Depth, QUEUES, type QueueName, type Ringing, type Stage } from './stage.ts';

/** How the parts of a stage fare that a data folder does not have. What could not be asked for is absent. */
export interface Service {
  readonly queues: Readonly<Partial<Record<QueueName, QueueState>>>;
  /** Alarms that ring. */
  readonly alarms?: readonly Ringing[];
  /** Runs that have not ended. */
  readonly runs?: readonly string[];
  /** What could not be asked for, and why. */
  readonly unasked: readonly { readonly what: string; readonly why: string }[];
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
export async function serviceOf(stage: Pick<Stage, 'watched' | 'runs' | 'queues'>): Promise<Service> {
  const unasked: Service['unasked'][number][] = [];
  /** What can be asked is told also where something else cannot: it may not be seen, or is out of order just now. */
  const asking = async <T>(what: string, answer: Promise<T>): Promise<T | undefined> => {
    try {
      return await answer;
    } catch (error) {
      if (!isKind(error, 'permanent') && !isKind(error, 'transient')) throw error;
      unasked.push({ what, why: error.message });
      return undefined;
    }
  };
  const [watched, runs, ...depths] = await Promise.all([
    asking('alarms', stage.watched()),
    asking(
      'runs',
      stage.runs().then((port) => port.latest(NEWEST_RUNS)),
    ),
    ...QUEUES.map((name) => {
      const queue = stage.queues[name];
      const both = Promise.all([queue.depth(), queue.deadLetters()]);
      return asking(
        `queue ${name}`,
        both.then(([depth, dead]) => ({ queue, depth, deadLetters: dead.waiting + dead.underWay })),
      );
    }),
  ]);
  const states = depths
    .filter((one) => one !== undefined)
    .map(({ queue, depth, deadLetters }): [QueueName, QueueState] => {
      const [oldest, oldestDeadLetter] = [queue.fullName, queue.deadLettersName].map(
        (name) => watched?.oldest[name],
      );
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
    queues: Object.fromEntries(states),
    ...(watched && { alarms: watched.ringing }),
    ...(runs && { runs: runs.flatMap(({ execution, state }) => (state === 'running' ? [execution] : [])) }),
    unasked,
  };
}

export function serviceInWords({ queues, alarms, runs = [], unasked }: Service): string {
  const known = QUEUES.flatMap((name) => {
    const state = queues[name];
    return state === undefined ? [] : [{ name, ...state }];
  });
  const lines = known.map(({ name, waiting, underWay, oldest, deadLetters, oldestDeadLetter }) => {
    const age = oldest === undefined || waiting + underWay === 0 ? '' : `, the oldest for ${lasting(oldest)}`;
    const dead =
      deadLetters === 0
        ? ''
        : `; ${deadLetters} dead letters${oldestDeadLetter === undefined ? '' : `, the oldest for ${lasting(oldestDeadLetter)}`}`;
    return `  ${name}: ${waiting} waiting, ${underWay} under way${age}${dead}\n`;
  });
  return [
    alarms === undefined
      ? ''
      : alarms.length === 0
        ? 'No alarm rings.\n'
        : `Alarms that ring (docs/runbook.md has a section for each)\n${alarms.map(ringingInWords).join('')}`,
    lines.length === 0 ? '' : `Queues\n${lines.join('')}`,
    known.some(({ deadLetters }) => deadLetters > 0)
      ? '`open-minutes redrive` tells why the dead letters failed.\n'
      : '',
    runs.length === 0 ? '' : `Runs under way: ${runs.join(', ')}\n`,
    ...unasked.map(({ what, why }) => `Could not be asked for: ${what}. ${why}\n`),
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
