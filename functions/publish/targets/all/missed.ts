import { type OpenMinutesError, permanent } from '../../../shared/errors.ts';

/** Public files of governments that were not there when something over all of them was made: path → government. */
export type Missed = Map<string, string>;

const NAMED = 3;

/** What fails a target that was made without them. */
export function lackOf(code: string, missed: ReadonlyMap<string, string>): OpenMinutesError | undefined {
  if (missed.size === 0) return undefined;
  const named = [...missed.keys()].slice(0, NAMED).join(', ');
  const others = missed.size > NAMED ? ` and ${missed.size - NAMED} more` : '';
  return permanent(
    code,
    `There is no ${named}${others}: the rest was made without, until the government is built again`,
  );
}
