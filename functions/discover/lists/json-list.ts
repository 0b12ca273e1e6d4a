import type { JsonList } from '../../../schemas/generated/source.ts';
import { decode } from '../../parse/page/decode.ts';
import type { ListRequest } from '../../shared/crawl/source-state.ts';
import { isKind, permanent } from '../../shared/errors.ts';
import { parseJson } from '../../shared/validate.ts';
import { dayIn } from './dates.ts';
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
export function readJsonList(answer: ListAnswer, list: JsonList, { page, before }: ListRequest): ListPage {
  const value = jsonIn(answer);
  const rows = at(value, list.entries);
  if (!Array.isArray(rows)) {
    throw permanent(
      'list-changed',
      `${answer.url} has no list under ${JSON.stringify(list.entries)} any more`,
    );
  }
  const entries = rows.flatMap((row: unknown): Listed[] => {
    const link = textAt(row, list.link);
    if (link === undefined || !URL.canParse(link, answer.url)) return [];
    const listedOn = list.date === undefined ? undefined : dayIn(textAt(row, list.date) ?? '');
    return [
      {
        url: new URL(link, answer.url).href,
        title: textAt(row, list.title) ?? '',
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

function jsonIn(answer: ListAnswer): unknown {
  try {
    return parseJson(decode(answer.bytes, answer.contentType).text, 'list');
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    throw permanent('list-changed', `${answer.url} does not answer with JSON any more`, error);
  }
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
