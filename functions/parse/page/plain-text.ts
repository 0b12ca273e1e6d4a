import type { RawPage } from './raw-page.ts';

/** A page that is text already: its lines are its blocks. */
export function readPlainText(text: string): RawPage {
  return { lines: text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/u), metadata: {}, issues: [] };
}
