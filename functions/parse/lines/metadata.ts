import { WordTrie } from '../lexicon/trie.ts';
import table from '../lexicon/zh/metadata-labels.json' with { type: 'json' };
import type { PageMetadata } from '../page/metadata.ts';
import { type Range, rangeOf } from '../text/range.ts';
import { matchingForm, type Reading } from '../text/reading.ts';
import type { Line } from './line.ts';
import { isPageByline } from './surroundings.ts';
import { isTitle } from './titles.ts';
import { alternatives } from './words.ts';

type Field = keyof typeof table.labels;
type PageLine = Pick<Line, 'index' | 'range' | 'plain'>;

interface Label {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  (Object.entries(table.labels) as [Field, string[]][]).flatMap(([field, labels]) =>
    labels.map((label) => [label, field] as const),
  ),
);
/** Labels that name the day of publication only in a line that says where the page comes from: 时间：… 来源：…. */
const BYLINE_LABELS: ReadonlySet<string> = new Set(['时间', '日期']);
const LABELS = new WordTrie([...FIELD_OF.keys(), ...BYLINE_LABELS]);

const OF_A_DOCUMENT = new RegExp(
  `^[【［]?(?:${alternatives([
    ...table.labels.indexNumber,
    ...table.labels.issuer,
    ...table.labels.issuedOn,
    ...table.labels.publishedAt,
    ...table.labels.documentNumber,
  ])})[】］]?(?:：|$)`,
  'u',
);
/** A line of the table that describes a document: 索引号：…. */
export const isMetadataLine = (plain: string): boolean => plain.length <= 80 && OF_A_DOCUMENT.test(plain);

/**
 * The labels of a line: each stands at its beginning, after a gap, or right after the value of another one, and is
 * followed by a colon, a gap or the end of the line.
 */
function labelsOf(reading: Reading, line: PageLine, byline: boolean): Label[] {
  const found: Label[] = [];
  const { plain } = line;
  for (let index = 0, behind = 0; index < plain.length; index = behind) {
    const last = LABELS.longestEnd(plain, index);
    behind = last ?? index + 1;
    if (last === undefined) continue;
    const word = plain.slice(index, last);
    const field = BYLINE_LABELS.has(word) && byline ? 'publishedAt' : FIELD_OF.get(word);
    if (field === undefined) continue;
    const start = line.range.start + index;
    const end = start + word.length;
    const closed = reading.plain[end] === '：';
    const opened =
      index === 0 || closed || reading.gapBefore(start) > 0 || /[【［|：]/u.test(plain[index - 1] ?? '');
    const followed =
      closed || end === line.range.end || reading.gapBefore(end) > 0 || reading.plain[end] === '】';
    if (opened && followed) found.push({ field, start, end: end + (closed ? 1 : 0) });
  }
  return found;
}

