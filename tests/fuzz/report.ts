import type { Case } from './kind.ts';

/** Milliseconds of processor time for a case, and more for every kilobyte: far above what reading takes. */
const PATIENCE = 400;
const PATIENCE_PER_KB = 20;

/** Whether a case took longer than any of its size may. */
export const isSlow = (took: number, { size }: Case): boolean =>
  took > PATIENCE + (PATIENCE_PER_KB * size) / 1024;

interface OfKind {
  cases: number;
  bytes: number;
  readonly outcomes: Map<string, number>;
  slowest: { perKb: number; at: number };
}

/** A case as it is told of. */
export interface Tried {
  readonly kind: string;
  readonly at: number;
  readonly one: Case;
}

/** Counts what becomes of cases, and keeps what is wrong with them. */
export class Report {
  readonly #kinds = new Map<string, OfKind>();
  /** By fault without its figures: the first case that shows it, and how many do. */
  readonly #findings = new Map<string, { readonly first: string; cases: number }>();

  get findings(): number {
    return this.#findings.size;
  }

  #of(kind: string): OfKind {
    const known = this.#kinds.get(kind);
    if (known !== undefined) return known;
    const of: OfKind = { cases: 0, bytes: 0, outcomes: new Map(), slowest: { perKb: 0, at: -1 } };
    this.#kinds.set(kind, of);
    return of;
  }

  /** @returns whether a fault is the first of its kind. */
  note({ kind, at, one }: Tried, fault: string): boolean {
    const bare = fault.replace(/\d+/g, '#').split('：')[0] ?? fault;
    const key = `${kind} ${bare.slice(0, 100)}`;
    const known = this.#findings.get(key);
    if (known) known.cases++;
    else {
      const told = `${kind} ${at} (${one.story.join(', ')}; ${one.input.bytes.length} bytes, ${one.input.contentType})`;
      this.#findings.set(key, { first: `${told}: ${fault}`, cases: 1 });
    }
    return known === undefined;
  }

  /** Takes down what became of a case, and how many milliseconds of processor time it took. */
  add({ kind, at, one }: Tried, outcome: string, took: number): string[] {
    const of = this.#of(kind);
    of.cases++;
    of.bytes += one.input.bytes.length;
    of.outcomes.set(outcome, (of.outcomes.get(outcome) ?? 0) + 1);
    const kilobytes = one.size / 1024;
    const perKb = took / Math.max(1, kilobytes);
    if (perKb > of.slowest.perKb) of.slowest = { perKb, at };
    return isSlow(took, one) ? [`took ${Math.round(took)} ms`] : [];
  }

  lines(): string[] {
    const tables = [...this.#kinds].map(([kind, { cases, bytes, outcomes, slowest }]) => {
      const told = [...outcomes]
        .sort(([, a], [, b]) => b - a)
        .map(([outcome, times]) => `${outcome} ${times}`);
      return `${kind}: ${cases} cases, ${Math.round(bytes / 1024)} KB, slowest ${slowest.perKb.toFixed(1)} ms a KB (${slowest.at}): ${told.join(', ')}`;
    });
    const findings = [...this.#findings.values()].map(
      ({ first, cases }) => `\n${cases} cases, first ${first}`,
    );
    return [...tables, `${this.findings} findings`, ...findings];
  }
}
