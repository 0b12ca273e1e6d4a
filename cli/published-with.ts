import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../functions/shared/parse-json.ts';

/** Key in the private store of what public/ was last published with. */
export const PUBLISHED_WITH = 'published-with.json';

/**
 * The address under which the pages of a data folder say that they are read, without its lock.
 * @returns undefined where that is not known: nothing was published, or it was published elsewhere.
 */
export function publishedFor(data: string): string | undefined {
  try {
    const noted = parseJson(readFileSync(join(data, 'store', PUBLISHED_WITH), 'utf8'), PUBLISHED_WITH);
    return baseUrlIn(noted);
  } catch {
    return undefined;
  }
}

function baseUrlIn(noted: unknown): string | undefined {
  if (typeof noted !== 'object' || noted === null || !('site' in noted)) return undefined;
  const { site } = noted;
  if (typeof site !== 'object' || site === null || !('baseUrl' in site)) return undefined;
  return typeof site.baseUrl === 'string' ? site.baseUrl : undefined;
}
