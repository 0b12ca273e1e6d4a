import { pageOf, requestOfEntry, requestOfReading } from '../functions/record/pages.ts';
import { type QuarantineEntry, readQuarantine } from '../functions/record/quarantine.ts';
import { loadDocument } from '../functions/shared/documents.ts';
import { isKind } from '../functions/shared/errors.ts';
import type { ObjectStore } from '../functions/shared/object-store/object-store.ts';
import { chunksOf } from '../functions/shared/parallel.ts';
import type { MinutesDocument } from '../schemas/generated/minutes.ts';
import type { ParseRequest } from '../schemas/generated/parse-request.ts';
import { type Installation, sourcesIn } from './installation.ts';

const READ_AT_ONCE = 32;

/** The pages that were put aside because they could not be read: all of them, however many. */
async function* quarantined(store: ObjectStore): AsyncGenerator<QuarantineEntry> {
  const pages: string[] = [];
  for await (const key of store.list('quarantine/'))
    pages.push(key.slice('quarantine/'.length, -'.json'.length));
  for (const together of chunksOf(pages, READ_AT_ONCE)) {
    const entries = await Promise.all(together.map((page) => readQuarantine(store, page)));
    yield* entries.filter((entry) => entry !== undefined);
  }
}

type Read = Pick<MinutesDocument, 'source' | 'provenance'>;

/**
 * How every page in `raw/` was once asked for, so that it can be asked for again: a page that was read says so in the
 * provenance of its document, or of its meeting where that is lost or damaged; one that was not in its quarantine entry. A
 * page that was fetched from several addresses comes once for each.
 */
export async function* storedPages(installation: Installation): AsyncGenerator<ParseRequest> {
  const seen = new Set<string>();
  for await (const reading of everythingRead(installation)) {
    const request = requestOfReading(reading);
    if (request === undefined || seen.has(pageOf(request))) continue;
    seen.add(pageOf(request));
    yield request;
  }
  for await (const entry of quarantined(installation.store)) yield requestOfEntry(entry);
}

async function* everythingRead({ store, rows, ...installation }: Installation): AsyncGenerator<Read> {
  for await (const key of store.list('documents/')) {
    try {
      yield await loadDocument(store, key);
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
    }
  }
  for (const government of await sourcesIn(installation)) {
    for await (const { facts } of rows.of(government)) if (facts !== undefined) yield facts;
  }
}
