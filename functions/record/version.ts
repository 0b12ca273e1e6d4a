import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { saidIn } from '../shared/decision-changes.ts';
import type { EncodedDocument } from '../shared/documents.ts';
import { permanent } from '../shared/errors.ts';
import type { Version } from '../shared/head.ts';
import { rankOf } from './rank.ts';

/** What decides between a document and other readings. */
export function versionOf(
  document: MinutesDocument,
  { key, contentHash }: Pick<EncodedDocument, 'key' | 'contentHash'>,
): Version {
  const { source, heldOn, number, quality, publishedAt, issuedOn, provenance } = document;
  const published = publishedAt ?? issuedOn;
  const said = saidIn(document);
  return {
    documentKey: key,
    contentHash,
    sha256: provenance.sha256,
    observedAt: observedAt(document),
    parser: provenance.parser,
    rank: rankOf(document),
    source,
    ...(heldOn !== undefined && { heldOn }),
    ...(published !== undefined && { published }),
    ...(number !== undefined && { number }),
    ...(said !== '' && { said }),
    ...(quality.review !== undefined && { needsReview: true }),
  };
}

/**
 * When the page of a document was fetched, ISO 8601 in UTC.
 * @throws OpenMinutesError `permanent`, code `bad-request`, when it does not tell.
 */
export function observedAt({ provenance: { fetchedAt } }: Pick<MinutesDocument, 'provenance'>): string {
  const time = new Date(fetchedAt ?? '');
  if (Number.isNaN(time.getTime())) throw permanent('bad-request', `${fetchedAt} is not a time`);
  return time.toISOString();
}
