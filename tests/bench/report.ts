/** One promise, and what was measured of it. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  /** How the value is written, e.g. `x` for a ratio. */
  readonly unit: '×' | '%' | ' MB' | ' KB' | ' s' | '' | ' calls';
  readonly promised: { readonly atMost: number } | { readonly atLeast: number } | 'nothing';
}

const holds = ({ value, promised }: Measured): boolean =>
  promised === 'nothing' || ('atMost' in promised ? value <= promised.atMost : value >= promised.atLeast);

const figure = (value: number, unit: Measured['unit']): string =>
  `${unit === '%' || unit === ' calls' ? Math.round(value) : value.toFixed(2)}${unit}`;

/** Prints what was measured beside what was promised. */
export class Report {
  private kept = 0;
  private short = 0;

  section(title: string): void {
    console.log(`\n${title}`);
  }

  note(line: string): void {
    console.log(`      ${line}`);
  }

  add(measured: Measured): void {
    const { what, value, unit, promised } = measured;
    const line = `${what}: ${figure(value, unit)}`;
    if (promised === 'nothing') {
      console.log(`      ${line}`);
      return;
    }
    const kept = holds(measured);
    if (kept) this.kept++;
    else this.short++;
    const limit =
      'atMost' in promised
        ? `at most ${figure(promised.atMost, unit)}`
        : `at least ${figure(promised.atLeast, unit)}`;
    console.log(`${kept ? 'PASS ' : 'SHORT'} ${line} (promised: ${limit})`);
  }

  /** @returns whether every promise was kept. */
  end(): boolean {
    console.log(`\n${this.kept} promises kept, ${this.short} fallen short of`);
    return this.short === 0;
  }
}
