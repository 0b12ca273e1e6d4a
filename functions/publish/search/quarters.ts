// The meetings of a government lie in one file for each quarter of a year, so that one more of them changes one.

export const UNDATED_QUARTER = 'undated';

/** `2023-3` of a day in August 2023. */
export const quarterOf = (day: string | undefined): string =>
  day === undefined ? UNDATED_QUARTER : `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

const count = (quarter: string): number => Number(quarter.slice(0, -2)) * 4 + Number(quarter.slice(-1)) - 1;

/** How many quarters lie between two of them. */
export const quartersFrom = (first: string, quarter: string): number => count(quarter) - count(first);

/** The quarter so many after another. */
export function quarterAfter(first: string, quarters: number): string {
  const at = count(first) + quarters;
  return `${String(Math.floor(at / 4)).padStart(4, '0')}-${(at % 4) + 1}`;
}
