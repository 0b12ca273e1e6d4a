import { sha256 } from '../shared/hash.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { PublicationId } from '../shared/publication.ts';
import type { Announce } from './announce.http.ts';
import { cacheControlOf, contentTypeOf } from './content-type.ts';
import { refuseLoss } from './downloads/loss.ts';
import type { RenderDeps } from './kinds/kind.ts';
import type { PublicationState, PublicationStore, WrittenFile, WrittenFiles } from './publication-store.ts';
import { parsePublication } from './publications.ts';
import { isTopic } from './websub.ts';

/** What `publish` needs from outside. */
export interface PublishDeps extends RenderDeps {
  readonly publications: PublicationStore;
  /** Exactly the published files. */
  readonly publicStore: ObjectStore;
  /** Says that publications have become dirty. Only a hint: what a lost one leaves behind is found by the sweep. */
  readonly wake: (publications: readonly PublicationId[]) => Promise<void>;
  /** Tells whoever listens that files were written. It never fails; without it nobody is told. */
  readonly announce?: Announce;
  readonly log: Log;
}

export interface PublishOutcome {
  /** False when there was nothing to do. */
  readonly rendered: boolean;
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
}

const NOTHING_TO_DO: PublishOutcome = { rendered: false, written: [], unchanged: 0, removed: [] };

/** No change is ever counted by this token: files that are saved under it leave the publication dirty. */
const STILL_DIRTY = -1;

/** A file that is there or not, as this run or as an earlier one wrote it. */
const UNCERTAIN: WrittenFile = { sha256: '', bytes: 0 };

/** Publications that are rendered side by side. */
const IN_PARALLEL = 8;

/** What became of one of several publications. */
export type Attempt<Outcome = PublishOutcome> = { readonly id: PublicationId } & (
  | { readonly outcome: Outcome; readonly error?: never }
  | { readonly error: unknown; readonly outcome?: never }
);

/**
 * Renders one publication if it is dirty, and writes only the files that differ from what was written last.
 * @throws OpenMinutesError `permanent` for an id that names no publication; whatever the stores throw.
 */
export async function publish(id: PublicationId, deps: PublishDeps): Promise<PublishOutcome> {
  const [attempt] = await publishTogether([id], deps);
  if (attempt?.outcome === undefined) throw attempt?.error;
  return attempt.outcome;
}

/**
 * Renders those of the publications that are dirty, and writes only the files that differ from what was written last.
 * What follows them becomes dirty once for all of them. One that fails does not stop the others.
 *
 * It may be killed at any point and run again:
 * - Before a known file is overwritten or deleted, its hash is forgotten. Otherwise a run that is killed after the
 *   write, and a change that leads back to the old bytes, would leave the new ones in place for ever.
 * - Neighbours become dirty before that: afterwards nobody would know that files have come or gone. Those that are
 *   rendered together with it are dirty, and link to what it comes to, since they see the same meetings.
 * - Who listens is told once the files are written and before anything is clean: after a kill they are told again.
 * - Followers become dirty after the files are written, so that nothing points at a page that is not there yet.
 * - The catalogue is rendered from what is kept of the partitions. So the files of what it describes are kept first,
 *   then it becomes dirty, and only then is the other clean: in any other order a kill could leave the catalogue
 *   behind for ever.
 * - Each becomes clean last, and only if no change came while it was rendered. If one came, another run may have
 *   written newer files meanwhile, so what was written here is forgotten and rendered once more.
 */
export async function publishTogether(ids: readonly PublicationId[], deps: PublishDeps): Promise<Attempt[]> {
  const found = await mapParallel(ids, IN_PARALLEL, (id) => attempt(id, () => deps.publications.state(id)));
  const dirty = new Set(found.flatMap(({ id, outcome }) => (outcome?.dirty === undefined ? [] : [id])));
  // A change that comes from here on makes dirty what it changes: one look at each row does for all renderings.
  const together = { ...deps, library: deps.library.atOnce() };
  const attempts = await mapParallel(
    found,
    IN_PARALLEL,
    async ({ id, outcome: state, error }): Promise<Attempt<Written>> =>
      state === undefined ? { id, error } : attempt(id, () => write(state, dirty, together)),
  );
  const written = attempts.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]));
  const announced = deps.announce?.(
    written.flatMap(({ outcome }) => outcome.written),
    deps.site,
  );
  const followers = [...new Set(written.flatMap((one) => one.followers))];
  try {
    if (followers.length > 0) {
      await deps.publications.markDirty(followers);
      await deps.wake(followers);
    }
  } catch (error) {
    return ids.map((id) => ({ id, error }));
  } finally {
    await announced;
  }
  return mapParallel(attempts, IN_PARALLEL, async ({ id, outcome, error }) =>
    outcome === undefined ? { id, error } : attempt(id, () => finish(id, outcome, deps)),
  );
}

