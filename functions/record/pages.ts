// Pages that are stored, and how each was asked for: the bytes of a page tell neither where it stood nor when.

import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import parseRequestSchema from '../../schemas/parse-request.schema.json' with { type: 'json' };
import { UNTOLD } from '../parse/document/untold.ts';
import { canonical, loadDocument } from '../shared/documents.ts';
import { isKind, permanent } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { parseJson } from '../shared/parse-json.ts';
import type { RunInput } from '../shared/runs.ts';
import { validator } from '../shared/validate.ts';
import type { RecordDeps } from './deps.ts';
import { type QuarantineEntry, readQuarantine } from './quarantine.ts';

export const asParseRequest = validator<ParseRequest>(parseRequestSchema, 'parse-request');

/** Prefix of requests that a backfill has written down. */
const REQUESTS = 'requests/';

/**
 * How the page was asked for that was read so; undefined where nobody asked for it. What was recognised once stays so; what
 * was not gets another chance.
 */
export function requestOfReading({
  source,
  provenance: { sha256, contentType, fetchedAt, takenInAt, url },
}: Pick<MinutesDocument, 'source' | 'provenance'>): ParseRequest | undefined {
  if (fetchedAt === undefined) return undefined;
  return {
    sha256,
    contentType,
    fetchedAt,
    ...(takenInAt !== undefined && { takenInAt }),
    ...(url !== undefined && { url }),
    ...(source !== UNTOLD && { source }),
  };
}

/** How the page was asked for that was put aside. */
export const requestOfEntry = ({
  sha256,
  contentType,
  fetchedAt,
  url,
  source,
}: QuarantineEntry): ParseRequest => ({
  sha256,
  contentType,
  fetchedAt,
  ...(url !== undefined && { url }),
  ...(source !== undefined && { source }),
});

/** One page at one address is asked for once, however many documents were read in it. */
export const pageOf = ({ sha256, url }: ParseRequest): string => `${sha256} ${url}`;

/**
 * How a page was asked for, by the key of what remembers it: a document that was read in it, its entry in quarantine, or the
 * request of a backfill. Undefined where there is nothing to be read again: it has left quarantine since it was listed.
 * @throws OpenMinutesError `permanent`, code `unknown-page` for any other key; what is damaged.
 */
export async function requestUnder(
  key: string,
  deps: Pick<RecordDeps, 'store' | 'records'>,
): Promise<ParseRequest | undefined> {
  if (key.startsWith('documents/')) return requestOfReading(await readingUnder(key, deps));
  const [, hash] = /^quarantine\/([0-9a-f]{64})\.json$/.exec(key) ?? [];
  if (hash !== undefined) {
    const entry = await readQuarantine(deps.store, hash);
    return entry && requestOfEntry(entry);
  }
  if (!key.startsWith(REQUESTS)) throw permanent('unknown-page', `${key} does not say how a page is read`);
  const object = await deps.store.get(key);
  if (object === undefined) throw permanent('request-missing', `There is no request ${key}`);
  return asParseRequest(parseJson(new TextDecoder().decode(object.body), 'parse-request'));
}

/** A document; where that is damaged, what the row of its meeting has of it. */
async function readingUnder(
  key: string,
  { store, records }: Pick<RecordDeps, 'store' | 'records'>,
): Promise<Pick<MinutesDocument, 'source' | 'provenance'>> {
  try {
    return await loadDocument(store, key);
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    const meeting = key.slice('documents/'.length, key.lastIndexOf('/'));
    const { facts } = (await records.read(meeting)) ?? {};
    if (facts === undefined) throw error;
    return facts;
  }
}

/**
 * Writes down how a page that lies in `raw/` is to be read, for a backfill.
 * @param backfill Its name: lower-case letters, digits and hyphens.
 */
export async function askFor(
  store: Pick<ObjectStore, 'put'>,
  backfill: string,
  request: ParseRequest,
): Promise<void> {
  const text = canonical(request);
  await store.put(`${prefixOf(backfill)}${sha256(text)}.json`, new TextEncoder().encode(text), {
    contentType: 'application/json',
  });
}

/** Every page that a backfill has asked for. */
export const backfilling = (backfill: string): RunInput => ({
  run: 'backfill',
  prefix: prefixOf(backfill),
});

function prefixOf(backfill: string): string {
  if (/^[a-z0-9-]+$/.test(backfill)) return `${REQUESTS}${backfill}/`;
  throw permanent('bad-backfill', `${backfill} is no name: lower-case letters, digits and hyphens`);
}
