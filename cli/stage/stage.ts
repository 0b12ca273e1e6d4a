// What only a stage has: queues with their dead letters, alarms, and runs over everything that is stored.
import type { Runs } from '../../functions/shared/runs.ts';

/** Who asks, and where: as the AWS CLI takes it from options, from the environment and from its own files. */
export interface Access {
  readonly profile?: string;
  readonly region?: string;
}

/** By what they are for, in the order in which a page goes through them. */
export const QUEUES = ['fetch', 'parse', 'publish', 'heavy'] as const;
export type QueueName = (typeof QUEUES)[number];

/** How many messages a queue holds, as it counts them itself: about so many. */
export interface Depth {
  readonly waiting: number;
  /** Handed out, and not done yet. */
  readonly underWay: number;
}

/** A message that was given up after five tries. */
export interface DeadLetter {
  readonly id: string;
  readonly body: string;
  /** By which it is removed; good for as long as it was received for. */
  readonly handle: string;
  readonly group?: string;
  /** When it was sent first, ISO 8601 in UTC. */
  readonly sentAt?: string;
}

export interface Queue {
  readonly name: QueueName;
  /** As AWS has it. */
  readonly fullName: string;
  readonly deadLettersName: string;
  depth(): Promise<Depth>;
  deadLetters(): Promise<Depth>;
  /** @param what The messages are, for an error. */
  send(bodies: readonly string[], what: string): Promise<void>;
  /** Some of the dead letters, which nobody else is handed for so many seconds; none where there are no more. */
  receiveDead(seconds: number): Promise<readonly DeadLetter[]>;
  /** Puts it into the queue that it came from, once more. */
  sendBack(letter: DeadLetter): Promise<void>;
  /** Takes it from the dead letters. */
  remove(letter: DeadLetter): Promise<void>;
  /** Lets others have it again. */
  release(letter: DeadLetter): Promise<void>;
}

/** An alarm that rings. */
export interface Ringing {
  /** As the runbook calls it: `open-minutes-record-behind`. */
  readonly alarm: string;
  /** ISO 8601 in UTC. */
  readonly since?: string;
  /** What it means, by its own words. */
  readonly meaning: string;
}

export interface Watched {
  readonly ringing: readonly Ringing[];
  /** Seconds for which the oldest message has waited, by the name of the queue as AWS has it. */
  readonly oldest: Readonly<Record<string, number>>;
}

/** A stage, beside what it has in common with a data folder. */
export interface Stage {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly queues: Readonly<Record<QueueName, Queue>>;
  /** For how many seconds a command waits for the stage. */
  readonly wait: number;
  /** Sources may be fetched from private networks. */
  readonly allowPrivate: boolean;
  /** What is watched. @throws OpenMinutesError where that cannot be asked. */
  watched(): Promise<Watched>;
  runs(): Promise<Runs>;
}

/** The options that name a stage on a command line, for what a command tells people to call next. */
export const callOf = ({ name }: Pick<Stage, 'name'>): string => `--stage ${name}`;
