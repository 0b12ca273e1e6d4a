import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { normaliseUrl } from '../shared/normalise-url.ts';

/** Where a document was found. */
export interface Address {
  /** What the ledger remembers: the page's address, or a name for the bytes of a local file. */
  readonly address: string;
  /**
   * Whose history the document continues: the address; for local files their media type and form, because a file that
   * was corrected has no address by which to know that it follows the earlier one. A report follows no minutes.
   */
  readonly place: string;
}

/** The address of a document: where it was fetched, else where it says it stands, else the hash of its bytes. */
export function addressOf({ form, provenance }: Pick<MinutesDocument, 'form' | 'provenance'>): Address {
  const url = provenance.url ?? provenance.canonicalUrl;
  if (url !== undefined) {
    const address = normaliseUrl(url);
    return { address, place: address };
  }
  const place = `file:${mediaType(provenance.contentType)}${form === 'minutes' ? '' : `;${form}`}`;
  return { address: `urn:sha256:${provenance.sha256}`, place };
}

const mediaType = (contentType: string) => contentType.split(';')[0]?.trim().toLowerCase() ?? '';
