const NONE = -1;

/**
 * Readings of stretches of a text as one thing each, found by the place where they end: what kind of thing, what it
 * costs, and a detail that the kind gives a meaning. They lie side by side in arrays, which serve one text after the
 * other: a list has several readings for each of its characters, too many to make an object of each.
 */
export class SpanTable {
  /** How many spans there are. */
  length = 0;
  // By span.
  #kinds = new Uint8Array(1024);
  #starts = new Int32Array(1024);
  #ends = new Int32Array(1024);
  #costs = new Float64Array(1024);
  #details = new Uint8Array(1024);
  #next = new Int32Array(1024);
  // By place.
  #last = new Int32Array(256);
  #beginning = new Uint8Array(256);
  #ending = new Uint8Array(256);

  /** Forgets all spans, and makes room for a text of so many units. */
  begin(units: number): void {
    const places = units + 1;
    if (this.#last.length < places) {
      this.#last = new Int32Array(2 * places);
      this.#beginning = new Uint8Array(2 * places);
      this.#ending = new Uint8Array(2 * places);
    }
    this.#last.fill(NONE, 0, places);
    this.#beginning.fill(0, 0, places);
    this.#ending.fill(0, 0, places);
    this.length = 0;
  }

  /** `kind`: between 0 and 7. */
  add(kind: number, start: number, end: number, cost: number, detail = 0): void {
    const index = this.length++;
    if (index === this.#kinds.length) this.#grow();
    this.#kinds[index] = kind;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#costs[index] = cost;
    this.#details[index] = detail;
    this.#beginning[start] = (this.#beginning[start] ?? 0) | (1 << kind);
    this.#ending[end] = (this.#ending[end] ?? 0) | (1 << kind);
    this.#next[index] = this.#last[end] ?? NONE;
    this.#last[end] = index;
  }

  /** The span that was added last of those that end at a place; below 0 where there is none. */
  endingAt(end: number): number {
    return this.#last[end] ?? NONE;
  }

  /** The one that was added before it with the same end; below 0 where there is none. */
  nextOf(index: number): number {
    return this.#next[index] ?? NONE;
  }

  /** The kinds of the spans that begin at a place, each as a bit: 1 << kind. */
  kindsFrom(start: number): number {
    return this.#beginning[start] ?? 0;
  }

  /** The kinds of the spans that end at a place, likewise. */
  kindsTo(end: number): number {
    return this.#ending[end] ?? 0;
  }

  kindOf(index: number): number {
    return this.#kinds[index] ?? 0;
  }

  startOf(index: number): number {
    return this.#starts[index] ?? 0;
  }

  endOf(index: number): number {
    return this.#ends[index] ?? 0;
  }

  costOf(index: number): number {
    return this.#costs[index] ?? 0;
  }

  detailOf(index: number): number {
    return this.#details[index] ?? 0;
  }

  #grow(): void {
    const size = 2 * this.#kinds.length;
    this.#kinds = grown(this.#kinds, new Uint8Array(size));
    this.#starts = grown(this.#starts, new Int32Array(size));
    this.#ends = grown(this.#ends, new Int32Array(size));
    this.#costs = grown(this.#costs, new Float64Array(size));
    this.#details = grown(this.#details, new Uint8Array(size));
    this.#next = grown(this.#next, new Int32Array(size));
  }
}

function grown<T extends { set(values: ArrayLike<number>): void }>(
  values: T & ArrayLike<number>,
  larger: T,
): T {
  larger.set(values);
  return larger;
}

/** The first of some kinds that are told as bits. Without it the others are `kinds & (kinds - 1)`. */
export const firstKind = (kinds: number): number => 31 - Math.clz32(kinds & -kinds);
