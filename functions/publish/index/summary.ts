import type { GovernmentSummary } from '../../shared/records/summaries.ts';
import { sourcePage } from '../addresses.ts';
import type { PublishedDownloads } from '../downloads/published.ts';
import { searchVersion } from '../search/names-file.ts';
import type { Done } from '../targets/target.ts';
import { arrivedIn } from './arrived.ts';
import { type GovernmentIndex, placeOf } from './government-index.ts';
import { versionHash } from './name-id.ts';

/** Handed on at most; as many of them as there is room for. */
const RECENT = 12;
const WITHDRAWN = 3;
/**
 * Bytes of JSON that a summary may have: as a row (1 KB at most, which is one unit to write) it has fewer, but for its
 * keys.
 */
const JSON_BYTES = 985;
/** Characters of an identifier or a code that a summary repeats. */
const NAME_LENGTH = 80;
const CODE_LENGTH = 40;
/** Characters of a hash that is only compared with the one before. */
const GONE_LENGTH = 8;

/**
 * What the build of all is told of a government, once its own build has left a manifest.
 * @param downloads As they are public now.
 */
export function summaryOf(
  index: GovernmentIndex,
  {
    generation,
    failed,
    files,
    release,
  }: Omit<Done, 'isFirst' | 'written'> & Pick<GovernmentSummary, 'release'>,
  downloads: PublishedDownloads | undefined,
): GovernmentSummary {
  const { source, published, withdrawn, years, waiting } = index;
  const [first] = published;
  const [since] = years.filter((year) => /^\d/.test(year));
  const [worst] = failed;
  const changedAt = newestOf(published.map(({ firstSeenAt, modifiedAt = firstSeenAt }) => modifiedAt));
  const summary: GovernmentSummary = {
    source,
    generation,
    ...(release !== undefined && { release }),
    ...(index.amendments !== '' && { amendments: index.amendments }),
    ...(withdrawn.length > 0 && { gone: goneIn(withdrawn) }),
    meetings: published.length,
    decisions: published.reduce((sum, { document }) => sum + document.decisions.length, 0),
    ...(first !== undefined && { newest: instantOf(placeOf(first)) }),
    ...(changedAt !== undefined && { changedAt }),
    recent: [],
    ...(since !== undefined && { since }),
    ...(published.length > 0 && !files.has(sourcePage(source)) && { unlisted: true }),
    // What describes tables that are gone stays public for a day.
    ...(downloads !== undefined && published.length > 0 && { archive: archiveOf(downloads) }),
    ...(published.length > 0 && { search: searchVersion(index) }),
    ...(worst !== undefined && {
      failed: {
        targets: failed.length,
        first: clipped(worst.target, NAME_LENGTH),
        code: clipped(worst.code, CODE_LENGTH),
        since: worst.since,
      },
    }),
    ...(waiting > 0 && { waiting }),
  };
  const gone = withdrawn.slice(0, WITHDRAWN).map(({ meeting, at }) => `${at}#${meeting}`);
  const told = withAsMany(summary, 'withdrawn', [...new Set(gone)]);
  const arrived = withAsMany(told, 'arrived', arrivedIn(source, published));
  return withAsMany(arrived, 'recent', published.slice(0, RECENT).map(placeOf));
}

/** Without instants: what people took down may be dated before what was gone already. */
const goneIn = (withdrawn: GovernmentIndex['withdrawn']): string =>
  versionHash(withdrawn.map(({ meeting, decisions }) => [meeting, ...decisions]).sort()).slice(
    0,
    GONE_LENGTH,
  );

const archiveOf = ({
  archive: { hash, bytes, rows },
}: PublishedDownloads): NonNullable<GovernmentSummary['archive']> => ({
  hash,
  bytes,
  rows: Object.fromEntries(rows),
});

/** The summary with as many of these, the first ones, as it has room for. */
function withAsMany(
  summary: GovernmentSummary,
  name: 'recent' | 'withdrawn' | 'arrived',
  values: readonly string[],
): GovernmentSummary {
  for (let count = values.length; count > 0; count--) {
    const larger = { ...summary, [name]: values.slice(0, count) };
    if (Buffer.byteLength(JSON.stringify(larger)) <= JSON_BYTES) return larger;
  }
  return summary;
}

/** Identifiers and codes are of ASCII: whatever else were to come here counts as it does. */
const clipped = (text: string, length: number): string => text.slice(0, length).replace(/[^\x20-\x7e]/g, '?');

const instantOf = (place: string): string => place.slice(0, place.indexOf('#'));

const newestOf = (times: readonly string[]): string | undefined => [...times].sort().at(-1);
