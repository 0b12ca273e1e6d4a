import { type Case, GROUPS } from './cases.ts';

/** Cases that were taken off, and where they stood. */
export type Removed = readonly { readonly at: number; readonly one: Case }[];

/** What is to be decided, in its order: what readers reported first, then what waits, then what is doubtful. */
export class Queue {
  #cases: Case[] = [];
  /** Raised whenever the page's list is no longer what it was, but for what it took off itself. */
  version = 0;

  get cases(): readonly Case[] {
    return this.#cases;
  }

  find(id: string): Case | undefined {
    return this.#cases.find((one) => one.id === id);
  }

  /** Adds what is not there yet: behind the last case of its meeting in its group, else at the end of the group. */
  add(cases: readonly Case[]): void {
    const known = new Set(this.#cases.map(({ id }) => id));
    const fresh = cases.filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return;
    this.#cases = GROUPS.flatMap((group) => {
      const own = this.#cases.filter((one) => one.group === group);
      for (const one of fresh.filter((two) => two.group === group)) {
        const last = own.findLastIndex(({ meeting }) => meeting !== undefined && meeting === one.meeting);
        own.splice(last < 0 ? own.length : last + 1, 0, one);
      }
      return own;
    });
    this.version += 1;
  }

  /** Takes off what is decided; `putBack` undoes it. */
  remove(isDecided: (one: Case) => boolean): Removed {
    const removed = this.#cases.flatMap((one, at) => (isDecided(one) ? [{ at, one }] : []));
    this.#cases = this.#cases.filter((one) => !isDecided(one));
    return removed;
  }

  putBack(removed: Removed): void {
    for (const { at, one } of removed) if (this.find(one.id) === undefined) this.#cases.splice(at, 0, one);
    this.version += 1;
  }

  /** Takes off what nobody has decided, because it is no longer asked. */
  drop(isGone: (one: Case) => boolean): void {
    if (this.remove(isGone).length > 0) this.version += 1;
  }
}
