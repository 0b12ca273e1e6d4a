import { OpenMinutesError, transient } from '../shared/errors.ts';
import type { ProjectDeps } from './deps.ts';
import { projectMeeting } from './project.ts';

/** Meetings that are projected side by side. */
const IN_PARALLEL = 4;

export interface DrainOptions {
  /** Most meetings to project; all that are due where none is given. */
  readonly limit?: number;
}

/**
 * Projects the meetings in the outbox until none is left. One that fails does not stop the rest.
 * @returns how many were projected.
 * @throws OpenMinutesError `transient` at the end when any of them failed; they stay in the outbox.
 */
export async function drainOutbox(
  deps: ProjectDeps,
  { limit = Infinity }: DrainOptions = {},
): Promise<number> {
  const failed = new Map<string, unknown>();
  let projected = 0;

  async function attempt(meeting: string): Promise<boolean> {
    try {
      return await projectMeeting(meeting, deps);
    } catch (error) {
      failed.set(meeting, error);
      const code = error instanceof OpenMinutesError ? error.code : 'unexpected';
      deps.log.error('not projected', { meeting, code, reason: String(error) });
      return false;
    }
  }

  async function attemptAll(meetings: readonly string[]): Promise<number> {
    const done = (await Promise.all(meetings.map(attempt))).filter(Boolean).length;
    projected += done;
    return done;
  }

  // A pass over the index may miss what is added meanwhile, and may show what is drained already: only a pass
  // in which nothing was left to do is the last one.
  for (let progress = true; progress && projected < limit; ) {
    progress = false;
    let together: string[] = [];
    for await (const meeting of deps.heads.due()) {
      if (failed.has(meeting)) continue;
      together.push(meeting);
      if (together.length < Math.min(IN_PARALLEL, limit - projected)) continue;
      progress = (await attemptAll(together)) > 0 || progress;
      together = [];
      if (projected >= limit) break;
    }
    progress = (await attemptAll(together)) > 0 || progress;
  }
  const [first] = failed;
  if (first !== undefined) {
    const [meeting, cause] = first;
    throw transient(
      'not-projected',
      `${failed.size} meetings could not be projected, ${meeting} first`,
      cause,
    );
  }
  return projected;
}
