import { type OpenMinutesError, permanent } from '../../../shared/errors.ts';

/** Public files of governments that were not there when something over all of them was made: path → government. */
export type Missed = Map<string, string>;

const NAMED = 3;

const LACKS = ['table-missing', 'tokens-missing'] as const;

/** Whether a target failed because it was made without something. */
export const isLack = ({ code }: { readonly code: string }): boolean => LACKS.some((lack) => lack === code);

/** What fails a target that was made without them. */
export function lackOf(
  code: (typeof LACKS)[number],
  missed: ReadonlyMap<string, string>,
): OpenMinutesError | undefined {
  if (missed.size === 0) return undefined;
  const named = [...missed.keys()].slice(0, NAMED).join(', ');
  const others = missed.size > NAMED ? ` and ${missed.size - NAMED} more` : '';
  return permanent(
    code,
    `There is no ${named}${others}: the rest was made without, until the government is built again`,
  );
}
