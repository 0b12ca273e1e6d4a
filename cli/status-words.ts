// What `status` tells, in words: lists that are long are counted unless everything is wanted.
import { UNWELL } from '../functions/health/assess.ts';
import { wordsOf } from '../functions/publish/site/words.ts';
import { snapshotKey } from '../functions/record/snapshot.ts';
import type { GovernmentSummary } from '../functions/shared/records/summaries.ts';
import type { SourceStatus } from '../schemas/generated/status.ts';
import type { Installation } from './installation.ts';
import type { Service } from './stage/service.ts';

/** Of a government, or of `all`. */
export type Failed = { readonly source: string; readonly since?: string } & Omit<
  NonNullable<GovernmentSummary['failed']>,
  'since'
>;

/** What a data folder or a stage holds, and what waits in it. */
export interface Status {
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
  /** What has waited longest; everything with `--all`. */
  readonly review: readonly { readonly meeting: string; readonly reason: string }[];
  /** How many more wait, by government. */
  readonly reviewFurther: Readonly<Record<string, number>>;
  /** Governments that wait to be built, and were not looked through. */
  readonly reviewUnasked: readonly string[];
  /** Newest first. */
  readonly quarantine: readonly {
    readonly sha256: string;
    readonly url?: string;
    readonly source?: string;
    readonly code: string;
    readonly message: string;
  }[];
  /** Pages in quarantine whose entries were not read. */
  readonly quarantineUnread: number;
}

/** What is listed; of more, how many there are. */
const LISTED = 20;
const NEWEST_PAGES = 5;

interface Telling extends Pick<Installation, 'placeOf'> {
  /** Nothing is left out. */
  readonly all: boolean;
}

export function statusInWords(status: Status, { placeOf, all }: Telling): string {
  const most = all ? Number.POSITIVE_INFINITY : LISTED;
  const { toBeBuilt, waitingSince, failed } = status;
  return [
    meetingsInWords(status, most),
    toBeBuilt.length === 0
      ? 'All is published.\n'
      : `To be published${waitingSince === undefined ? '' : `, since ${waitingSince}`}: ${cut(toBeBuilt, most)}\n`,
    ...failed
      .slice(0, most)
      .map(
        ({ source, targets, first, code }) =>
          `Not published of ${source}: ${first}${targets === 1 ? '' : ` and ${targets - 1} more`} (${code})\n`,
      ),
    failed.length > most ? `and of ${failed.length - most} more; --all names them.\n` : '',
    sourcesInWords(status, most),
    reviewInWords(status, most),
    quarantineInWords(status, { placeOf, all }),
  ].join('');
}

const cut = (names: readonly string[], most: number): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

function meetingsInWords({ meetings }: Status, most: number): string {
  const counts = Object.entries(meetings);
  if (counts.length === 0) return 'No meetings.\n';
  if (counts.length > most) {
    const sum = counts.reduce((total, [, count]) => total + count, 0);
    return `${sum} meetings of ${counts.length} governments; --all counts them by government.\n`;
  }
  return `Meetings\n${counts.map(([source, count]) => `  ${source}: ${count}\n`).join('')}`;
}

/** Those that call for a person, then the others. */
function sourcesInWords({ sources }: Status, most: number): string {
  if (sources.length === 0) return 'No source was looked at yet.\n';
  const unwell = sources.filter(({ state }) => UNWELL.has(state));
  const others = sources.filter(({ state }) => !UNWELL.has(state));
  const lines = unwell.map(sourceInWords);
  if (others.length <= most) lines.push(...others.map(sourceInWords));
  else {
    const states = countBy(others, ({ state }) => wordsOf('en')(`state.${state}`));
    const each = states.map(([state, count]) => `${count} ${state}`).join(', ');
    lines.push(
      `  ${unwell.length === 0 ? 'None needs attention' : 'All others'}: ${each}; --all names them.\n`,
    );
  }
  return `Sources\n${lines.join('')}`;
}

function reviewInWords({ review, reviewFurther, reviewUnasked }: Status, most: number): string {
  const further = Object.entries(reviewFurther);
  const unasked =
    reviewUnasked.length === 0
      ? ''
      : `Of ${reviewUnasked.length} governments that wait to be built, what came to wait for review since their last build was not looked for; --all does: ${cut(reviewUnasked, LISTED)}\n`;
  if (review.length === 0 && further.length === 0)
    return unasked === '' ? 'Nothing waits for review.\n' : unasked;
  const left = further.slice(most).reduce((total, [, count]) => total + count, 0);
  return [
    'Waiting for review\n',
    ...review.map(({ meeting, reason }) => `  ${meeting}: ${reason}\n`),
    ...further.slice(0, most).map(([source, count]) => `  ${source}: ${count} more\n`),
    left === 0 ? '' : `  and ${left} of ${further.length - most} further governments\n`,
    further.length === 0 ? '' : '`open-minutes review` names all of them.\n',
    unasked,
  ].join('');
}

function quarantineInWords({ quarantine, quarantineUnread }: Status, { placeOf, all }: Telling): string {
  if (quarantine.length === 0 && quarantineUnread === 0) return 'No page was put aside.\n';
  const isLong = !all && quarantine.length + quarantineUnread > LISTED;
  const pages = (isLong ? quarantine.slice(0, NEWEST_PAGES) : quarantine).map(
    ({ sha256, url, source, message }) =>
      `  ${placeOf(snapshotKey(sha256))}${url === undefined ? '' : `, from ${url}`}${source === undefined ? '' : ` (${source})`}: ${message}\n`,
  );
  if (!isLong) return `Put aside\n${pages.join('')}`;
  const reasons = countBy(quarantine, ({ code }) => code).map(([code, count]) => {
    const from = countBy(
      quarantine.filter((page) => page.code === code),
      ({ source = 'of a government that is not told' }) => source,
    );
    return `  ${code}: ${count} (${cut(
      from.map(([source, pages]) => `${source} ${pages}`),
      NEWEST_PAGES,
    )})\n`;
  });
  const unread =
    quarantineUnread === 0
      ? '; --all names them'
      : `, of which ${quarantine.length} were looked at; --all looks at all of them`;
  return [
    `Put aside: ${quarantine.length + quarantineUnread} pages${unread}\n`,
    ...reasons,
    ...(pages.length === 0 ? [] : ['The newest of them\n', ...pages]),
  ].join('');
}

/** The most frequent first. */
function countBy<T>(all: readonly T[], nameOf: (one: T) => string): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
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
