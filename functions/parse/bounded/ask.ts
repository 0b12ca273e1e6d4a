import { Worker } from 'node:worker_threads';
import { OpenMinutesError, refused } from '../../shared/errors.ts';
import { type Answer, READER, type Request, type Requests, threadUrl } from './thread.ts';

const MB = 1024 * 1024;

/** What reading a page may take; the process ends its thread beyond. Limits decide whether a page is read, never what. */
interface Limits {
  /** Processor time, in milliseconds. */
  readonly cpuMs: number;
  /** Time by the clock, for a thread that waits for what never comes; a busy machine may need a while. */
  readonly wallMs: number;
  /** Memory that the process may come to hold besides what it had, in bytes. */
  readonly memory: number;
}

/**
 * For a page of up to 1 MB, 2.5 s of processor time and 260 MB for its format, 2 s and 340 MB for what it says; for one
 * of 10 MB, 16 s and 11 s. Real pages take a tenth of a second. Memory is looked at now and then: somewhat more may be
 * taken until it is seen.
 */
function limitsFor(kind: keyof Requests, bytes: number): Limits {
  const size = Math.max(1, bytes / MB);
  const cpuMs = kind === 'page' ? 1_000 + 1_500 * size : 1_000 + 1_000 * size;
  const memory = (kind === 'page' ? 250 : 330) + 10 * size;
  return { cpuMs, wallMs: 10 * cpuMs, memory: memory * MB };
}

/** Of the heap of a thread, in MB; what lies outside of it, as files unpacked, is watched by the process's own size. */
const HEAP_MB = 288;
/** How often the limits are looked at, in milliseconds. */
const LOOK_MS = 25;
/** A thread that left the process so much larger is not used again, so that what it holds is given back. */
const GROWN = 100 * MB;

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let idle: Worker | undefined;

function startThread(): Worker {
  const worker = new Worker(threadUrl, {
    workerData: READER,
    // What the process was started with is not for its threads: tsx would come twice.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 12 },
  });
  worker.once('exit', () => {
    if (idle === worker) idle = undefined;
  });
  // An error that a thread still has while it is ended, or while nobody asks it anything, must find somebody.
  return worker.on('error', () => undefined);
}

/** Pages are read one after the other: each has the limits of the process to itself. */
let before: Promise<unknown> = Promise.resolve();

/**
 * What the thread makes of a page.
 *
 * @param bytes of the page, by which its limits are set
 * @throws refused `too-slow` and `too-large` beyond the limits, and what the reader throws.
 */
export function ask<Kind extends keyof Requests>(
  kind: Kind,
  of: Requests[Kind]['of'],
  bytes: number,
): Promise<Requests[Kind]['answer']> {
  const turn = before.then(() => inThread(kind, of, bytes));
  before = turn.catch(() => undefined);
  return turn;
}

/** Ends the thread that waits for another page, once those asked for are read: it holds as much again as the parser here. */
export async function endThread(): Promise<void> {
  await before;
  await idle?.terminate();
}

async function inThread<Kind extends keyof Requests>(
  kind: Kind,
  of: Requests[Kind]['of'],
  bytes: number,
): Promise<Requests[Kind]['answer']> {
  const worker = idle ?? startThread();
  idle = undefined;
  worker.ref();
  let answer: Answer;
  let size: number;
  try {
    // What a thread loads first is no fault of the page.
    await answerOf(worker, { kind } as Request);
    size = process.memoryUsage.rss();
    answer = await answerOf(worker, { kind, of } as Request, limitsFor(kind, bytes));
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  if (process.memoryUsage.rss() - size > GROWN) await worker.terminate();
  else {
    // One that waits keeps no process from ending.
    worker.unref();
    idle = worker;
  }
  if ('value' in answer) return answer.value as Requests[Kind]['answer'];
  throw new OpenMinutesError(answer.error.kind, answer.error.code, answer.error.message);
}

const UNLIMITED: Limits = { cpuMs: 120_000, wallMs: 120_000, memory: Number.POSITIVE_INFINITY };

function answerOf(worker: Worker, request: Request, limits: Limits = UNLIMITED): Promise<Answer> {
  const { cpuMs, wallMs, memory } = limits;
  const [start, from, size] = [Date.now(), processorMs(), process.memoryUsage.rss()];
  return new Promise<Answer>((resolve, reject) => {
    const look = setInterval(() => {
      if (processorMs() - from > cpuMs || Date.now() - start > wallMs) settle(() => reject(tooSlow()));
      else if (process.memoryUsage.rss() - size > memory) settle(() => reject(tooLarge()));
    }, LOOK_MS);
    const answered = (answer: Answer): void => settle(() => resolve(answer));
    const failed = (error: NodeJS.ErrnoException): void =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(error) : error));
    const ended = (code: number): void =>
      settle(() => reject(new Error(`The thread of a page ended with ${code}.`)));
    const settle = (how: () => void): void => {
      clearInterval(look);
      worker.off('message', answered).off('error', failed).off('exit', ended);
      how();
    };
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(request);
  });
}

const tooSlow = (): OpenMinutesError =>
  refused('too-slow', 'The page takes more time to read than a page of its size may.');
const tooLarge = (cause?: unknown): OpenMinutesError =>
  refused('too-large', 'The page takes more memory to read than a page of its size may.', cause);
