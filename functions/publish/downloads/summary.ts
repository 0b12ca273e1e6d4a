/** The days on which something was seen: ISO 8601, so that text orders them. */
export interface Period {
  first?: string;
  last?: string;
}

/** Stretches a period to a day; meetings without a known day do not. */
export function stretch(period: Period, day: string | undefined): void {
  if (day === undefined) return;
  if (period.first === undefined || day < period.first) period.first = day;
  if (period.last === undefined || day > period.last) period.last = day;
}

/** What is kept under a name, made on its first appearance. */
export function ofName<Value>(values: Map<string, Value>, name: string, make: () => Value): Value {
  const known = values.get(name);
  if (known !== undefined) return known;
  const made = make();
  values.set(name, made);
  return made;
}
