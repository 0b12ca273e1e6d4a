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

interface Redrive extends Where {
  /** Sends them back; without it they are told of, and stay. */
  readonly yes?: true;
}

/**
 * `redrive [QUEUE]`: what the dead letters of a stage are, and why each failed; with `--yes` sends them back, one by one. A
 * letter is removed once it is sent: killed in between, it is there twice, which does no harm.
 * @returns the exit status: 1 while dead letters are left.
 * @throws OpenMinutesError `refused`, code `no-queues`, for a data folder.
 */
export async function redrive(
  queue: QueueName | undefined,
  options: Redrive,
  terminal: Terminal,
): Promise<number> {
  if (options.stage === undefined)
    throw refused('no-queues', 'a data folder has no queues, and so no dead letters: --stage names a stage');
  const stop = stopOnSignals();
  try {
    return await working(options, async (installation) => {
      let left = 0;
      for (const name of queue === undefined ? QUEUES : [queue]) {
        const found = installation.stage?.queues[name];
        if (found !== undefined)
          left += await (options.yes === true ? sendBack : tell)(found, installation, stop, terminal);
      }
      if (left > 0 && options.yes !== true)
        terminal.out('`--yes` sends them back. What fails for the same reason will be here again.\n');
      return stop.status() ?? (left > 0 ? 1 : 0);
    });
  } finally {
    stop.dispose();
  }
}

/** Tells what there is. Everything is held until all was seen, so that nothing comes twice, and then let go of. */
async function tell(
  queue: Queue,
  { store }: Pick<Installation, 'store'>,
  stop: Stop,
  terminal: Terminal,
): Promise<number> {
  const held = new Map<string, DeadLetter>();
  try {
    while (held.size < TOLD && !stop.signal.aborted) {
      const letters = await queue.receiveDead(HELD_SECONDS);
      if (letters.length === 0) break;
      for (const letter of letters) held.set(letter.id, letter);
    }
    const { waiting, underWay } = await queue.deadLetters();
    const count = Math.max(held.size, waiting + underWay);
    terminal.out(
      count === 0 ? `${queue.name}: no dead letters.\n` : `${queue.name}: ${count} dead letters\n`,
    );
    for (const letter of held.values()) terminal.out(`  ${await inWords(letter, queue, store)}\n`);
    // Of one group of a FIFO queue, ten are handed out until they are done.
    if (count > held.size) terminal.out(`  and ${count - held.size} more\n`);
    return count;
  } finally {
    for (const letter of held.values()) await queue.release(letter);
  }
}

/** @returns how many are left. */
async function sendBack(
  queue: Queue,
  { store }: Pick<Installation, 'store'>,
  stop: Stop,
  terminal: Terminal,
): Promise<number> {
  // What fails at once comes back here, and is not sent round and round.
  const sent = new Set<string>();
  let isDone = false;
  while (!isDone && !stop.signal.aborted) {
    const letters = await queue.receiveDead(HELD_SECONDS);
    isDone = letters.every(({ id }) => sent.has(id));
    for (const letter of letters) {
      if (stop.signal.aborted || sent.has(letter.id)) {
        await queue.release(letter);
        continue;
      }
      await queue.sendBack(letter);
      await queue.remove(letter);
      sent.add(letter.id);
      terminal.out(`sent back to ${queue.name}: ${await inWords(letter, queue, store)}\n`);
    }
  }
  const { waiting, underWay } = await queue.deadLetters();
  terminal.out(`${queue.name}: sent back ${sent.size}, ${waiting + underWay} left.\n`);
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
