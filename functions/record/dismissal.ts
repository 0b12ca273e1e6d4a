import { UNTOLD } from '../parse/document/untold.ts';
import { permanent } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { RecordDeps } from './deps.ts';
import { notesOf, storeNote } from './notes.ts';
import { putAside, release } from './quarantine.ts';

/** Who says of a page that was put aside that nothing is to become of it, and why. */
export interface Dismissal {
  readonly by: string;
  readonly why: string;
}

/** Of a page that belongs to no meeting, decisions are kept under its SHA-256. */
const placeOf = (sha256: string): string => `${UNTOLD}/${sha256}`;

/**
 * Takes a page out of quarantine because a person says that nothing is to become of it. That is kept beside the other
 * decisions, so that it is not put aside again when it comes again. Killed and done again, it ends in the same.
 * @param page The SHA-256 of the page, or its beginning.
 * @returns the SHA-256.
 * @throws OpenMinutesError `permanent`: `nothing-waits`, `several-pages`.
 */
export async function dismissPage(
  page: string,
  { by, why }: Dismissal,
  { store, clock, log }: Pick<RecordDeps, 'store' | 'clock' | 'log'>,
): Promise<string> {
  const found: string[] = [];
  if (/^[0-9a-f]{6,64}$/u.test(page))
    for await (const { sha256 } of putAside(store, page)) found.push(sha256);
  const [sha256, another] = found;
  if (sha256 === undefined) throw permanent('nothing-waits', `No page ${page} was put aside`);
  if (another !== undefined) throw permanent('several-pages', `Several pages begin with ${page}`);
  const statement = { dismissed: sha256, by, why };
  await storeNote(store, { meeting: placeOf(sha256), at: clock().toISOString(), statement });
  await release(store, sha256);
  log.info('dismissed', { sha256, reason: why });
  return sha256;
}

/** What was said last of a page that was dismissed; undefined where nobody has dismissed it. */
export async function dismissalOf(sha256: string, store: ObjectStore): Promise<Dismissal | undefined> {
  const said = (await notesOf(placeOf(sha256), store)).flatMap(({ statement }) =>
    'dismissed' in statement ? [statement] : [],
  );
  const last = said.at(-1);
  return last && { by: last.by, why: last.why };
}
