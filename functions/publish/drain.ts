import { transient } from '../shared/errors.ts';
import { chunksOf } from '../shared/parallel.ts';
import type { PublicationId } from '../shared/publication.ts';
import { TURNS, type Turn } from './kinds/kind.ts';
import { parsePublication } from './publications.ts';
import { type PublishDeps, publishTogether } from './publish.ts';

const BATCH = 500;
/** Publications whose followers are made dirty at once: if this process is killed, so many are rendered again. */
const TOGETHER = 100;

export interface DrainOutcome {
  /** Files written and removed. */
  readonly written: number;
  readonly removed: number;
}

/**
 * Publishes until nothing is due any more. Pages of meetings go first: they make feeds, partitions and overviews
 * dirty, which are then rendered once for all of them, and the catalogue of the downloads last. One that fails does not stop the rest.
 *
 * @throws OpenMinutesError `transient` at the end when any publication failed; it stays dirty.
 */
export async function drainPublications(deps: PublishDeps): Promise<DrainOutcome> {
  const failed = new Set<PublicationId>();
  let written = 0;
  let removed = 0;
  for (;;) {
    const due = (await deps.publications.due(BATCH + failed.size)).filter((id) => !failed.has(id));
    // What is due without being dirty is only the index being behind, or (in the embedded run) torn by a kill for
    // good: a meeting that is no longer dirty must not keep the rest waiting.
    let progress = false;
    for (const turn of TURNS) progress ||= await attemptAll(due.filter(whoseTurnIs(turn)));
    if (!progress) break;
  }
  if (failed.size > 0) {
    throw transient('publications-failed', `${failed.size} publications could not be written and stay due`);
  }
  return { written, removed };

  async function attemptAll(ids: readonly PublicationId[]): Promise<boolean> {
    let progress = false;
    for (const some of chunksOf(ids, TOGETHER)) {
      for (const { id, outcome, error } of await publishTogether(some, deps)) {
        if (outcome === undefined) {
          failed.add(id);
          deps.log.error('publication failed', { publication: id, reason: String(error) });
        } else {
          progress ||= outcome.rendered;
          written += outcome.written.length;
          removed += outcome.removed.length;
        }
      }
    }
    return progress;
  }
}

const whoseTurnIs =
  (turn: Turn) =>
  (id: PublicationId): boolean =>
    parsePublication(id).turn === turn;
