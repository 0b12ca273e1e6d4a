import { DAY_MS } from '../shared/clock.ts';
import type { ListRequest, ListState } from '../shared/crawl/source-state.ts';
import { sha256 } from '../shared/hash.ts';
import type { ListPage } from './lists/list-page.ts';

/** Pages without any minutes that are read in search of new ones, where the list gives no days. */
const MOST_PAGES_OF_OTHERS = 5;
/** No list is followed further down: some sites go on naming a next page for ever. */
const MOST_PAGES = 3000;
/** Sites publish under an earlier day than today's; so far below what was new last time, new things are looked for. */
const BACKDATED_MS = 7 * DAY_MS;

/** A list of which nothing has been read yet. */
export const UNREAD: ListState = { usualEntries: 0, toRead: [], complete: false };

/** What a page of a list names, in one word, to see whether it has changed. */
export const fingerprintOf = ({ entries, sitemaps = [] }: ListPage): string =>
  sha256(
    [
      ...entries.map(({ url, title }) => `${url}\n${title}`),
      ...sitemaps.map(({ url, changedOn }) => `${url}\n${changedOn}`),
    ].join('\n\n'),
  );

/**
 * Down to which day a walk that begins now reads; undefined: to the end of the list. The whole list is read the first
 * time, and again when something is new and the last time is longer ago than `rereadDays` (0: never again), since old
 * minutes are sometimes published late and stand far down.
 */
export function untilOf(state: ListState, now: Date, rereadDays: number): string | undefined {
  const { readAt, readToEndAt } = state;
  if (readAt === undefined) return undefined;
  const reread = rereadDays > 0 && readToEndAt !== undefined;
  if (reread && now.getTime() - Date.parse(readToEndAt) >= rereadDays * DAY_MS) return undefined;
  return new Date(Date.parse(readAt) - BACKDATED_MS).toISOString().slice(0, 10);
}

/** What was found out by entering the minutes of a page into the ledger. */
export interface Entered {
  /** Minutes that the page names. */
  readonly minutes: number;
  /** Those of them that no list had named before. */
  readonly added: number;
}

/**
 * The state of a list after a page of it was read. A walk begins at the first page when that has changed. Pages that
 * an earlier walk left unread come after it, and then to the end: what stood there has moved by nobody knows how much.
 *
 * | walk             | the page                                | goes on with                        |
 * | ---------------- | --------------------------------------- | ----------------------------------- |
 * | to the end       | any but the last                        | the next page                       |
 * | for what is new  | names new minutes                       | the next page                       |
 * | for what is new  | names none, and all of it is recent     | the next page: other news may have come on top |
 * | for what is new  | names none, and it reaches what is old  | what an earlier walk left unread    |
 * | any              | all of it is older than `since`         | what an earlier walk left unread    |
 * | any              | the same as the one before or the first | what an earlier walk left unread: the server counts on beyond its end |
 */
export function advance(
  state: ListState,
  request: ListRequest,
  page: ListPage,
  entered: Entered,
  { at, since }: { readonly at: string; readonly since?: string | undefined },
): ListState {
  const isFirst = request.page === 1;
  const fingerprint = fingerprintOf(page);
  const ends =
    isOlder(page, since) ||
    request.page >= MOST_PAGES ||
    (!isFirst && [state.firstPage, state.lastPage].includes(fingerprint)) ||
    (request.until !== undefined && !mayHoldNews(page, request, request.until, entered));
  const left = isFirst ? state.toRead.map(toTheEnd) : state.toRead.slice(1);
  const after = goOn(state, request, ends ? [] : nextOf(page, request), left, at);
  const walked = request.before + page.entries.length;
  const end = after.readToEndAt === state.readToEndAt ? {} : { walked };
  if (!isFirst) return { ...after, ...end, lastPage: fingerprint };
  return {
    ...after,
    ...end,
    readAt: at,
    firstPage: fingerprint,
    usualEntries: Math.max(state.usualEntries, page.entries.length),
    entries: page.entries.length,
    dated: daysOf(page).length > 0,
    ...(page.total !== undefined && { total: page.total }),
  };
}

/** The state after a page that is not there: the list ends before it. */
export function endBefore(state: ListState, request: ListRequest, at: string): ListState {
  const after = goOn(state, request, [], state.toRead.slice(1), at);
  return after.readToEndAt === state.readToEndAt ? after : { ...after, walked: request.before };
}

function goOn(
  state: ListState,
  request: ListRequest,
  next: readonly ListRequest[],
  left: readonly ListRequest[],
  at: string,
): ListState {
  // Where a walk comes to a page that is left to be read, it goes on as that was to be read.
  const isNext = ({ url, form }: ListRequest) =>
    next.some((other) => other.url === url && other.form === form);
  const toRead = [
    ...next.map((one) => left.find(({ url, form }) => url === one.url && form === one.form) ?? one),
    ...left.filter((one) => !isNext(one)),
  ];
  const complete = toRead.every(({ until }) => until !== undefined);
  const atItsEnd = complete && (!state.complete || request.until === undefined);
  return { ...state, toRead, complete, ...(atItsEnd && { readToEndAt: at }) };
}

const toTheEnd = ({ until: _, ...request }: ListRequest): ListRequest => request;

/** What comes after a page: its next page, or the sitemaps of an index that may have changed. */
function nextOf({ next, sitemaps = [] }: ListPage, { until }: ListRequest): ListRequest[] {
  const changed = sitemaps.filter(
    ({ changedOn }) => until === undefined || changedOn === undefined || changedOn >= until,
  );
  const all = [...(next === undefined ? [] : [next]), ...changed.map(({ changedOn: _, ...one }) => one)];
  return all.map((one) => ({ ...one, ...(until !== undefined && { until }) }));
}

const daysOf = ({ entries }: ListPage): string[] =>
  entries.flatMap(({ listedOn }) => (listedOn === undefined ? [] : [listedOn]));

/** True when the page gives days, and all of them lie before that one. */
function isOlder(page: ListPage, day: string | undefined): boolean {
  const days = daysOf(page);
  return day !== undefined && days.length > 0 && days.every((one) => one < day);
}

/** Whether the pages after this one may name something that is new. */
function mayHoldNews(page: ListPage, request: ListRequest, until: string, entered: Entered): boolean {
  if (entered.added > 0 || page.sitemaps !== undefined) return true;
  // Not the first day: entries that are pinned to the top are old.
  const last = daysOf(page).at(-1);
  if (last !== undefined) return last >= until;
  return entered.minutes === 0 && request.page < MOST_PAGES_OF_OTHERS;
}
