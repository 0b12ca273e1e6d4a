import { wordsOf } from '../../functions/publish/site/words.ts';
import { unfinishedOfAll } from '../../functions/publish/unfinished.ts';
import { WHICH_GOVERNMENT } from '../../functions/record/quarantine.ts';
import { pageIdOf } from '../../functions/record/review.ts';
import { snapshotKey } from '../../functions/record/snapshot.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { OpenMinutesError } from '../../functions/shared/errors.ts';
import type { GovernmentSummary } from '../../functions/shared/records/summaries.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { type Installation, type Where, working } from '../installation.ts';
import { type Service, serviceInWords, serviceOf } from '../stage/service.ts';
import { quarantined } from '../stored-pages.ts';
import type { Terminal } from '../terminal.ts';

/** Of a government, or of `all`. */
type Failed = { readonly source: string; readonly since?: string } & Omit<
  NonNullable<GovernmentSummary['failed']>,
  'since'
>;

/** What a data folder or a stage holds, and what waits in it. */
interface Status {
  /** Of a stage. */
  readonly service?: Service;
  readonly meetings: Readonly<Record<string, number>>;
  /** Governments, and `all`, of which something is to be published. */
  readonly toBeBuilt: readonly string[];
  /** Since when the first of them has waited, ISO 8601 in UTC. */
  readonly waitingSince?: string;
  /** What the last builds could not publish. */
  readonly failed: readonly Failed[];
  /** How the sources fared when that was last looked at, as in status.json. */
  readonly sources: readonly SourceStatus[];
  readonly review: readonly { readonly meeting: string; readonly reason: string }[];
  readonly quarantine: readonly {
    readonly sha256: string;
    readonly url?: string;
    readonly source?: string;
    readonly code: string;
    readonly message: string;
  }[];
}

/** `status`: what there is, work left behind, what waits for review, and pages that could not be read. */
export const status = (options: Where & { readonly json?: boolean }, terminal: Terminal): Promise<number> =>
  working(options, async (installation) => {
    const { stage, name } = installation;
    const [found, service] = await Promise.all([
      whatThereIs(installation),
      stage === undefined ? undefined : serviceOf(stage),
    ]);
    const all: Status = { ...found, ...(service !== undefined && { service }) };
    terminal.out(
      options.json === true
        ? `${JSON.stringify(all, null, 2)}\n`
        : [
            `${name}\n`,
            service === undefined ? '' : serviceInWords(service),
            inWords(all, installation),
          ].join(''),
    );
    return 0;
  });

async function whatThereIs(installation: Installation): Promise<Status> {
  const { builds, store } = installation;
  const meetings: Record<string, number> = {};
  const failed: Failed[] = [];
  const summaries = installation.summaries.all((source) => {
    failed.push({ source, targets: 1, first: 'summary', code: 'invalid-summary' });
  });
  for await (const summary of summaries) {
    meetings[summary.source] = summary.meetings;
    if (summary.failed !== undefined) failed.push({ source: summary.source, ...summary.failed });
  }
  const now = systemClock();
  const unfinished = await unfinishedOfAll(builds, store, now);
  for (const { target: first, code, since } of [...unfinished.all, ...unfinished.nightly])
    failed.push({ source: ALL, targets: 1, first, code, since });
  const toBeBuilt: string[] = [];
  for await (const scope of builds.due(now.toISOString())) toBeBuilt.push(scope);
  const [longest] = toBeBuilt;
  const waitingSince = longest && (await builds.read(longest))?.dirtySince;
  const review: Status['review'][number][] = [];
  for await (const { meeting, document } of installation.waiting()) {
    const reason = document instanceof OpenMinutesError ? document.message : document.quality.review;
    review.push({ meeting, reason: reason ?? '' });
  }
  const quarantine: Status['quarantine'][number][] = [];
  for await (const { sha256, url, source, code, message } of quarantined(store)) {
    if (code === WHICH_GOVERNMENT) review.push({ meeting: pageIdOf(sha256), reason: message });
    else
      quarantine.push({
        sha256,
        ...(url !== undefined && { url }),
        ...(source !== undefined && { source }),
        code,
        message,
      });
  }
  const sources = (await installation.statuses.all()).map((stored) => stored.status);
  return {
    meetings,
    toBeBuilt,
    ...(waitingSince !== undefined && { waitingSince }),
    failed,
    sources,
    review,
    quarantine,
  };
}

function inWords(
  { meetings, toBeBuilt, waitingSince, failed, sources, review, quarantine }: Status,
  { placeOf }: Pick<Installation, 'placeOf'>,
): string {
  const counts = Object.entries(meetings).map(([source, count]) => `  ${source}: ${count}\n`);
  const reviews = review.map(({ meeting, reason }) => `  ${meeting}: ${reason}\n`);
  const pages = quarantine.map(
    ({ sha256, url, source, message }) =>
      `  ${placeOf(snapshotKey(sha256))}${url === undefined ? '' : `, from ${url}`}${source === undefined ? '' : ` (${source})`}: ${message}\n`,
  );
  return [
    counts.length === 0 ? 'No meetings.\n' : `Meetings\n${counts.join('')}`,
    toBeBuilt.length === 0
      ? 'All is published.\n'
      : `To be published${waitingSince === undefined ? '' : `, since ${waitingSince}`}: ${toBeBuilt.join(', ')}\n`,
    ...failed.map(
      ({ source, targets, first, code }) =>
        `Not published of ${source}: ${first}${targets === 1 ? '' : ` and ${targets - 1} more`} (${code})\n`,
    ),
    sources.length === 0
      ? 'No source was looked at yet.\n'
      : `Sources\n${sources.map(sourceInWords).join('')}`,
    reviews.length === 0 ? 'Nothing waits for review.\n' : `Waiting for review\n${reviews.join('')}`,
    pages.length === 0 ? 'No page was put aside.\n' : `Put aside\n${pages.join('')}`,
  ].join('');
}

/** A source in a line, and below it what is wrong with it and what it lacks. */
function sourceInWords(source: SourceStatus): string {
  const {
    id,
    state,
    since,
    before,
    lastSuccessOn,
    nextDueOn,
    newest,
    listedOn,
    problems,
    gaps,
    unfetched = [],
  } = source;
  const facts = [
    since !== undefined &&
      `since ${since}${before === undefined ? '' : ` (before: ${wordsOf('en')(`state.${before}`)})`}`,
    lastSuccessOn !== undefined && `last read ${lastSuccessOn}`,
    nextDueOn !== undefined && `next due ${nextDueOn}`,
    listedOn !== undefined && `newest listed ${listedOn}`,
    newest?.heldOn !== undefined && `newest held ${newest.heldOn}`,
  ].filter((fact) => fact !== false);
  const below = [
    ...problems.map(({ messageEn }) => messageEn),
    ...gaps.map(
      ({ series = 'index numbers', sequence, missing }) => `${series} ${sequence}: ${missing} missing`,
    ),
    ...unfetched.map(
      ({ fate, code, count }) => `${count} ${count === 1 ? 'address' : 'addresses'} ${fate} (${code})`,
    ),
  ];
  const more = facts.length === 0 ? '' : `; ${facts.join(', ')}`;
  return [
    `  ${id}: ${wordsOf('en')(`state.${state}`)}${more}\n`,
    ...below.map((line) => `    ${line}\n`),
  ].join('');
}
