import type { Case } from './cases.ts';
import type { Decided, Order } from './decision.ts';
import type { Removed } from './queue.ts';

/** A decision that can still be undone. */
export interface Held {
  readonly decided: Decided;
  readonly order: Order;
  /** The case that it answers. */
  readonly from: Case;
  /** What it took off the queue. */
  readonly removed: Removed;
  /** When it was decided. */
  readonly at: Date;
}

/** Decisions that are taken and not carried out yet, in their order. */
export class HeldDecisions {
  readonly #held: Held[] = [];

  get size(): number {
    return this.#held.length;
  }

  add(held: Held): void {
    this.#held.push(held);
  }

  /** The last one, for good. */
  takeBack(): Held | undefined {
    return this.#held.pop();
  }

  /** The first one, for good, where it was decided by then. */
  takeDue(decidedBy: number): Held | undefined {
    const [first] = this.#held;
    return first !== undefined && first.at.getTime() <= decidedBy ? this.#held.shift() : undefined;
  }

  /** What is decided of a meeting. */
  of(meeting: string): readonly Order[] {
    return this.#held
      .map(({ order }) => order)
      .filter(
        (order) =>
          (order.kind === 'correct' && order.request.correct === meeting) ||
          (order.kind === 'withdraw' && order.request.withdraw === meeting) ||
          (order.kind === 'approve' && order.request.approve === meeting),
      );
  }
}
