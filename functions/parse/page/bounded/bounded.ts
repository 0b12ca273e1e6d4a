import { Worker } from 'node:worker_threads';
import { OpenMinutesError, refused } from '../../../shared/errors.ts';
import type { RawPage } from '../raw-page.ts';
import { PAGE_THREAD, type PageAnswer, type PageRequest, threadUrl } from './page-thread.ts';

const MB = 1024 * 1024;

/** What reading a page may take; the process ends its thread beyond. */
interface Limits {
  /** Processor time, in milliseconds. It never decides what is read, only whether. */
  readonly cpuMs: number;
  /** Time by the clock for a thread that waits for something that never comes; a busy machine may need a while. */
  readonly wallMs: number;
  /** Memory that the process may come to hold while it reads, in bytes. */
  readonly memory: number;
}

/**
 * A page of 1 MB may take 5 s of processor time and one of 10 MB 30 s, the rest of its reading included; of this, three
 * quarters are for its format. Pages as they are take a tenth of a second.
 */
function limitsFor(bytes: number): Limits {
  const cpuMs = 2_000 + 2_000 * Math.max(1, bytes / MB);
  return { cpuMs, wallMs: 8 * cpuMs, memory: (300 + 10 * (bytes / MB)) * MB };
}

/** Of the heap of a thread, in MB; what lies outside of it, files unpacked, is watched by the process's own size. */
const HEAP_MB = 256;
/** How often the limits are looked at, in milliseconds. */
const LOOK_MS = 25;
/** A thread that left the process so much larger is not used again, so that what it holds is given back. */
const GROWN = 100 * MB;

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let idle: Worker | undefined;

async function startThread(): Promise<Worker> {
  const worker = new Worker(threadUrl, {
    workerData: PAGE_THREAD,
    // What the process was started with is not for its threads: tsx would come twice.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject).once('message', () => resolve());
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
 * Reads a page in a thread, within limits of processor time and memory. Bytes in, lines out, as
 * `readBytesHere` reads them.
 *
 * @throws refused as `readBytes` does; `too-slow` and `too-large` when the page needs more time or memory than its size
 *   allows.
 */
export function readBounded(request: PageRequest): Promise<RawPage> {
  const turn = before.then(
    () => readInThread(request),
    () => readInThread(request),
  );
  before = turn.catch(() => undefined);
  return turn;
}

async function readInThread(request: PageRequest): Promise<RawPage> {
  const worker = idle ?? (await startThread());
  idle = undefined;
  worker.ref();
  const size = process.memoryUsage.rss();
  let answer: PageAnswer;
  try {
    answer = await answerOf(worker, request, size);
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
  if ('page' in answer) return answer.page;
  const { kind, code, message } = answer.error;
  throw new OpenMinutesError(kind, code, message);
}

function answerOf(worker: Worker, { bytes, contentType }: PageRequest, size: number): Promise<PageAnswer> {
  const { cpuMs, wallMs, memory } = limitsFor(bytes.length);
  const [start, from] = [Date.now(), processorMs()];
  return new Promise<PageAnswer>((resolve, reject) => {
    const look = setInterval(() => {
      if (processorMs() - from > cpuMs || Date.now() - start > wallMs)
        settle(() =>
          reject(refused('too-slow', 'The page takes more time to read than a page of its size may.')),
        );
      else if (process.memoryUsage.rss() - size > memory) settle(() => reject(tooLarge()));
    }, LOOK_MS);
    const answered = (answer: PageAnswer): void => settle(() => resolve(answer));
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
    worker.postMessage({ bytes: new Uint8Array(bytes), contentType } satisfies PageRequest);
  });
}

const tooLarge = (cause?: unknown): OpenMinutesError =>
  refused('too-large', 'The page takes more memory to read than a page of its size may.', cause);
