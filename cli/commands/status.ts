import { wordsOf } from '../../functions/publish/site/words.ts';
import { unfinishedOfAll } from '../../functions/publish/unfinished.ts';
import { WHICH_GOVERNMENT } from '../../functions/record/quarantine.ts';
import { pageIdOf } from '../../functions/record/review.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { OpenMinutesError } from '../../functions/shared/errors.ts';
import type { GovernmentSummary } from '../../functions/shared/records/summaries.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { openEmbedded } from '../embedded.ts';
import { quarantined } from '../stored-pages.ts';
import type { Terminal } from '../terminal.ts';

/** Of a government, or of `all`. */
type Failed = { readonly source: string; readonly since?: string } & Omit<
  NonNullable<GovernmentSummary['failed']>,
  'since'
>;

/** What a data folder holds and what waits in it. */
interface Status {
  readonly meetings: Readonly<Record<string, number>>;
  /** Governments, and `all`, of which something is to be published. */
  readonly toBeBuilt: readonly string[];
  /** What the last builds could not publish. */
  readonly failed: readonly Failed[];
  /** How the sources fared when that was last looked at, as in status.json. */
  readonly sources: readonly SourceStatus[];
  readonly review: readonly { readonly meeting: string; readonly reason: string }[];
  readonly quarantine: readonly {
    readonly sha256: string;
    readonly code: string;
    readonly message: string;
  }[];
}

/** `status`: meetings per source, work left behind, what waits for review, and pages that could not be read. */
export async function status(
  options: { readonly data: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const embedded = await openEmbedded(options.data);
  try {
    const meetings: Record<string, number> = {};
    const failed: Failed[] = [];
    const summaries = embedded.summaries.all((source) => {
      failed.push({ source, targets: 1, first: 'summary', code: 'invalid-summary' });
    });
    for await (const summary of summaries) {
      meetings[summary.source] = summary.meetings;
      if (summary.failed !== undefined) failed.push({ source: summary.source, ...summary.failed });
    }
    const unfinished = await unfinishedOfAll(embedded.builds, embedded.store, systemClock());
    for (const { target: first, code, since } of [...unfinished.all, ...unfinished.tables])
      failed.push({ source: ALL, targets: 1, first, code, since });
    const toBeBuilt: string[] = [];
    for await (const scope of embedded.builds.due(systemClock().toISOString())) toBeBuilt.push(scope);
    const review: Status['review'][number][] = [];
    for await (const { meeting, document } of embedded.waiting()) {
      const reason = document instanceof OpenMinutesError ? document.message : document.quality.review;
      review.push({ meeting, reason: reason ?? '' });
    }
    const quarantine: Status['quarantine'][number][] = [];
    for await (const { sha256, code, message } of quarantined(embedded.store)) {
      if (code === WHICH_GOVERNMENT) review.push({ meeting: pageIdOf(sha256), reason: message });
      else quarantine.push({ sha256, code, message });
    }
    const sources = (await embedded.statuses.all()).map((stored) => stored.status);
    const found: Status = {
      meetings,
      toBeBuilt,
      failed,
      sources,
      review,
      quarantine,
    };
    terminal.out(
      options.json === true ? `${JSON.stringify(found, null, 2)}\n` : inWords(found, options.data),
    );
    return 0;
  } finally {
    await embedded.close();
  }
}

function inWords(
  { meetings, toBeBuilt, failed, sources, review, quarantine }: Status,
  folder: string,
): string {
  const counts = Object.entries(meetings).map(([source, count]) => `  ${source}: ${count}\n`);
  const reviews = review.map(({ meeting, reason }) => `  ${meeting}: ${reason}\n`);
  const pages = quarantine.map(({ sha256, message }) => `  store/raw/${sha256}: ${message}\n`);
  return [
    `${folder}\n`,
    counts.length === 0 ? 'No meetings.\n' : `Meetings\n${counts.join('')}`,
    toBeBuilt.length === 0 ? 'All is published.\n' : `To be published: ${toBeBuilt.join(', ')}\n`,
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
