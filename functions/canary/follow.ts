import { type FeedName, feedPath, meetingPage } from '../publish/addresses.ts';
import { quarantineKey } from '../record/quarantine.ts';
import type { RecordStore } from '../record/record-store.ts';
import { type Clock, DAY_MS } from '../shared/clock.ts';
import type { Followed, FollowedPage } from '../shared/crawl/followed.ts';
import type { Ledger, LedgerEntry } from '../shared/crawl/ledger.ts';
import { isHeld } from '../shared/head.ts';
import type { Log } from '../shared/log.ts';
import { normaliseUrl } from '../shared/normalise-url.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { governmentOf } from '../shared/records/tables.ts';

/** What the canary needs from outside. */
export interface CanaryDeps {
  readonly followed: Followed;
  readonly ledger: Pick<Ledger, 'read'>;
  readonly records: Pick<RecordStore, 'ownerOf' | 'read'>;
  /** Private: for quarantine/. */
  readonly store: Pick<ObjectStore, 'head'>;
  /** What readers get. */
  readonly publicStore: Pick<ObjectStore, 'get'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A page that has not come so long after it was listed is given up, so that another can be followed. */
const GIVEN_UP_AFTER_MS = DAY_MS;
const MINUTE_MS = 60_000;

/** Where a page is: on its way, in the feed of a file, or not to be published, for a reason that is no fault. */
type Place =
  | { readonly is: 'under way'; readonly at: string }
  | { readonly is: 'arrived'; readonly meeting: string; readonly path: string }
  | { readonly is: 'not to come'; readonly why: string };

/**
 * Follows one page at a time from the list that named it to the feed that readers get, and measures the minutes: in the
 * end, and so far, so that one that never comes is noticed as well. It looks where readers look, and not at what the rooms
 * say of themselves. A page that is not to be published, since it is no minutes or waits for a person, makes room for another.
 */
export async function follow(deps: CanaryDeps): Promise<void> {
  const { followed, clock, log } = deps;
  const page = await followed.read();
  if (page === undefined) {
    log.info('no page to follow', {}, { CanarySucceeded: 1 });
    return;
  }
  const { url, source } = page;
  const ms = clock().getTime() - Date.parse(page.listedAt);
  const minutes = Math.round(ms / MINUTE_MS);
  const measures = { CanarySucceeded: 1, MinutesFromListToFeed: minutes };
  const place = await placeOf(page, deps);
  switch (place.is) {
    case 'not to come':
      await followed.drop();
      log.info('not followed on', { url, source, reason: place.why }, { CanarySucceeded: 1 });
      return;
    case 'arrived': {
      const { meeting, path } = place;
      await followed.drop();
      log.info('arrived', { url, source, meeting, path, minutes }, measures);
      return;
    }
    case 'under way': {
      const fields = { url, source, at: place.at, minutes };
      if (ms < GIVEN_UP_AFTER_MS) {
        log.info('under way', fields, measures);
        return;
      }
      await followed.drop();
      log.error('has not arrived', fields, measures);
    }
  }
}

async function placeOf(page: FollowedPage, deps: CanaryDeps): Promise<Place> {
  const { source, url, listedAt } = page;
  const entry = await deps.ledger.read(source, url);
  const end = entry === undefined ? 'not in the ledger' : endOf(entry);
  if (end !== undefined) return { is: 'not to come', why: end };
  if (entry?.sha256 === undefined) return { is: 'under way', at: 'fetch' };
  const meeting = await deps.records.ownerOf(normaliseUrl(url));
  if (meeting === undefined) {
    const isPutAside = (await deps.store.head(quarantineKey(entry.sha256))) !== undefined;
    return isPutAside ? { is: 'not to come', why: 'quarantined' } : { is: 'under way', at: 'record' };
  }
  const record = await deps.records.read(meeting);
  if (record === undefined) return { is: 'under way', at: 'record' };
  if (isHeld(record)) return { is: 'not to come', why: 'waits for review' };
  if (record.firstSeenAt < listedAt) return { is: 'not to come', why: 'of a meeting that was known' };
  for (const feed of FEEDS) {
    const path = `${feedPath(governmentOf(meeting), feed)}.json`;
    const file = await deps.publicStore.get(path);
    const text = file === undefined ? '' : new TextDecoder().decode(file.body);
    if (text.includes(`/${meetingPage(meeting)}"`)) return { is: 'arrived', meeting, path };
  }
  return { is: 'under way', at: 'publish' };
}

/** In which of them a page that is news is found: beside a history that comes in, `new` has it for a moment only. */
const FEEDS: readonly FeedName[] = ['new', 'meetings'];

/**
 * Why a page ends at fetch. Its text may stand elsewhere, in a page of its own that is not the one that is followed; and its
 * host may not give it when it is asked: how long that takes is no fault of ours, and its status tells of it.
 */
function endOf({ fate, code, attempts }: LedgerEntry): string | undefined {
  if (fate === 'gone' || fate === 'missing' || fate === 'refused') return fate;
  if (fate === 'waiting') return attempts > 0 ? (code ?? 'postponed') : undefined;
  return code;
}
