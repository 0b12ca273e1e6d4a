/** A regular expression of the source, and where it stands there. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** File and line, from the root of the project. */
  readonly site: string;
}

/** An expression that captures nothing, where it asks for nothing that it captured. */
const uncaptured = (source: string): string =>
  /\\[1-9k]/u.test(source) ? source : source.replace(/(?<=(?<!\\)(?:\\\\)*)\((?!\?)/gu, '(?:');

/** Each expression once; what `d` and `g` ask for and what is captured changes nothing of how long it takes. */
export function eachOnce(expressions: readonly Expression[]): readonly Expression[] {
  const found = new Map<string, Expression>();
  for (const expression of expressions) {
    const flags = expression.flags.replace(/[dg]/gu, '');
    const key = `/${uncaptured(expression.source)}/${flags.replace('y', '')}`;
    if (!found.has(key)) found.set(key, { ...expression, flags });
  }
  return [...found.values()];
}
