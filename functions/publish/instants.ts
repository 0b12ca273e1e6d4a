import { DAY_MS, HOUR_MS } from '../shared/clock.ts';
import type { Ledger } from './ledger.ts';
import type { Plan } from './targets/target.ts';

/** A request that was sent within the timeout has taken effect so much later at the latest. */
const LATE_MS = 15 * 60_000;
/** Until what failed is tried again; each time twice as long. */
const FIRST_BACKOFF_MS = 60_000;
export const LONGEST_BACKOFF_MS = 6 * HOUR_MS;
/** A build that has waited longer is told of. */
export const STUCK_AFTER_MS = HOUR_MS;

/** When a path is to be looked at whose request may be under way still. */
export const recheckFrom = (now: Date, timeoutMs: number): string => later(now, timeoutMs + LATE_MS);

/** Obsolete files whose time has come, and those of what was taken down, which go at once. */
export function goingNow({ targets }: Plan, { files, isSurprised }: Ledger, now: string): string[] {
  const takenDown = new Set<string>();
  const formerly = new Set<string>();
  const editions = new Map(targets.map(({ id, edition }) => [id, edition]));
  for (const target of targets) {
    if (target.takenDown === undefined) continue;
    takenDown.add(target.id);
    for (const path of target.formerly ?? []) formerly.add(path);
  }
  return [...files].flatMap(([path, { obsolete = false, deleteAt, target = '', edition }]) => {
    if (!obsolete) return [];
    const isOld = edition !== undefined && editions.has(target) && edition !== editions.get(target);
    const isUrgent = takenDown.has(target) || formerly.has(path) || isOld;
    const hasCome = deleteAt !== undefined && deleteAt <= now && !isSurprised;
    return isUrgent || hasCome ? [path] : [];
  });
}

/** Step 7: what has become obsolete stays a while; so does everything obsolete where others may be writing still. */
export function setDeletions({ files, isSurprised }: Ledger, now: Date): void {
  for (const [path, file] of files) {
    if (file.obsolete === undefined || (file.deleteAt !== undefined && !isSurprised)) continue;
    files.set(path, { ...file, deleteAt: later(now, (file.keepDays ?? 1) * DAY_MS) });
  }
}

/** When the scope is to be built though nobody marks it. */
export function firstInstant(
  { files, suspects, failed }: Ledger,
  now: Date,
  lookAgainAt: string | undefined,
): string | undefined {
  const instants = [...suspects.values(), ...(lookAgainAt === undefined ? [] : [lookAgainAt])];
  for (const { deleteAt } of files.values()) if (deleteAt !== undefined) instants.push(deleteAt);
  for (const { tries } of failed.values())
    instants.push(later(now, backoffMs(FIRST_BACKOFF_MS * 2 ** (tries - 1))));
  return instants.reduce<string | undefined>(
    (first, instant) => (first === undefined || instant < first ? instant : first),
    undefined,
  );
}

/** When a build is tried again that has failed: who has waited long for it waits as long once more. */
export const retryFrom = (now: Date, dirtySince: string | undefined): string =>
  later(now, backoffMs(dirtySince === undefined ? 0 : now.getTime() - Date.parse(dirtySince)));

const backoffMs = (ms: number): number => Math.min(Math.max(ms, FIRST_BACKOFF_MS), LONGEST_BACKOFF_MS);

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();
