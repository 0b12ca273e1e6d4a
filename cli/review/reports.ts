import { parse as parseCsv } from 'csv-parse/sync';
import { canonical } from '../../functions/shared/documents.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { parseJson } from '../../functions/shared/parse-json.ts';
import { validator } from '../../functions/shared/validate.ts';

/** What a reader has reported about a published page. */
export interface Report {
  readonly id: string;
  /** As the reader gave it. */
  readonly address: string;
  readonly meeting: string;
  /** The fact on the page of the meeting that it is about; the whole page where it is absent. */
  readonly anchor?: string;
  /** In the reader's words. */
  readonly said?: string;
  readonly from?: string;
  /** What became of it, who decided that, and when. */
  readonly settled?: { readonly as: string; readonly by: string; readonly at: string };
}

type Said = Omit<Report, 'id' | 'settled'>;

/** What was pasted, or a file of reports, as far as it could be read. */
export interface TakenIn {
  readonly reports: readonly Report[];
  /** Lines or records without the address of a meeting. */
  readonly unread: number;
}

const PREFIX = 'reports/';
const ID_LENGTH = 16;

const text = { type: 'string' };
const asReport = validator<Report>(
  {
    type: 'object',
    required: ['id', 'address', 'meeting'],
    properties: {
      id: text,
      address: text,
      meeting: text,
      anchor: text,
      said: text,
      from: text,
      settled: { type: 'object', required: ['as', 'by', 'at'], properties: { as: text, by: text, at: text } },
    },
  },
  'report',
);

