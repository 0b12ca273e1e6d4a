/** Ctrl-C and what service managers send. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Exit status of a process that a signal ended, as shells count it. */
const STATUS: Readonly<Record<(typeof SIGNALS)[number], number>> = { SIGINT: 130, SIGTERM: 143 };

export interface Stop {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** Exit status that tells of the signal; undefined while there was none. */
  status(): number | undefined;
  /** Resolves at the first signal. */
  readonly requested: Promise<void>;
  /** Signals do again what they do by default. */
  dispose(): void;
}

/**
 * Turns the first signal into a request to stop at the next good place. A second one ends the process on the spot:
 * no step needs more time than it gets, since every one may be killed and run again.
 */
export function stopOnSignals(): Stop {
  const controller = new AbortController();
  let status: number | undefined;
  let resolve: () => void = () => {};
  const requested = new Promise<void>((done) => {
    resolve = done;
  });
  const handlers = SIGNALS.map((name) => {
    const handler = () => {
      if (status !== undefined) process.exit(STATUS[name]);
      status = STATUS[name];
      controller.abort();
      resolve();
    };
    process.on(name, handler);
    return { name, handler };
  });
  return {
    signal: controller.signal,
    status: () => status,
    requested,
    dispose: () => {
      for (const { name, handler } of handlers) process.off(name, handler);
    },
  };
}
