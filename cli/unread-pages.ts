import { type Format, formatOf } from '../functions/parse/page/format.ts';
import { readQuarantine } from '../functions/record/quarantine.ts';
import { readSnapshot } from '../functions/record/snapshot.ts';
import { dropKey } from '../functions/shared/crawl/drop-address.ts';
import type { LedgerEntry } from '../functions/shared/crawl/ledger.ts';
import { isKind } from '../functions/shared/errors.ts';
import type { Pending } from './ingest-all.ts';
import type { Installation } from './installation.ts';

type Known = Pick<Installation, 'ledger' | 'rows' | 'store' | 'sources'>;

/**
 * Pages that were fetched, and of which nothing has come since: no reading of a meeting, and no notice in quarantine. On a
 * stage that is a message of the parse queue that has died and was not sent back in time: the ledger says `fetched`, so that
 * the same bytes are never handed over again. One that is on its way at this moment counts as well; read twice, it changes
 * nothing. A page that only leads on to the one with the text is none of them, and neither is one that is gone meanwhile.
 * @param source Only those of that government.
 */
export async function unreadPages(installation: Known, source?: string): Promise<Pending[]> {
  const pages: Pending[] = [];
  for (const { id } of installation.sources) {
    if (source !== undefined && id !== source) continue;
    for (const entry of await unreadOf(id, installation)) pages.push(pendingOf(entry, installation));
  }
  return pages;
}

type Fetched = LedgerEntry & { readonly sha256: string; readonly fetchedAt: string };

async function unreadOf(source: string, { ledger, rows, store }: Known): Promise<Fetched[]> {
  const fetched: Fetched[] = [];
  const ledOn = new Set<string>();
  for await (const entry of ledger.all(source)) {
    const { attachedTo, fate, sha256, fetchedAt, handOver } = entry;
    if (attachedTo !== undefined) ledOn.add(attachedTo);
    // What is to be handed over still, the next fetch hands over.
    if (fate === 'fetched' && sha256 !== undefined && fetchedAt !== undefined && handOver === undefined)
      fetched.push({ ...entry, sha256, fetchedAt });
  }
  if (fetched.length === 0) return [];
  const read = new Set<string>();
  for await (const { places } of rows.of(source))
    for (const { pages } of Object.values(places)) for (const page of Object.keys(pages)) read.add(page);
  const unread: Fetched[] = [];
  for (const entry of fetched) {
    if (ledOn.has(entry.url) || read.has(entry.sha256)) continue;
    if ((await readQuarantine(store, entry.sha256)) === undefined) unread.push(entry);
  }
  return unread;
}

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain',
};

const pendingOf = ({ source, url, sha256, fetchedAt }: Fetched, { store }: Known): Pending => ({
  input: url,
  request: async () => ({
    request: {
      sha256,
      contentType: mediaTypeOf(await readSnapshot(store, sha256)),
      fetchedAt,
      ...(dropKey(url) === undefined && { url }),
      source,
    },
  }),
});

/** The ledger does not keep what the server said; what a page is, its bytes tell. */
function mediaTypeOf(bytes: Uint8Array): string {
  const unknown = 'application/octet-stream';
  try {
    return MEDIA_TYPES[formatOf(bytes, unknown)];
  } catch (error) {
    // Then the parser is to say what is wrong with it.
    if (isKind(error, 'refused')) return unknown;
    throw error;
  }
}
