import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { permanent } from '../shared/errors.ts';
import tracking from './data/tracking-parameters.json' with { type: 'json' };

/** Where a document was found. */
export interface Address {
  /** What the ledger remembers: the page's address, or a name for the bytes of a local file. */
  readonly address: string;
  /**
   * Whose history the document continues: the address; for local files their media type, because a file that was
   * corrected has no address by which to know that it follows the earlier one.
   */
  readonly place: string;
}

/** The address of a document: where it was fetched, else where it says it stands, else the hash of its bytes. */
export function addressOf({ provenance }: Pick<MinutesDocument, 'provenance'>): Address {
  const url = provenance.url ?? provenance.canonicalUrl;
  if (url !== undefined) {
    const address = normaliseUrl(url);
    return { address, place: address };
  }
  return { address: `urn:sha256:${provenance.sha256}`, place: `file:${mediaType(provenance.contentType)}` };
}

/**
 * One spelling for all the ways to write one address: lower-case host, no default port, no fragment, no parameters
 * that only track the reader. Order and escapes of the rest are the server's business and stay.
 * @throws OpenMinutesError `permanent`, code `bad-address`.
 */
export function normaliseUrl(text: string): string {
  if (!URL.canParse(text)) throw permanent('bad-address', `${JSON.stringify(text)} is not an address`);
  const url = new URL(text);
  url.hash = '';
  if (url.search === '') return url.href.replace(/\?$/, '');
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => !isTracking(parameter));
  url.search = kept.join('&');
  return url.href;
}

function isTracking(parameter: string): boolean {
  const [name = ''] = parameter.toLowerCase().split('=');
  return tracking.names.includes(name) || tracking.prefixes.some((prefix) => name.startsWith(prefix));
}

const mediaType = (contentType: string) => contentType.split(';')[0]?.trim().toLowerCase() ?? '';