async function attempt<T>(id: PublicationId, work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { id, outcome: await work() };
  } catch (error) {
    return { id, error };
  }
}

/** A publication whose files are written, and that is still dirty. */
interface Written {
  /** The change up to which the rendering counts; absent where there was nothing to render. */
  readonly token?: number;
  readonly rendered: WrittenFiles;
  /** Its files, of which only those are known that are as they were before. */
  readonly uncertain: WrittenFiles;
  readonly followers: readonly PublicationId[];
  readonly outcome: PublishOutcome;
}

const NOTHING_WRITTEN: Written = { rendered: {}, uncertain: {}, followers: [], outcome: NOTHING_TO_DO };

/** @param dirty those that are rendered together with it */
async function write(
  state: PublicationState,
  dirty: ReadonlySet<PublicationId>,
  deps: PublishDeps,
): Promise<Written> {
  const { publications, publicStore, wake } = deps;
  const { id } = state;
  const publication = parsePublication(id);
  if (state.dirty === undefined) return NOTHING_WRITTEN;

  const { files, tables, neighbours = [] } = await publication.render(deps);
  const rendered: Record<string, WrittenFile> = {};
  for (const [path, bytes] of files) {
    const table = tables.get(path);
    rendered[path] = {
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
      ...(table !== undefined && { table }),
    };
  }
  if (publication.mayNotLoseRows && state.lossAccepted !== true) {
    await refuseLoss(id, { ...deps, written: state.files, rendered, files });
  }
  const isAsWritten = (path: string) => rendered[path]?.sha256 === state.files[path]?.sha256;
  const changed = [...files].filter(([path]) => !isAsWritten(path));
  const written = Object.keys(state.files);
  const known = new Set([...publication.paths, ...written]);
  const obsolete = [...known].filter((path) => !files.has(path));

  const others = neighbours.filter((neighbour) => !dirty.has(neighbour));
  if (others.length > 0 && (written.length !== files.size || !written.every((path) => files.has(path)))) {
    await publications.markDirty(others);
    await wake(others);
  }
  const uncertain = Object.fromEntries(
    [...new Set([...written, ...files.keys()])].map((path) => [
      path,
      (isAsWritten(path) ? rendered[path] : undefined) ?? UNCERTAIN,
    ]),
  );
  if (!written.every(isAsWritten) || changed.some(([path]) => !known.has(path))) {
    await publications.settle(id, STILL_DIRTY, uncertain);
  }
  await allDone(changed.map(([path, bytes]) => publicStore.put(path, bytes, servedAs(path, deps))));
  await allDone(obsolete.map((path) => publicStore.delete(path)));
  if (publication.describedBy.length > 0) await publications.settle(id, STILL_DIRTY, rendered);
  return {
    token: state.dirty,
    rendered,
    uncertain,
    followers: [...state.followers, ...publication.describedBy],
    outcome: {
      rendered: true,
      written: changed.map(([path]) => path),
      unchanged: files.size - changed.length,
      removed: obsolete.filter((path) => path in state.files),
    },
  };
}

/** Makes a publication clean whose followers are dirty. */
async function finish(
  id: PublicationId,
  written: Written,
  { publications, wake, log }: PublishDeps,
): Promise<PublishOutcome> {
  const { token, rendered, uncertain, outcome } = written;
  if (token === undefined) return outcome;
  if (!(await publications.settle(id, token, rendered))) {
    await publications.settle(id, STILL_DIRTY, uncertain);
    await publications.markDirty([id]);
    await wake([id]);
  }
  log.info('published', {
    publication: id,
    written: outcome.written.length,
    unchanged: outcome.unchanged,
    removed: outcome.removed.length,
  });
  return outcome;
}

const servedAs = (path: string, { site }: Pick<PublishDeps, 'site'>) => ({
  contentType: contentTypeOf(path),
  cacheControl: cacheControlOf(path, site.hubUrl !== undefined && isTopic(path)),
});

/** Waits for all of them even if one fails: a straggler must not write after the next attempt has begun. */
async function allDone(tasks: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
