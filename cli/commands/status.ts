import { unfinishedOfAll } from '../../functions/publish/unfinished.ts';
import { type QuarantineEntry, WHICH_GOVERNMENT } from '../../functions/record/quarantine.ts';
import { pageIdOf } from '../../functions/record/review.ts';
import { type ReviewLimits, type WaitingMeeting, waitingWithin } from '../../functions/record/review-list.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { OpenMinutesError } from '../../functions/shared/errors.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { type Installation, tellRestoring, type Where, working } from '../installation.ts';
import { putAside } from '../put-aside.ts';
import { serviceInWords, serviceOf } from '../stage/service.ts';
import { type Failed, type Status, statusInWords } from '../status-words.ts';
import type { Terminal } from '../terminal.ts';

/** Who looks wants to know within seconds, also of thousands of governments when much is wrong. */
const LOOK_MS = 4_000;
const GOVERNMENTS_LOOKED_THROUGH = 100;
const MEETINGS_READ = 50;
const QUARANTINE_READ = 1_000;

export interface StatusOptions extends Where {
  readonly json?: boolean;
  /** Everything, however long that takes. */
  readonly all?: boolean;
}

/**
 * `status`: what there is, work left behind, what waits for review, and pages that could not be read. How a stage fares is
 * told first, before anything else is read.
 */
export const status = (options: StatusOptions, terminal: Terminal): Promise<number> =>
  working(
    options,
    async (installation) => {
      await tellRestoring(installation, terminal);
      const { stage, name } = installation;
      const { json = false, all = false } = options;
      const finding = whatThereIs(installation, all);
      // Its error is that of the command, once the stage has been told of.
      finding.catch(() => {});
      const service = stage && (await serviceOf(stage));
      if (!json) terminal.out(`${name}\n${service === undefined ? '' : serviceInWords(service)}`);
      const found: Status = { ...(await finding), ...(service !== undefined && { service }) };
      terminal.out(
        json ? `${JSON.stringify(found, null, 2)}\n` : statusInWords(found, { ...installation, all }),
      );
      return 0;
    },
    { alsoWhileRestoring: true },
  );

async function whatThereIs(installation: Installation, all: boolean): Promise<Status> {
  const [recorded, unfinished, toBeBuilt, waiting, quarantine, statuses] = await Promise.all([
    summarised(installation),
    unfinishedOfAll(installation.builds, installation.store, systemClock()),
    toBeBuiltOf(installation),
    waitingOf(installation, all),
    putAside(installation.store, all ? Number.POSITIVE_INFINITY : QUARANTINE_READ),
    installation.statuses.all(),
  ]);
  const { meetings, failed } = recorded;
  for (const { target: first, code, since } of [...unfinished.all, ...unfinished.nightly])
    failed.push({ source: ALL, targets: 1, first, code, since });
  const isQuestion = ({ code }: QuarantineEntry) => code === WHICH_GOVERNMENT;
  const { entries, pages } = quarantine;
  return {
    meetings,
    ...toBeBuilt,
    failed,
    sources: statuses.map((stored) => stored.status),
    review: [
      ...waiting.meetings.map(waitingInShort),
      ...entries
        .filter(isQuestion)
        .map(({ sha256, message }) => ({ meeting: pageIdOf(sha256), reason: message })),
    ],
    reviewFurther: Object.fromEntries(waiting.further),
    reviewUnasked: waiting.unasked,
    quarantine: entries
      .filter((entry) => !isQuestion(entry))
      .map(({ sha256, url, source, code, message }) => ({
        sha256,
        ...(url !== undefined && { url }),
        ...(source !== undefined && { source }),
        code,
        message,
      })),
    quarantineUnread: pages - entries.length,
  };
}

async function summarised({
  summaries,
}: Pick<Installation, 'summaries'>): Promise<{ meetings: Record<string, number>; failed: Failed[] }> {
  const meetings: Record<string, number> = {};
  const failed: Failed[] = [];
  const every = summaries.all((source) => {
    failed.push({ source, targets: 1, first: 'summary', code: 'invalid-summary' });
  });
  for await (const summary of every) {
    meetings[summary.source] = summary.meetings;
    if (summary.failed !== undefined) failed.push({ source: summary.source, ...summary.failed });
  }
  return { meetings, failed };
}

async function toBeBuiltOf({
  builds,
}: Pick<Installation, 'builds'>): Promise<Pick<Status, 'toBeBuilt' | 'waitingSince'>> {
  const toBeBuilt: string[] = [];
  for await (const scope of builds.due(systemClock().toISOString())) toBeBuilt.push(scope);
  const [longest] = toBeBuilt;
  const waitingSince = longest && (await builds.read(longest))?.dirtySince;
  return { toBeBuilt, ...(waitingSince !== undefined && { waitingSince }) };
}

function waitingOf({ store, rows, summaries, builds }: Installation, all: boolean) {
  const unlimited = Number.POSITIVE_INFINITY;
  const limits: ReviewLimits = all
    ? { governments: unlimited, meetings: unlimited, signal: new AbortController().signal }
    : {
        governments: GOVERNMENTS_LOOKED_THROUGH,
        meetings: MEETINGS_READ,
        signal: AbortSignal.timeout(LOOK_MS),
      };
  return waitingWithin(limits, { store, rows, summaries, builds, clock: systemClock });
}

function waitingInShort({ meeting, document }: WaitingMeeting): Status['review'][number] {
  const reason = document instanceof OpenMinutesError ? document.message : document.quality.review;
  return { meeting, reason: reason ?? '' };
}
