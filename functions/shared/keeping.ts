import { permanent } from './errors.ts';

/** What ajv compiles a schema into, at run time or beforehand (schemas/generated/checks.ts). */
export interface Check<T> {
  (value: unknown): value is T;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

/**
 * A check at a boundary: what comes in has the shape of a schema, or an error says where it has not.
 * @param check The schema, compiled when it is asked for.
 * @param what Names the thing in the error, e.g. `document`.
 * @returns a function that throws OpenMinutesError `permanent`, code `invalid-<what>`.
 */
export const keeping =
  <T>(check: () => Check<T>, what: string) =>
  (value: unknown): T => {
    const holds = check();
    if (holds(value)) return value;
    const wrong = (holds.errors ?? []).map(
      ({ instancePath, message }) => `${what}${instancePath} ${message}`,
    );
    throw permanent(`invalid-${what}`, wrong.join(', '));
  };
