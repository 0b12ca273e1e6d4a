import { readBytesOfAnyFormat } from '../../../functions/parse/bounded/bounded.ts';
import { type PageReading, readPage } from '../../../functions/parse/reader.ts';

/** A page as the reader sees it, from the text or the HTML of a file. */
export async function pageOf(text: string, contentType = 'text/plain'): Promise<PageReading> {
  const raw = await readBytesOfAnyFormat(new TextEncoder().encode(text), contentType);
  return readPage(raw);
}

/** The headings of the items of a page. */
export async function headingsOf(text: string, contentType?: string): Promise<readonly string[]> {
  const { agenda, passage } = await pageOf(text, contentType);
  return agenda.items.map(({ heading }) => passage.reading.value(heading));
}
