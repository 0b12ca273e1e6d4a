import type { ListAnswer, ListPage } from '../../../functions/discover/lists/list-page.ts';
import {
  believable,
  firstRequest,
  readList,
  type WebList,
} from '../../../functions/discover/lists/read-list.ts';
import { entryFilter } from '../../../functions/discover/minutes-filter.ts';
import { DAY_MS } from '../../../functions/shared/clock.ts';
import { OpenMinutesError } from '../../../functions/shared/errors.ts';
import type { Outcome } from '../../parse/rules.ts';

// What holds of every page of a list, whatever is on it.

const NOW = new Date('2026-03-09T04:00:00Z');
const CALENDAR = { timeZone: 'Asia/Shanghai' };
const LATEST = new Date(NOW.getTime() + DAY_MS).toISOString().slice(0, 10);
const LONGEST_TITLE = 500;

const MARKUP = /<\/?(?:a|b|i|p|u|em|br|div|font|span|strong|script|img|title|!--)\b[^<>]*>/iu;
/** Control characters, and halves of characters. */
const CONTROL = /[\p{Cc}\p{Cs}]/u;

const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
const isWeb = (url: string): boolean => URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);

function faultsOf(page: ListPage): string[] {
  const faults: string[] = [];
  const addresses = new Set(page.entries.map(({ url }) => url));
  if (addresses.size < page.entries.length) faults.push('an address is listed twice');
  for (const { url, title, listedOn } of page.entries) {
    if (!isWeb(url)) faults.push(`not an address in the web：${url}`);
    if (title.length > LONGEST_TITLE) faults.push('a title is longer than any');
    if (MARKUP.test(title)) faults.push(`markup in a title：${title}`);
    if (CONTROL.test(title)) faults.push(`control characters in a title：${JSON.stringify(title)}`);
    if (title !== title.trim()) faults.push(`space around a title：${JSON.stringify(title)}`);
    if (listedOn !== undefined && !isDay(listedOn)) faults.push(`no day：${listedOn}`);
    if (listedOn !== undefined && listedOn > LATEST) faults.push(`a day to come：${listedOn}`);
  }
  for (const { url } of [...(page.next ? [page.next] : []), ...(page.sitemaps ?? [])])
    if (!isWeb(url)) faults.push(`a further page is not in the web：${url}`);
  if (page.total !== undefined && !(Number.isSafeInteger(page.total) && page.total >= 0))
    faults.push(`a total of ${page.total}`);
  return faults;
}

/** Reasons for which a list is not read, that say nothing of a defect. */
const REASONS: ReadonlySet<string> = new Set(['list-changed', 'undecodable', 'too-large']);

export interface ReadListing {
  readonly outcome: string;
  readonly page?: ListPage;
}

/** What becomes of the answer of a list. Throws where reading it fails with anything but a reason. */
export function readListing(answer: ListAnswer, list: WebList): ReadListing {
  try {
    const read = readList(answer, list, firstRequest(list), CALENDAR);
    return { outcome: 'list', page: believable(read, NOW, CALENDAR.timeZone) };
  } catch (error) {
    if (!(error instanceof OpenMinutesError) || !REASONS.has(error.code)) throw error;
    return { outcome: error.code };
  }
}

/** Holds what a list gives to the rules: those of its entries, and that they can be told apart. */
export function tryListing(answer: ListAnswer, list: WebList): Outcome & ReadListing {
  const read = readListing(answer, list);
  if (read.page === undefined) return { ...read, broken: [] };
  const tell = entryFilter();
  for (const entry of read.page.entries) tell(entry);
  return { ...read, broken: faultsOf(read.page) };
}
