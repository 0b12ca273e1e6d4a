import { dropUrl } from '../shared/crawl/drop-address.ts';
import type { LedgerEntry } from '../shared/crawl/ledger.ts';
import type { DiscoverDeps } from './deps.ts';
import type { Crawled } from './schedule.ts';

/**
 * Enters the files that were dropped, and makes those due again whose bytes have changed. Returns how many are new.
 */
export async function readDrop(source: Crawled, prefix: string, deps: DiscoverDeps): Promise<number> {
  const at = deps.clock().toISOString();
  const found: { url: string; title: string }[] = [];
  const changed: string[] = [];
  for await (const key of deps.drop.list(prefix)) {
    const url = dropUrl(key);
    const entry = await deps.ledger.read(source.id, url);
    if (entry === undefined) {
      found.push({ url, title: key.slice(key.lastIndexOf('/') + 1) });
    } else if (!isWaiting(entry, at) && (await hasChanged(entry, key, deps))) {
      await deps.ledger.change({ ...entry, dueAt: at, version: entry.version + 1 });
      changed.push(url);
    }
  }
  const added = await deps.ledger.enter(source.id, found, at);
  await deps.wake(source, [...added, ...changed]);
  return added.length;
}

const isWaiting = ({ dueAt }: LedgerEntry, at: string): boolean => dueAt !== undefined && dueAt <= at;

/** Other bytes than those that were read, or a file that has come back. */
const hasChanged = async ({ fate, validators }: LedgerEntry, key: string, { drop }: DiscoverDeps) =>
  fate === 'gone' || (await drop.get(key))?.etag !== validators?.etag;
