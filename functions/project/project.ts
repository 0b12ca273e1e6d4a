import { currentDocument } from '../shared/documents.ts';
import { conflict, isKind, transient } from '../shared/errors.ts';
import type { Head } from '../shared/head.ts';
import type { PublicationId } from '../shared/publication.ts';
import { revisionKey } from '../shared/records/tables.ts';
import type { ProjectDeps } from './deps.ts';
import {
  derivedRows,
  fingerprint,
  isDecision,
  keyOf,
  nameOf,
  sharedRows,
  tombstone,
} from './derived-rows.ts';
import { followersOf } from './followers.ts';
import type { Projection, Row } from './projection-store.ts';

/** Times that another projector, or a new commit, may come between before this one gives up for now. */
const TRIES = 12;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 1000;

/**
 * Brings everything that is derived from a meeting into line with its head, and takes it out of the outbox.
 * Killed at any point and run again, it ends in the same rows (docs/adr/0002).
 * @returns false when there was nothing to do.
 * @throws OpenMinutesError `transient` when it is worth another try; the meeting stays in the outbox.
 */
export async function projectMeeting(meeting: string, deps: ProjectDeps): Promise<boolean> {
  const written = new Set<string>();
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      return await tryToProject(meeting, deps, written);
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
    }
  }
  throw transient('contended', `${TRIES} other projectors or commits of ${meeting} came first`);
}

/**
 * @param written Names of the rows that earlier attempts wrote before they were overtaken, perhaps over newer ones:
 *   if there are any, everything is written. This attempt adds its own.
 * @throws OpenMinutesError `conflict` when the head or the projection was changed by another in the meantime.
 */
async function tryToProject(meeting: string, deps: ProjectDeps, written: Set<string>): Promise<boolean> {
  const { head, projection } = await deps.projections.read(meeting);
  if (head === undefined) return false;
  if (head.undrainedSince === undefined && written.size === 0) return false;

  const document = await currentDocument(deps.store, head);
  const plan = planOf(derivedRows(head, document), head, projection, written);
  let version = projection?.version ?? 0;
  if (plan.differs) {
    version += 1;
    await deps.projections.writeProjection(meeting, { version, rows: { ...plan.before, ...plan.after } });
  }
  for (const row of plan.changed) written.add(nameOf(row));
  await deps.projections.ensure(sharedRows(head, document));
  await writeRows(plan, head, projection === undefined, deps);

  // Readers first hear of the meeting's own page; what lists it follows once that is written. This comes before the
  // old places are forgotten, or nobody would know any more that they have to be rendered without the meeting.
  const page: PublicationId = `meeting/${meeting}`;
  const everyKey = Object.keys({ ...plan.before, ...plan.after }).map(keyOf);
  const aliases = (head.aliases ?? []).map((alias): PublicationId => `meeting/${alias}`);
  await deps.publications.markDirty([page, ...aliases], followersOf(everyKey));
  await deps.wake([page, ...aliases]);

  if (plan.stale.length > 0) {
    version += 1;
    await deps.projections.writeProjection(meeting, { version, rows: plan.after });
  }
  if (!(await deps.heads.settle(meeting, head.rev, version))) {
    throw conflict('overtaken', `${meeting} has moved on from revision ${head.rev}`);
  }
  deps.log.info('projected', {
    meeting,
    rev: head.rev,
    written: plan.changed.length,
    stale: plan.stale.length,
  });
  return true;
}

/** Fingerprint of a row of which nothing is known but that it may be there. */
const UNKNOWN = '';

/** What has to be done to get from the rows that may be there to those that must be there. */
interface Plan {
  readonly before: Projection['rows'];
  readonly after: Projection['rows'];
  readonly changed: readonly Row[];
  /** Names of rows that may be there and have no place any more. */
  readonly stale: readonly string[];
  readonly differs: boolean;
}

function planOf(
  rows: readonly Row[],
  head: Head,
  projection: Projection | undefined,
  written: ReadonlySet<string>,
): Plan {
  const before = { ...Object.fromEntries([...written].map((name) => [name, UNKNOWN])), ...projection?.rows };
  const after = Object.fromEntries(rows.map((row) => [nameOf(row), fingerprint(row)]));
  // Fingerprints are written ahead; that their rows followed is known only of the version that the head names.
  const complete = written.size === 0 && projection !== undefined && head.projected === projection.version;
  const changed = rows.filter((row) => !complete || before[nameOf(row)] !== after[nameOf(row)]);
  const stale = Object.keys(before).filter((name) => after[name] === undefined);
  return { before, after, changed, stale, differs: changed.length > 0 || stale.length > 0 };
}

/**
 * Writes what changed and removes what is stale. Pointers need no condition, since readers verify them. Decisions are fenced by the head's rev, except the first time, when there is nothing yet to fall behind of:
 * then they go with the batch. Should a first projector be so slow that a second one passes it, it notices at the
 * end, and writes everything anew.
 */
async function writeRows(
  { changed, stale }: Plan,
  head: Head,
  isFirst: boolean,
  { projections }: ProjectDeps,
): Promise<void> {
  const revisions = head.pendingRevisions.map((revision) => ({
    ...revisionKey(head.meeting, revision.rev),
    meeting: head.meeting,
    ...revision,
  }));
  const decisions = changed.filter(isDecision);
  const others = changed.filter((row) => !isDecision(row));
  const staleKeys = stale.map(keyOf);
  const batch = isFirst ? decisions.map((row) => ({ ...row, rev: head.rev })) : [];
  const fenced = [...(isFirst ? [] : decisions), ...staleKeys.filter(isDecision).map(tombstone)];
  await projections.write(
    [...revisions, ...others, ...batch],
    staleKeys.filter((key) => !isDecision(key)),
  );
  await Promise.all(fenced.map((row) => projections.writeNewer(row, head.rev)));
}