/** The page's words in a range, its white space reduced to single spaces. */
const words = (reading: Reading, range: Range): string =>
  reading.text
    .slice(...reading.span(range))
    .replace(/[\s\p{Z}\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();

const splitCategories = (value: string): string[] =>
  value
    .split(/[;；,，、|/>]|\s{1,}/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Forms that the values of a field have: a label's empty value must not take the next line's words. */
const FORMS: Partial<Record<Field, RegExp>> = {
  indexNumber: /\d{3}/u,
  documentNumber: /\d[^号號]{0,80}[号號]|[〔［[（【(]\d{4}/u,
  issuedOn: /\d{4}|[〇○零一二]{2}年|民[国國]/u,
  publishedAt: /\d{4}|[〇○零一二]{2}年|民[国國]/u,
  validity: /^.{1,20}$/u,
  issuer: /^[^\d]{2,40}$/u,
  canonicalUrl: /^https?:\/\//u,
};

/** What a number looks like: what goes on after it on the line is something else. */
const NUMBERS: Partial<Record<Field, RegExp>> = {
  indexNumber: /^[0-9A-Za-z][0-9A-Za-z\-/／\s]*\d/u,
  documentNumber: /^[^号號]{2,30}[号號]/u,
};

/** Fills a field that the page has not filled before; empty and placeholder values say nothing. */
function fill(metadata: PageMetadata, field: Field, value: string): void {
  const whole = value.replace(/^[：:\s【】[\]]{1,40}|[【】[\]|;；\s]{1,40}$/gu, '');
  // A bar between cells is no part of a number.
  const bare = whole.replace(/^[|｜]\s*/u, '');
  const text = NUMBERS[field]?.exec(bare)?.[0] ?? whole;
  if (FORMS[field]?.test(text) === false) return;
  if (field === 'other' || text === '' || /^(?:[无無]|暂无|暫無|[-—/]+|null|undefined)$/u.test(text)) return;
  if (field === 'categories') {
    const known = metadata.categories ?? [];
    metadata.categories = [...known, ...splitCategories(text).filter((part) => !known.includes(part))];
  } else if (metadata[field] === undefined) {
    metadata[field] = text;
  }
}

const DATE = /^\d{4}(?:-|\/|\.|年)\d{1,2}(?:-|\/|\.|月)\d{1,2}日?(?:\d{1,2}：\d{2}(?:：\d{2})?)?$/u;
const INDEX_NUMBER = /^(?:[0-9A-Z]{8,18}-?[0-9X]?\/\d{4}-\d{4,6}|[A-Z]{1,3}\d{3,8}(?:-[0-9A-Z]{2,8}){1,3})$/u;
const DOCUMENT_NUMBER = /^[\p{Script=Han}A-Za-z]{1,24}[〔［（【]\d{4}[〕］）】]第?\d{1,4}号$/u;
const VALIDITY =
  /^(?:长期|长期有效|有效|现行有效|失效|已失效|废止|已废止|已修改|继续有效|永久|尚未生效|正常)$/u;
const ISSUER = /(?:政府|办公室|办公厅|政府办|委员会|管委会|局|街道办事处|厅|处)$/u;

/** The field of a number without a label: nothing else is like one. */
function fieldOfBareNumber(plain: string): 'indexNumber' | 'documentNumber' | undefined {
  if (INDEX_NUMBER.test(plain)) return 'indexNumber';
  return plain.endsWith('号') && DOCUMENT_NUMBER.test(plain) ? 'documentNumber' : undefined;
}

/** The field that any other value of a table fills that lost its labels, recognised by the value's own form. */
function fieldOfBareValue(plain: string): Field | undefined {
  if (VALIDITY.test(plain)) return 'validity';
  if (DATE.test(plain)) return 'issuedOn';
  if (/[;；]/u.test(plain) && plain.length <= 60) return 'categories';
  if (isTitle(plain)) return 'title';
  if (ISSUER.test(plain) && plain.length <= 30 && !/[，。：>]/u.test(plain)) return 'issuer';
  return undefined;
}

/** The day in a line that says where the page comes from: 2026-02-11 来源：…, 来源：某某网 2026-02-11 10:15. */
const DAY_OF_BYLINE =
  /\d{4}\s?(?:-|\/|\.|年)\s?\d{1,2}\s?(?:-|\/|\.|月)\s?\d{1,2}(?:\s?日)?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?/u;

/** The cells of a row of a table; none where the line is no row. */
const cellsOf = (row = ''): readonly string[] => (row.includes('\t') ? row.split('\t') : []);

/** 甲日报2011年11月5日星期六第A02版：县区新闻: the issue of a newspaper that the report stood in. */
const OF_A_NEWSPAPER = /((?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2})).{0,12}第[A-Z]?\d{1,3}版/u;

/** A row of labels above a row of their values: the fields of its cells. */
function columnsOf(cells: readonly string[]): (Field | undefined)[] | undefined {
  const fields = cells.map((cell) => FIELD_OF.get(cell.replace(/：/gu, '')));
  const known = fields.filter((field) => field !== undefined).length;
  // Of labels and values side by side, half are labels.
  return known >= 2 && known * 2 > cells.length ? fields : undefined;
}

/**
 * What a page says about itself in lines of text: labels with values, in any order and number to a line, the line that
 * says when it was put up, and the values of a disclosure table that lost its labels (in the order of the national
 * table, from the 索引号 on).
 */
export function readMetadata(reading: Reading, lines: readonly PageLine[]): PageMetadata {
  const metadata: PageMetadata = {};
  const rows = reading.text.includes('\t') ? reading.text.split('\n') : [];
  let open: Field | undefined;
  let columns: (Field | undefined)[] | undefined;
  let inTable = false;
  let bareDay: string | undefined;
  for (const line of lines) {
    if (line.plain === '') continue;
    const cells = cellsOf(rows[line.index]);
    if (columns !== undefined && columns.length === cells.length) {
      for (const [i, field] of columns.entries())
        if (field !== undefined) fill(metadata, field, cells[i] ?? '');
      columns = undefined;
      continue;
    }
    columns = columnsOf(cells.map((cell) => matchingForm(cell, reading.script)));
    if (columns !== undefined) continue;
    const byline = isPageByline(line.plain);
    const labels = labelsOf(reading, line, byline);
    const first = labels[0];
    if (first === undefined || first.start > line.range.start) {
      const before = rangeOf(line.range.start, first?.start ?? line.range.end);
      const plain = reading.plain.slice(before.start, before.end);
      const number = fieldOfBareNumber(plain);
      if (number === 'indexNumber') inTable = true;
      const bare = number ?? (inTable ? fieldOfBareValue(plain) : undefined);
      // 分享： above a catalogue does not take its first value.
      const taken = open !== undefined && !(open === 'other' && bare === 'indexNumber');
      if (open !== undefined && taken && plain.length <= 80) {
        fill(metadata, open, words(reading, before));
      } else if (bare === 'documentNumber' || (bare !== undefined && first === undefined)) {
        fill(metadata, bare, words(reading, before));
      } else if (first === undefined) {
        inTable = inTable && plain.length <= 60;
      }
    }
    open = undefined;
    for (const [i, label] of labels.entries()) {
      const value = rangeOf(label.end, labels[i + 1]?.start ?? line.range.end);
      if (value.end > value.start) fill(metadata, label.field, words(reading, value));
      else if (i === labels.length - 1) open = label.field;
    }
    if (byline && !inTable && !labels.some(({ field }) => field === 'issuedOn'))
      bareDay ??= DAY_OF_BYLINE.exec(words(reading, line.range))?.[0];
  }
  // A label says more than a day beside it.
  if (bareDay !== undefined) fill(metadata, 'publishedAt', bareDay);
  const issue = lines.map(({ plain }) => OF_A_NEWSPAPER.exec(plain)?.[1]).find((day) => day !== undefined);
  if (issue !== undefined) fill(metadata, 'publishedAt', issue);
  return metadata;
}
