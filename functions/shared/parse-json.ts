import { permanent } from './errors.ts';

/**
 * What JSON text says, of a shape still unknown.
 * @throws OpenMinutesError `permanent`, code `invalid-<what>`, when it is not JSON.
 */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw permanent(`invalid-${what}`, `The ${what} is not JSON`, error);
  }
}
