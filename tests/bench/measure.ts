/**
 * Milliseconds of the processor that one call takes, with what the engine does for it beside it (compiling, collecting
 * garbage). Of the clock they would count whatever else the machine does.
 */
export function time(run: () => unknown): number {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Times two ways of doing a thing in turns, so that whatever else the machine does meets both alike: the medians of
 * their times in milliseconds. Each round runs `a` on every input, then `b`.
 */
export function inTurns<T>(
  inputs: readonly T[],
  a: (input: T) => unknown,
  b: (input: T) => unknown,
  rounds: number,
): { readonly a: number; readonly b: number }[] {
  const times = inputs.map(() => ({ a: [] as number[], b: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const [i, input] of inputs.entries()) {
      times[i]?.a.push(time(() => a(input)));
      times[i]?.b.push(time(() => b(input)));
    }
  }
  return times.map((of) => ({ a: median(of.a), b: median(of.b) }));
}

/** Runs over all inputs, over and over, until the compiler of the engine has had its time. */
export function warmUp<T>(inputs: readonly T[], run: (input: T) => unknown, milliseconds: number): void {
  const until = performance.now() + milliseconds;
  do {
    for (const input of inputs) run(input);
  } while (performance.now() < until);
}

/**
 * The exponent with which `y` grows with `x`: the slope of the least-squares line through their logarithms.
 * 1 is linear, 2 is quadratic.
 */
export function exponent(points: readonly { readonly x: number; readonly y: number }[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const covariance = logs.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0);
  return covariance / logs.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
}
