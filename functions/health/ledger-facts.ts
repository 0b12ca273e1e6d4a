import type { Unfetched } from '../../schemas/generated/status.ts';
import type { LedgerEntry } from '../shared/crawl/ledger.ts';
import type { LedgerFacts } from './facts.ts';
import { groupBy } from './group.ts';

/** The newest days that are kept: what a cadence is taken from, and some more. */
const DAYS = 40;
/** Reasons that are told, and addresses that are named for each. */
const REASONS = 10;
const EXAMPLES = 5;
const TITLE_LENGTH = 80;
/** More than this many new minutes on one day are no usual publication. */
const MOST_A_DAY = 5;
const URL_LENGTH = 300;

/**
 * What the ledger of a source comes to. Attachments are a way to the text of their page, no minutes of their own, so
 * their days do not count.
 * @param isOver True when the time is over.
 * @returns undefined when the time was over before the end.
 */
export async function ledgerFacts(
  entries: AsyncIterable<LedgerEntry>,
  isOver: () => boolean = () => false,
): Promise<LedgerFacts | undefined> {
  const counts = { waiting: 0, fetched: 0, gone: 0, missing: 0, refused: 0 };
  const days = new Set<string>();
  const seen = new Map<string, number>();
  const unfetched: LedgerEntry[] = [];
  for await (const entry of entries) {
    if (isOver()) return undefined;
    counts[entry.fate] += 1;
    if (entry.attachedTo === undefined) {
      if (entry.listedOn !== undefined) days.add(entry.listedOn);
      const day = entry.firstSeenAt.slice(0, 10);
      seen.set(day, (seen.get(day) ?? 0) + 1);
    }
    // What has only just been listed is not yet a failure.
    if (entry.fate !== 'fetched' && entry.code !== undefined) unfetched.push(entry);
  }
  return {
    ...counts,
    unfetched: reasonsOf(unfetched),
    days: (days.size > 0 ? [...days].sort() : daysSeen(seen)).slice(-DAYS),
  };
}

/**
 * Where the list gives no days, those on which something was first seen tell how often it comes; but only from the
 * last day on which many came at once, because those are of the history.
 */
function daysSeen(seen: ReadonlyMap<string, number>): string[] {
  const days = [...seen].sort(([a], [b]) => (a < b ? -1 : 1));
  const history = days.findLastIndex(([, count]) => count > MOST_A_DAY);
  return days.slice(Math.max(0, history)).map(([day]) => day);
}

/** By fate and reason, the most frequent first. */
function reasonsOf(entries: readonly LedgerEntry[]): Unfetched[] {
  const groups = groupBy(entries, ({ fate, code = 'unknown' }) => `${fate} ${code}`);
  return [...groups.values()]
    .flatMap((group): Unfetched[] => {
      const [first] = group;
      if (first === undefined || first.fate === 'fetched') return [];
      const newest = group.sort((a, b) =>
        dayOf(a) < dayOf(b) || (dayOf(a) === dayOf(b) && a.url > b.url) ? 1 : -1,
      );
      return [
        {
          fate: first.fate,
          code: first.code ?? 'unknown',
          count: group.length,
          examples: newest.slice(0, EXAMPLES).map(({ url, title }) => ({
            url: url.slice(0, URL_LENGTH),
            title: [...title].slice(0, TITLE_LENGTH).join(''),
          })),
        },
      ];
    })
    .sort((a, b) => b.count - a.count || (`${a.fate} ${a.code}` < `${b.fate} ${b.code}` ? -1 : 1))
    .slice(0, REASONS);
}

const dayOf = ({ listedOn, firstSeenAt }: LedgerEntry): string => listedOn ?? firstSeenAt.slice(0, 10);
