import { readFile } from 'node:fs/promises';
import { correctMeeting, withdrawMeeting } from '../../functions/record/amend.ts';
import { settledRecord } from '../../functions/record/restore.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { isKind, permanent, refused } from '../../functions/shared/errors.ts';
import { parseJson } from '../../functions/shared/parse-json.ts';
import {
  type Installation,
  type OpenOptions,
  recordDepsOf,
  tellRestoring,
  type Where,
  working,
} from '../installation.ts';
import { reasonOf } from '../reasons.ts';
import type { Terminal } from '../terminal.ts';

interface Decided extends Where {
  /** Who answers for it, and why; both are published. */
  readonly by: string;
  readonly why: string;
}

/** `correct MEETING PATCH`: applies a reviewed correction, a JSON file, to what is published of a meeting. */
export async function correct(
  meeting: string,
  file: string,
  options: Decided,
  terminal: Terminal,
): Promise<number> {
  const patch = await readPatch(file);
  return amending(options, terminal, async (installation) => {
    const { by, why } = options;
    const at = systemClock().toISOString();
    const deps = recordDepsOf(installation, terminal);
    if (!(await correctMeeting({ correct: meeting, patch, by, why, at }, deps)))
      throw permanent('corrected-already', `${meeting} is corrected so already`);
    return `corrected ${meeting}\n`;
  });
}

/**
 * `withdraw MEETING`: takes a meeting out of everything that is published, but for a notice in its place.
 * @returns the exit status: 1 where nothing changes by it.
 */
export async function withdraw(
  meeting: string,
  options: Decided & { readonly undo?: boolean },
  terminal: Terminal,
): Promise<number> {
  return amending(
    options,
    terminal,
    async (installation) => {
      const { by, why } = options;
      const withdrawn = options.undo !== true;
      const deps = recordDepsOf(installation, terminal);
      const record = await settledRecord(meeting, deps);
      if (record === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
      const at = systemClock().toISOString();
      const request = { withdraw: record.meeting, withdrawn, by, why, at, answers: record.rev };
      if (!(await withdrawMeeting(request, deps)))
        throw permanent(
          'withdrawn-already',
          `${meeting} is ${withdrawn ? 'withdrawn already' : 'not withdrawn'}`,
        );
      return `${withdrawn ? 'withdrew' : 'restored'} ${meeting}\n`;
    },
    { alsoWhileRestoring: true },
  );
}

const amending = (
  where: Decided,
  terminal: Terminal,
  work: (installation: Installation) => Promise<string>,
  options: OpenOptions = {},
): Promise<number> =>
  working(
    where,
    async (installation) => {
      try {
        terminal.out(await work(installation));
      } catch (error) {
        if (!isKind(error, 'permanent')) throw error;
        terminal.err(`open-minutes: ${error.message}\n`);
        return 1;
      }
      if (await tellRestoring(installation, terminal)) return 0;
      return installation.settle('it', terminal);
    },
    options,
  );

async function readPatch(file: string): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw refused('bad-patch', `${file}: ${reasonOf(error)}`);
  }
  let value: unknown;
  try {
    value = parseJson(text, 'patch');
  } catch {
    throw refused('bad-patch', `${file} is not JSON`);
  }
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.keys(value).length === 0
  ) {
    throw refused(
      'bad-patch',
      `${file} is no JSON Merge Patch: it must be an object that names what to change`,
    );
  }
  return { ...value };
}
