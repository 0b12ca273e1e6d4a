import { pageOf, requestOfEntry, requestOfReading } from '../functions/record/pages.ts';
import { type QuarantineEntry, readQuarantine } from '../functions/record/quarantine.ts';
import { loadDocument } from '../functions/shared/documents.ts';
import { isKind } from '../functions/shared/errors.ts';
import type { ObjectStore } from '../functions/shared/object-store/object-store.ts';
import type { MinutesDocument } from '../schemas/generated/minutes.ts';
import type { ParseRequest } from '../schemas/generated/parse-request.ts';
import { type Installation, sourcesIn } from './installation.ts';

/** The pages that were put aside because they could not be read. */
export async function* quarantined(store: ObjectStore): AsyncGenerator<QuarantineEntry> {
  for await (const key of store.list('quarantine/')) {
    const entry = await readQuarantine(store, key.slice('quarantine/'.length, -'.json'.length));
    if (entry !== undefined) yield entry;
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
