import JSON5 from 'json5';
import type { JsonList } from '../../../schemas/generated/source.ts';
import { decode } from '../../parse/page/decode.ts';
import type { ListRequest } from '../../shared/crawl/source-state.ts';
import { permanent } from '../../shared/errors.ts';
import { plainWords, webAddress } from '../../shared/markup/words.ts';
import { type Calendar, dayIn } from './days.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';

/**
 * What to ask for to get a page of the list.
 * @param page Its number, counted from 1.
 * @param before Entries on the pages before it.
 */
export function jsonRequest(list: JsonList, page: number, before: number): ListRequest {
  const number = String((list.firstPage ?? 1) + page - 1);
  const url = list.url.replaceAll('{page}', number);
  const form = list.method === 'POST' ? (list.body ?? '').replaceAll('{page}', number) : undefined;
  return { url, page, before, ...(form !== undefined && { form }) };
}

/**
 * Reads an answer of a JSON interface. An entry without an address is passed over.
 * @throws OpenMinutesError `permanent`, code `list-changed`, when it is not JSON or has no entries where they should be.
 */
export function readJsonList(
  answer: ListAnswer,
  list: JsonList,
  { page, before }: ListRequest,
  calendar: Calendar,
): ListPage {
  const value = jsonIn(answer);
  const rows = at(value, list.entries);
  if (!Array.isArray(rows)) {
    throw permanent(
      'list-changed',
      `${answer.url} has no list under ${JSON.stringify(list.entries)} any more`,
    );
  }
  const entries = rows.flatMap((row: unknown): Listed[] => {
    // Interfaces give what they would write into a page: titles with markup, addresses with references.
    const url = webAddress(plainWords(textAt(row, list.link) ?? ''), answer.url);
    if (url === undefined) return [];
    const listedOn = list.date === undefined ? undefined : dayIn(textAt(row, list.date) ?? '', calendar);
    return [
      {
        url,
        title: plainWords(textAt(row, list.title) ?? ''),
        ...(listedOn !== undefined && { listedOn }),
      },
    ];
  });
  const stated = list.total === undefined ? undefined : Number(textAt(value, list.total));
  const total = stated !== undefined && Number.isSafeInteger(stated) && stated >= 0 ? stated : undefined;
  const paged = list.url.includes('{page}') || list.body?.includes('{page}') === true;
  const read = before + rows.length;
  const isLast = !paged || rows.length === 0 || (total !== undefined && read >= total);
  return {
    entries,
    ...(!isLast && { next: jsonRequest(list, page + 1, read) }),
    ...(total !== undefined && { total }),
  };
}

/** callback( of callback({…}); with comments before it, as JSONP and its relatives have it. */
const CALL = /^(?:\s|\/\*[^*]*\*+(?:[^*/][^*]*\*+)*\/)*[\w$.]+\s*\(/u;
const GUARD = /^\s*(?:\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);)/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u001f]+/gu;
/** A larger answer has to be JSON as it is, in UTF-16 units: the lenient reader is slow. */
const LARGEST_LENIENT = 4 * 1024 * 1024;

/** JSON, also with what programs for browsers put up with: a callback around it, tabs within texts, commas too many. */
function jsonIn(answer: ListAnswer): unknown {
  const { text } = decode(answer.bytes, answer.contentType);
  const bare = text.replace(GUARD, '');
  try {
    return JSON.parse(bare);
  } catch (error) {
    if (bare.length <= LARGEST_LENIENT) {
      try {
        const plain = bare.replace(CONTROLS, ' ');
        return JSON5.parse<unknown>(unwrapped(plain));
      } catch {
        // What JSON.parse says is nearer to what is wrong.
      }
    }
    const why = error instanceof Error ? error.message : String(error);
    throw permanent('list-changed', `${answer.url} does not answer with JSON any more: ${why}`, error);
  }
}

/** What a callback is called with; a text without one as it is. */
function unwrapped(text: string): string {
  const call = CALL.exec(text)?.[0];
  const end = text.lastIndexOf(')');
  const isCall =
    call !== undefined && end >= call.length && /^;?$/u.test(text.slice(end + 1).replace(/\s/gu, ''));
  return isCall ? text.slice(call.length, end) : text;
}

/** What stands at the end of a path of names parted by dots. */
function at(value: unknown, path: string): unknown {
  let found = value;
  for (const step of path === '' ? [] : path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}

/** Text or a number as text; interfaces write both. */
function textAt(value: unknown, path: string): string | undefined {
  const found = at(value, path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}
