import { sha256 } from '../shared/hash.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { PublicationId } from '../shared/publication.ts';
import { cacheControlOf, contentTypeOf } from './content-type.ts';
import type { RenderDeps } from './kinds/kind.ts';
import type { PublicationStore, WrittenFile } from './publication-store.ts';
import { parsePublication } from './publications.ts';

/** What `publish` needs from outside. */
export interface PublishDeps extends RenderDeps {
  readonly publications: PublicationStore;
  /** Exactly the published files. */
  readonly publicStore: ObjectStore;
  /** Says that publications have become dirty. Only a hint: what a lost one leaves behind is found by the sweep. */
  readonly wake: (publications: readonly PublicationId[]) => Promise<void>;
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

/**
 * Renders one publication if it is dirty, and writes only the files that differ from what was written last.
 *
 * It may be killed at any point and run again:
 * - Before a known file is overwritten or deleted, its hash is forgotten. Otherwise a run that is killed after the
 *   write, and a change that leads back to the old bytes, would leave the new ones in place for ever.
 * - Followers become dirty after the files are written, so that nothing points at a page that is not there yet.
 * - The catalogue is rendered from what is kept of the partitions. So the files of what it describes are kept first,
 *   then it becomes dirty, and only then is the other clean: in any other order a kill could leave the catalogue
 *   behind for ever.
 * - It becomes clean last, and only if no change came while it was rendered. If one came, another run may have
 *   written newer files meanwhile, so what was written here is forgotten and rendered once more.
 *
 * @throws OpenMinutesError `permanent` for an id that names no publication; whatever the stores throw.
 */
export async function publish(id: PublicationId, deps: PublishDeps): Promise<PublishOutcome> {
  const { publications, publicStore, wake, log } = deps;
  const publication = parsePublication(id);
  const state = await publications.state(id);
  if (state.dirty === undefined) return NOTHING_TO_DO;

  const { files, tables } = await publication.render(deps);
  const rendered: Record<string, WrittenFile> = {};
  for (const [path, bytes] of files) {
    const table = tables.get(path);
    rendered[path] = {
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
      ...(table !== undefined && { table }),
    };
  }
  const isAsWritten = (path: string) => rendered[path]?.sha256 === state.files[path]?.sha256;
  const changed = [...files].filter(([path]) => !isAsWritten(path));
  const known = new Set([...publication.paths, ...Object.keys(state.files)]);
  const obsolete = [...known].filter((path) => !files.has(path));

  const untouched = Object.entries(state.files).filter(([path]) => isAsWritten(path));
  if (untouched.length < Object.keys(state.files).length) {
    await publications.settle(id, STILL_DIRTY, Object.fromEntries(untouched));
  }
  await allDone(changed.map(([path, bytes]) => publicStore.put(path, bytes, servedAs(path))));
  await allDone(obsolete.map((path) => publicStore.delete(path)));
  const followers: PublicationId[] = [...state.followers];
  if (publication.describedBy.length > 0) {
    await publications.settle(id, STILL_DIRTY, rendered);
    followers.push(...publication.describedBy);
  }
  if (followers.length > 0) {
    await publications.markDirty(followers);
    await wake(followers);
  }
  if (!(await publications.settle(id, state.dirty, rendered))) {
    await publications.settle(id, STILL_DIRTY, Object.fromEntries(untouched));
    await publications.markDirty([id]);
    await wake([id]);
  }

  const outcome = {
    rendered: true,
    written: changed.map(([path]) => path),
    unchanged: files.size - changed.length,
    removed: obsolete.filter((path) => path in state.files),
  };
  log.info('published', {
    publication: id,
    written: outcome.written.length,
    unchanged: outcome.unchanged,
    removed: outcome.removed.length,
  });
  return outcome;
}

const servedAs = (path: string) => ({ contentType: contentTypeOf(path), cacheControl: cacheControlOf(path) });

/** Waits for all of them even if one fails: a straggler must not write after the next attempt has begun. */
async function allDone(tasks: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
