import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import type { OpenMinutesError } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { parseJson } from '../shared/parse-json.ts';
import { validator } from '../shared/validate.ts';

/** Code of a page that can be read, and waits for a person to say which government it is of. */
export const WHICH_GOVERNMENT = 'which-government';

/** A page that did not become a document, and why. */
export interface QuarantineEntry {
  readonly sha256: string;
  readonly contentType: string;
  readonly fetchedAt: string;
  readonly url?: string;
  readonly source?: string;
  readonly code: string;
  readonly message: string;
  /** When it was put aside for this reason, ISO 8601 in UTC. */
  readonly at: string;
}

const text = { type: 'string' };
const asEntry = validator<QuarantineEntry>(
  {
    type: 'object',
    required: ['sha256', 'contentType', 'fetchedAt', 'code', 'message', 'at'],
    properties: {
      sha256: text,
      contentType: text,
      fetchedAt: text,
      url: text,
      source: text,
      code: text,
      message: text,
      at: text,
    },
  },
  'quarantine-entry',
);

const PREFIX = 'quarantine/';
export const quarantineKey = (hash: string): string => `${PREFIX}${hash}.json`;

/** Puts a page aside. The entry stays as it is for as long as the reason does: redelivery changes nothing. */
export async function quarantine(
  store: ObjectStore,
  request: ParseRequest,
  { code, message }: Pick<OpenMinutesError, 'code' | 'message'>,
  at: Date,
): Promise<void> {
  const known = await readQuarantine(store, request.sha256);
  if (known?.code === code && known.message === message) return;
  const entry: QuarantineEntry = { ...request, code, message, at: at.toISOString() };
  await store.put(quarantineKey(request.sha256), new TextEncoder().encode(JSON.stringify(entry)), {
    contentType: 'application/json',
  });
}

/** Why a page was put aside; undefined when it was not. */
export async function readQuarantine(
  store: Pick<ObjectStore, 'get'>,
  hash: string,
): Promise<QuarantineEntry | undefined> {
  const object = await store.get(quarantineKey(hash));
  if (object === undefined) return undefined;
  return asEntry(parseJson(new TextDecoder().decode(object.body), 'quarantine-entry'));
}

/** The pages that were put aside whose SHA-256 begins so. */
export async function* putAside(
  store: Pick<ObjectStore, 'get' | 'list'>,
  beginning: string,
): AsyncGenerator<QuarantineEntry> {
  const suffix = quarantineKey('').length - PREFIX.length;
  for await (const key of store.list(`${PREFIX}${beginning}`)) {
    const entry = await readQuarantine(store, key.slice(PREFIX.length, -suffix));
    if (entry !== undefined) yield entry;
  }
}

/** Takes a page out of quarantine, because it can be read now, or nothing is to become of it. */
export async function release(store: Pick<ObjectStore, 'head' | 'delete'>, hash: string): Promise<void> {
  const key = quarantineKey(hash);
  // Hardly any page was there. In a bucket with versions, deleting what is not leaves a marker, a million of them in all.
  if ((await store.head(key)) !== undefined) await store.delete(key);
}
