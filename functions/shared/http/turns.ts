/** Lets one piece of work at a time be done for each host, in the order of asking. */
export type InTurn = <T>(host: string, work: () => Promise<T>) => Promise<T>;

/** Turns within this process; between processes, the queue that is grouped by host sees to it. */
export function hostTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (host, work) => {
    const before = last.get(host) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(host, mine);
    try {
      return await mine;
    } finally {
      if (last.get(host) === mine) last.delete(host);
    }
  };
}
