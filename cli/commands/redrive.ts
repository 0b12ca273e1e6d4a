import { isKind, refused } from '../../functions/shared/errors.ts';
import { readFailure } from '../../functions/shared/failures.ts';
import { parseJson } from '../../functions/shared/parse-json.ts';
import { type Installation, type Where, working } from '../installation.ts';
import { type DeadLetter, QUEUES, type Queue, type QueueName } from '../stage/stage.ts';
import { type Stop, stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';

/** For so many seconds nobody else is handed what is looked at; then it is a dead letter again, whatever becomes of us. */
const HELD_SECONDS = 120;
/** Dead letters of a queue that are told of one by one. */
const TOLD = 100;

export interface Redrive extends Where {
  /** Sends them back, or drops them; without it they are told of, and stay. */
  readonly yes?: true;
  /** They are taken away for good instead. */
  readonly drop?: true;
  /** Only those in whose message that stands. */
  readonly only?: string;
}

type Choice = Pick<Redrive, 'drop' | 'only'>;

/**
 * `redrive [QUEUE]`: what the dead letters of a stage are, and why each failed; with `--yes` sends them back, one by one, and
 * with `--drop --yes` takes those of a queue away. A letter is removed once it is sent: killed in between, it is there twice,
 * which does no harm.
 * @returns the exit status: 1 while dead letters are left.
 * @throws OpenMinutesError `refused`, code `no-queues`, for a data folder; `no-queue` where letters of all are to be dropped.
 */
export async function redrive(
  queue: QueueName | undefined,
  options: Redrive,
  terminal: Terminal,
): Promise<number> {
  if (options.stage === undefined)
    throw refused('no-queues', 'a data folder has no queues, and so no dead letters: --stage names a stage');
  if (options.drop === true && queue === undefined)
    throw refused('no-queue', '--drop takes dead letters of one queue away: name the queue');
  const stop = stopOnSignals();
  try {
    return await working(options, async (installation) => {
      const queues = (queue === undefined ? QUEUES : [queue]).flatMap(
        (name) => installation.stage?.queues[name] ?? [],
      );
      const left = await redriveOf(queues, options, installation, stop, terminal);
      return stop.status() ?? (left > 0 ? 1 : 0);
    });
  } finally {
    stop.dispose();
  }
}

/** @returns how many dead letters are left in these queues. */
export async function redriveOf(
  queues: readonly Queue[],
  options: Choice & Pick<Redrive, 'yes'>,
  { store }: Pick<Installation, 'store'>,
  stop: Pick<Stop, 'signal'>,
  terminal: Terminal,
): Promise<number> {
  let left = 0;
  for (const one of queues)
    left += await (options.yes === true ? workOff : tell)(one, options, store, stop, terminal);
  if (left > 0 && options.yes !== true) {
    terminal.out(
      options.drop === true
        ? 'Nothing was dropped yet: `--drop --yes` takes away for good what is told of here.\n'
        : '`--yes` sends them back. What fails for the same reason will be here again.\n',
    );
  }
  return left;
}

const isMeant = ({ body }: DeadLetter, { only }: Choice): boolean =>
  only === undefined || body.includes(only);

/** Tells what there is. Everything is held until all was seen, so that nothing comes twice, and then let go of. */
async function tell(
  queue: Queue,
  choice: Choice,
  store: Installation['store'],
  { signal }: Pick<Stop, 'signal'>,
  terminal: Terminal,
): Promise<number> {
  const held = new Map<string, DeadLetter>();
  try {
    while (held.size < TOLD && !signal.aborted) {
      const letters = await queue.receiveDead(HELD_SECONDS);
      if (letters.length === 0) break;
      for (const letter of letters) held.set(letter.id, letter);
    }
    const { waiting, underWay } = await queue.deadLetters();
    const count = Math.max(held.size, waiting + underWay);
    const meant = [...held.values()].filter((letter) => isMeant(letter, choice));
    const of = choice.only === undefined ? '' : `${meant.length} of `;
    terminal.out(
      count === 0 ? `${queue.name}: no dead letters.\n` : `${queue.name}: ${of}${count} dead letters\n`,
    );
    for (const letter of meant) terminal.out(`  ${await inWords(letter, queue, store)}\n`);
    // Of one group of a FIFO queue, ten are handed out until they are done.
    if (count > held.size) terminal.out(`  and ${count - held.size} more, not looked at\n`);
    return count;
  } finally {
    for (const letter of held.values()) await queue.release(letter);
  }
}

/**
 * Sends back or drops what is meant; the others are held until all was seen, and then let go of.
 * @returns how many are left.
 */
async function workOff(
  queue: Queue,
  choice: Choice,
  store: Installation['store'],
  { signal }: Pick<Stop, 'signal'>,
  terminal: Terminal,
): Promise<number> {
  const did = choice.drop === true ? 'dropped' : 'sent back';
  // What fails at once comes back here, and is not sent round and round.
  const done = new Set<string>();
  const spared = new Map<string, DeadLetter>();
  try {
    for (let isDone = false; !isDone && !signal.aborted; ) {
      const letters = await queue.receiveDead(HELD_SECONDS);
      isDone = letters.every(({ id }) => done.has(id) || spared.has(id));
      for (const letter of letters) {
        if (signal.aborted || done.has(letter.id) || !isMeant(letter, choice)) {
          spared.set(letter.id, letter);
          continue;
        }
        if (choice.drop !== true) await queue.sendBack(letter);
        await queue.remove(letter);
        done.add(letter.id);
        const where = choice.drop === true ? 'from' : 'to';
        terminal.out(`${did} ${where} ${queue.name}: ${await inWords(letter, queue, store)}\n`);
      }
    }
  } finally {
    for (const letter of spared.values()) await queue.release(letter);
  }
  const { waiting, underWay } = await queue.deadLetters();
  terminal.out(`${queue.name}: ${did} ${done.size}, ${waiting + underWay} left.\n`);
  return waiting + underWay;
}

async function inWords(letter: DeadLetter, queue: Queue, store: Installation['store']): Promise<string> {
  const failure = await readFailure(store, queue.fullName, letter.id).catch((error: unknown) => {
    if (isKind(error, 'permanent')) return undefined;
    throw error;
  });
  const why =
    failure === undefined
      ? 'nobody has written down why: its function was ended before it could, by its time or its memory'
      : `${failure.error.split('\n', 1)[0]} (${failure.at})`;
  const since = letter.sentAt === undefined ? '' : `, sent ${letter.sentAt}`;
  return `${whatIn(letter.body)}${since}\n    why: ${why}`;
}

/** What a message asks for, in words: the page, the meeting or the government that it is about. */
function whatIn(body: string): string {
  let message: unknown;
  try {
    message = parseJson(body, 'message');
  } catch {
    message = undefined;
  }
  const said = (name: string): string | undefined => {
    if (typeof message !== 'object' || message === null) return undefined;
    const value: unknown = Object.entries(message).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  const [scope, source, hash] = [said('scope'), said('source'), said('sha256')];
  if (scope !== undefined) return `${said('verify') === undefined ? 'build of' : 'comparison of'} ${scope}`;
  const verb = ['approve', 'correct', 'withdraw', 'move', 'missing'].find((one) => said(one) !== undefined);
  if (verb !== undefined) return `${verb} ${said(verb)}`;
  const page = said('url') ?? (hash === undefined ? undefined : `raw/${hash}`);
  if (page === undefined) return `${JSON.stringify(body.slice(0, 80))}, which is no message of ours`;
  return `${page} of ${source ?? 'a government that is not told'}`;
}
