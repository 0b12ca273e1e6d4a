/**
 * Breadth-first exploration of everything that a model can do. The first state found broken is one of those reached in the
 * fewest moves, so its trace is the shortest story of what goes wrong.
 */

/** `step`: what the system does by itself, sooner or later. `event`: what happens to it: a commit, a kill, a stall. */
export interface Move<State> {
  kind: 'step' | 'event';
  label: () => string;
  /** The state after the move; a fresh object. */
  take: () => State;
}

export interface Model<State> {
  initial: State;
  moves: (state: State) => Move<State>[];
  /** Two states with one key have the same future. */
  key: (state: State) => string;
  /** Which property the state breaks, if any. */
  broken: (state: State) => string | undefined;
  /** Nothing is left to do. */
  quiescent: (state: State) => boolean;
}

export interface Counterexample<State> {
  property: string;
  trace: { label: string; state: State }[];
}

export interface Exploration<State> {
  states: number;
  quiescent: number;
  depth: number;
  counterexample?: Counterexample<State>;
}

/** Explores every reachable state, or stops at the first broken one. States are told apart by 53 bits of a hash of their keys. */
export function explore<State>(
  model: Model<State>,
  mostStates = Number.POSITIVE_INFINITY,
): Exploration<State> {
  const indexes = new Map<number, number>([[fingerprint(model.key(model.initial)), 0]]);
  const parents = new Numbers();
  const choices = new Numbers();
  const edges = { from: new Numbers(), to: new Numbers() };
  const quiescent: number[] = [];
  parents.push(-1);
  choices.push(-1);
  const found = (index: number, property: string, depth: number): Exploration<State> => ({
    states: indexes.size,
    quiescent: quiescent.length,
    depth,
    counterexample: { property, trace: retrace(model, index, parents, choices) },
  });

  let level: { state: State; index: number }[] = [{ state: model.initial, index: 0 }];
  for (let depth = 0; ; depth++) {
    const next: typeof level = [];
    for (const { state, index } of level) {
      const property = model.broken(state);
      if (property !== undefined) return found(index, property, depth);
      if (model.quiescent(state)) quiescent.push(index);
      for (const [choice, move] of model.moves(state).entries()) {
        const reached = move.take();
        const print = fingerprint(model.key(reached));
        let target = indexes.get(print);
        if (target === undefined) {
          target = indexes.size;
          if (target >= mostStates) throw new Error(`more than ${mostStates} states`);
          indexes.set(print, target);
          parents.push(index);
          choices.push(choice);
          next.push({ state: reached, index: target });
        }
        if (move.kind === 'step') {
          edges.from.push(index);
          edges.to.push(target);
        }
      }
    }
    if (next.length === 0) {
      const stuck = firstThatCannotReach(indexes.size, quiescent, edges);
      if (stuck !== undefined)
        return found(stuck, 'progress: no run of steps leads from here to rest', depth);
      return { states: indexes.size, quiescent: quiescent.length, depth };
    }
    level = next;
  }
}

/** The moves are numbered in a fixed order, so that numbers are enough to tell a trace again. */
function retrace<State>(model: Model<State>, index: number, parents: Numbers, choices: Numbers) {
  const path: number[] = [];
  for (let at = index; at > 0; at = parents.at(at)) path.unshift(choices.at(at));
  const trace = [{ label: 'start', state: model.initial }];
  let state = model.initial;
  for (const choice of path) {
    const move = model.moves(state)[choice];
    if (move === undefined) throw new Error('the model is not deterministic');
    state = move.take();
    trace.push({ label: move.label(), state });
  }
  return trace;
}

/** Walks the steps backwards from the states at rest. */
function firstThatCannotReach(
  states: number,
  targets: readonly number[],
  { from, to }: { from: Numbers; to: Numbers },
): number | undefined {
  const starts = new Int32Array(states + 1);
  for (let edge = 0; edge < to.length; edge++) starts[to.at(edge) + 1] = (starts[to.at(edge) + 1] ?? 0) + 1;
  for (let state = 0; state < states; state++)
    starts[state + 1] = (starts[state + 1] ?? 0) + (starts[state] ?? 0);
  const fill = starts.slice();
  const sources = new Int32Array(from.length);
  for (let edge = 0; edge < from.length; edge++) {
    const slot = fill[to.at(edge)] ?? 0;
    sources[slot] = from.at(edge);
    fill[to.at(edge)] = slot + 1;
  }
  const reaches = new Uint8Array(states);
  const stack = [...targets];
  for (const target of targets) reaches[target] = 1;
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    for (let slot = starts[state] ?? 0; slot < (starts[state + 1] ?? 0); slot++) {
      const source = sources[slot] ?? 0;
      if (reaches[source] === 1) continue;
      reaches[source] = 1;
      stack.push(source);
    }
  }
  const stuck = reaches.indexOf(0);
  return stuck === -1 ? undefined : stuck;
}

/** A growing list of 32-bit numbers. */
class Numbers {
  length = 0;
  private values = new Int32Array(1024);

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }
}

/** Two multiplicative hashes side by side, 53 bits of them. With a million states, one run in 18,000 takes two for one. */
function fingerprint(key: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