const PAGE =
  /(?<![a-z0-9-])(?<source>[a-z0-9][a-z0-9-]{0,80})\/meetings\/(?<rest>[A-Za-z0-9-]{1,80}(?:\/[A-Za-z0-9-]{1,80})?)\.(?:html|json)(?:#(?<anchor>[a-z]-[A-Za-z0-9-]{1,80}))?/u;
/** What stands between spaces and brackets. */
const WORD = /[^\s<>"'()（），。；]+/gu;
const IDENTIFIER = /^(?<source>[a-z0-9-]+)\/(?<rest>[A-Za-z0-9-]+(?:\/[A-Za-z0-9-]+)?)$/u;

/** The meeting, and the fact of it, to which the address of a published page leads; also the identifier of a meeting itself. */
export function placeAt(address: string): { readonly meeting: string; readonly anchor?: string } | undefined {
  const { source, rest, anchor } = (PAGE.exec(address) ?? IDENTIFIER.exec(address.trim()))?.groups ?? {};
  if (source === undefined || rest === undefined) return undefined;
  // Its place in the text stands for the fact.
  return { meeting: `${source}/${rest}`, ...(anchor !== undefined && { anchor }) };
}

/**
 * Reads reports: an address or the text of a mail with one in it; several of them, one a line; a CSV file with a column
 * `address`; or JSON, one object a line or an array of them. Further columns and keys are `said` and `from`, under whatever names
 * forms and trackers use.
 */
export function readReports(pasted: string): TakenIn {
  const records = recordsIn(pasted) ?? pieces(pasted).map((said) => ({ address: said, said }));
  const reports: Report[] = [];
  let unread = 0;
  for (const record of records) {
    const report = reportOf(record);
    if (report === undefined) unread += 1;
    else reports.push(report);
  }
  return { reports, unread };
}

type Fields = Readonly<Record<string, unknown>>;

const NAMES: Readonly<Record<'address' | 'said' | 'from', readonly string[]>> = {
  address: ['address', 'url', 'link', 'html_url', '网址', '地址'],
  said: ['said', 'text', 'message', 'comment', 'body', 'title', 'value', '内容', '说明'],
  from: ['from', 'by', 'author', 'email', 'name', '来自', '姓名'],
};

function fieldOf(record: Fields, field: keyof typeof NAMES): string | undefined {
  const value = NAMES[field].map((name) => record[name]).find((one) => typeof one === 'string' && one !== '');
  return typeof value === 'string' ? value : undefined;
}

function reportOf(record: Fields): Report | undefined {
  const said = fieldOf(record, 'said')?.trim();
  const address = fieldOf(record, 'address');
  // Trackers have their own address in such a field, and that of the page in the text.
  const given = [address, said].find((one) => one !== undefined && placeAt(one) !== undefined);
  const place = given === undefined ? undefined : placeAt(given);
  if (given === undefined || place === undefined) return undefined;
  const from = fieldOf(record, 'from');
  const whole = given.match(WORD)?.find((word) => placeAt(word) !== undefined) ?? given.trim();
  const words = said === undefined || said === whole ? undefined : said;
  const report: Said = {
    address: whole,
    ...place,
    ...(words !== undefined && { said: words }),
    ...(from !== undefined && { from }),
  };
  return { id: sha256(canonical(report)).slice(0, ID_LENGTH), ...report };
}

/** CSV with a header that names an address, or JSON; undefined for anything else. */
function recordsIn(pasted: string): readonly Fields[] | undefined {
  const trimmed = pasted.trim();
  if (/^[{[]/u.test(trimmed)) return jsonIn(trimmed);
  const header = (trimmed.split('\n', 1)[0] ?? '').toLowerCase().split(/[,;\t]/u);
  const isTable =
    header.length > 1 && header.some((name) => NAMES.address.includes(name.replaceAll('"', '').trim()));
  if (!isTable) return undefined;
  try {
    return parseCsv<Record<string, string>>(trimmed, {
      bom: true,
      columns: (names) => names.map((name) => String(name).trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      relaxColumnCount: true,
      skipEmptyLines: true,
    });
  } catch {
    return undefined;
  }
}

function jsonIn(trimmed: string): readonly Fields[] | undefined {
  const values: unknown[] = [];
  try {
    const whole: unknown = JSON.parse(trimmed);
    values.push(...(Array.isArray(whole) ? whole : [whole]));
  } catch {
    try {
      for (const line of trimmed.split('\n')) if (line.trim() !== '') values.push(JSON.parse(line));
    } catch {
      return undefined;
    }
  }
  return values.filter((value): value is Fields => typeof value === 'object' && value !== null);
}

/** A text with one address is one report; of several, each takes what stands from its line to the next one's. */
function pieces(pasted: string): readonly string[] {
  const found: string[][] = [];
  for (const line of pasted.split('\n')) {
    if (placeAt(line) !== undefined || found.length === 0) found.push([line]);
    else found.at(-1)?.push(line);
  }
  const [before, ...after] = found.map((lines) => lines.join('\n').trim()).filter((piece) => piece !== '');
  if (before === undefined) return [];
  // What stands above the first address belongs to it: mails open with their words.
  if (placeAt(before) !== undefined || after[0] === undefined) return [before, ...after];
  return [`${before}\n${after[0]}`, ...after.slice(1)];
}

const keyOf = (id: string): string => `${PREFIX}${id}.json`;

/** The reports that a store holds, settled or not. */
export async function* storedReports(store: Pick<ObjectStore, 'list' | 'get'>): AsyncGenerator<Report> {
  for await (const key of store.list(PREFIX)) {
    const object = await store.get(key);
    if (object !== undefined) yield asReport(parseJson(new TextDecoder().decode(object.body), 'report'));
  }
}

/** Keeps a report; one that is kept already stays as it is, settled or not. */
export async function keepReport(store: ObjectStore, report: Report): Promise<Report> {
  const before = await store.get(keyOf(report.id));
  if (before !== undefined) return asReport(parseJson(new TextDecoder().decode(before.body), 'report'));
  await store.put(keyOf(report.id), encoded(report), { contentType: 'application/json' });
  return report;
}

/** Notes what became of a report. */
export async function settleReport(
  store: ObjectStore,
  report: Report,
  settled: NonNullable<Report['settled']>,
): Promise<void> {
  await store.put(keyOf(report.id), encoded({ ...report, settled }), { contentType: 'application/json' });
}

const encoded = (report: Report): Uint8Array => new TextEncoder().encode(canonical(report));
