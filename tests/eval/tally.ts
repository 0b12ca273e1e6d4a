/** A fact of the document as it stands there; of the meeting, the name of its field. */
export type Judgeable = object | string;

/** Counts of one field: what the gold has and was found, what it has and was not, what was found and it has not. */
export class Tally {
  hit = 0;
  miss = 0;
  extra = 0;
  /** What is wrong, in words. */
  readonly faults: string[] = [];
  /** The facts of the document that were judged, and whether they are right. */
  readonly judged = new Map<Judgeable, boolean>();

  /** Found, and with the value of the gold. */
  right(fact?: Judgeable): void {
    this.hit++;
    if (fact !== undefined) this.judged.set(fact, true);
  }

  missed(fault: string): void {
    this.miss++;
    this.faults.push(fault);
  }

  invented(fault: string, fact?: Judgeable): void {
    this.extra++;
    this.faults.push(fault);
    if (fact !== undefined) this.judged.set(fact, false);
  }

  /** Found, but with another value: missed and invented at once. */
  mistaken(fault: string, fact?: Judgeable): void {
    this.miss++;
    this.invented(fault, fact);
  }

  add(other: Tally): void {
    this.hit += other.hit;
    this.miss += other.miss;
    this.extra += other.extra;
    this.faults.push(...other.faults);
  }

  /** How many facts the gold or the document has. */
  get size(): number {
    return this.hit + this.miss + this.extra;
  }

  /** 1 where nothing was found. */
  get precision(): number {
    return this.hit + this.extra === 0 ? 1 : this.hit / (this.hit + this.extra);
  }

  /** 1 where there was nothing to find. */
  get recall(): number {
    return this.hit + this.miss === 0 ? 1 : this.hit / (this.hit + this.miss);
  }

  get f1(): number {
    return this.size === 0 ? 1 : (2 * this.hit) / (2 * this.hit + this.miss + this.extra);
  }
}
