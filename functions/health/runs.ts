/** Runs of numbers that are written out; more are counted only. */
const RUNS_SHOWN = 20;

/** The numbers between two numbers, inclusive, that are not among those given. */
export function missingBetween(from: number, to: number, there: ReadonlySet<number>): number[] {
  const missing: number[] = [];
  for (let number = from; number <= to; number++) if (!there.has(number)) missing.push(number);
  return missing;
}

/** Numbers, ascending, as a person writes them: `3, 7–9`. */
export function inRuns(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  const shown = runs
    .slice(0, RUNS_SHOWN)
    .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return runs.length > RUNS_SHOWN ? `${shown.join(', ')} …` : shown.join(', ');
}
