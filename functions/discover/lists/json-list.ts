import { DomUtils } from 'htmlparser2';
import type { JsonList } from '../../../schemas/generated/source.ts';
import { decode } from '../../parse/page/decode.ts';
import type { ListRequest } from '../../shared/crawl/source-state.ts';
import { permanent } from '../../shared/errors.ts';
import { parseMarkup } from '../../shared/markup/document.ts';
import { plainWords, textsIn, webAddress } from '../../shared/markup/words.ts';
import { type Calendar, dayIn } from './days.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';
import { asData, endOfLiteral } from './script-data.ts';

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
  const value = jsonIn(answer, list);
  const rows = at(value, list.entries);
  if (!Array.isArray(rows)) {
    throw permanent(
      'list-changed',
      `${answer.url} has no list under ${JSON.stringify(list.entries)} any more`,
    );
  }
  const entries = rows.flatMap((row: unknown): Listed[] => {
    // Interfaces give what they would write into a page: titles with markup, addresses with references.
    const url = webAddress(addressIn(textAt(row, list.link) ?? ''), answer.url);
    if (url === undefined) return [];
    const listedOn =
      list.date === undefined ? undefined : dayIn(plainWords(textAt(row, list.date) ?? ''), calendar);
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

const GUARD = /^\s*(?:\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);)/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u001f]+/gu;
/** A larger answer has to be JSON as it is, in UTF-16 units: the lenient reader is slow. */
const LARGEST_LENIENT = 4 * 1024 * 1024;
/** Literals of a program that are tried: before the data stand a guard and a callback at most. */
const MOST_LITERALS = 4;

/** The values that an answer may mean: itself, a text that holds it, or what a program hands to its callback. */
function* valuesIn(text: string): Generator<unknown> {
  try {
    const value: unknown = JSON.parse(text);
    yield value;
    // JSON that was made into a text of JSON once more.
    if (typeof value === 'string') yield* valuesIn(value);
    return;
  } catch {
    if (text.length > LARGEST_LENIENT) return;
  }
  // A page with nothing on it but the data, or an element of XML.
  const words = /^\s*</u.test(text) ? textsIn(parseMarkup(text)).join('') : text;
  const plain = words.replace(CONTROLS, ' ');
  const whole = asData(plain);
  if (whole !== undefined) yield whole;
  // callback({…}); try{callback({…})}catch(e){}; var data = […];
  let from = 0;
  for (let tries = 0; tries < MOST_LITERALS; tries++) {
    const at = plain.slice(from).search(/[{[]/u);
    const end = at < 0 ? undefined : endOfLiteral(plain, from + at);
    if (end === undefined) return;
    const value = asData(plain.slice(from + at, end));
    if (value !== undefined) yield value;
    from = value === undefined ? from + at + 1 : end;
  }
}

/** The answer, also with what programs for browsers put up with: a callback around it, tabs within texts, commas too many. */
function jsonIn(answer: ListAnswer, list: JsonList): unknown {
  const text = decode(answer.bytes, answer.contentType).text.replace(GUARD, '');
  let first: unknown;
  for (const value of valuesIn(text)) {
    if (Array.isArray(at(value, list.entries))) return value;
    first ??= value;
  }
  if (first !== undefined) return first;
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw permanent('list-changed', `${answer.url} does not answer with JSON any more: ${why}`, error);
  }
}

/** An address as an interface writes it: with references, or as the whole link that it would put on a page. */
function addressIn(words: string): string {
  if (!words.includes('<')) return plainWords(words);
  const link = DomUtils.findOne((node) => node.attribs.href !== undefined, parseMarkup(words).children);
  return link?.attribs.href ?? plainWords(words);
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
