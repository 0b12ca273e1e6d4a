import { type QuarantineEntry, readQuarantine } from '../functions/record/quarantine.ts';
import type { ObjectStore } from '../functions/shared/object-store/object-store.ts';
import { mapParallel } from '../functions/shared/parallel.ts';

const HEX = [...'0123456789abcdef'];
const READ_AT_ONCE = 64;

/** Pages in quarantine. */
export interface PutAside {
  /** How many there are. */
  readonly pages: number;
  /** Those that were read, newest first. */
  readonly entries: readonly QuarantineEntry[];
}

/**
 * What is in quarantine. Its keys tell nothing but the hash of a page, so that every entry must be read to know its reason: of
 * very many, those with the first hashes, which are as good a sample as any.
 * @param most How many entries are read.
 */
export async function putAside(store: Pick<ObjectStore, 'list' | 'get'>, most: number): Promise<PutAside> {
  // A listing goes page by page: those of sixteen beginnings go side by side.
  const keys = await mapParallel(HEX, HEX.length, async (digit) => {
    const hashes: string[] = [];
    for await (const key of store.list(`quarantine/${digit}`))
      hashes.push(key.slice('quarantine/'.length, -'.json'.length));
    return hashes;
  });
  const pages = keys.flat();
  const read = await mapParallel(pages.slice(0, most), READ_AT_ONCE, (page) => readQuarantine(store, page));
  const entries = read
    .filter((entry) => entry !== undefined)
    .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  return { pages: pages.length, entries };
}
