import type { QualityIssue } from '../../../../../schemas/generated/minutes.ts';
import type { Line } from '../../../lines/line.ts';
import type { PageMetadata } from '../../../page/metadata.ts';
import { findDay } from '../../../text/days.ts';
import { rangeOf } from '../../../text/range.ts';
import { matchingForm, publishedForm, type Reading } from '../../../text/reading.ts';
import type { Script } from '../../../text/scripts.ts';

/** A value and what was noticed while reading it. */
interface Found<T> {
  readonly value: T;
  readonly issues: readonly QualityIssue[];
}

const DOCUMENT_NUMBER =
  /^[\p{Script=Han}A-Za-z（）]{0,24}[〔［[（【](?:\d{4}[〕］\]）】]|(?:19|20)\d{2})第?\d{1,4}号/u;
const CLOSED = /[〕］\]）】]第?\d{1,4}号/u;

/** Brackets of the year in a 文号 as GB/T 9704-2012 section 7.2.5 wants them: 〔2023〕. */
const normalised = (value: string): string =>
  value.replace(/[[［【(（〔](\d{4})(?:[\]］】）)〕]|(?=第?\d{1,4}号))/u, '〔$1〕').replace(/\s+/gu, '');

/** The number at the beginning of a line, with the title that was glued to it: 总经理办公会议纪要 | 〔2022〕8号 is one number. */
function numberIn(reading: Reading, { range, plain }: Line, lines: readonly Line[]): string | undefined {
  const title = lines.find((line) => line.class === 'title' && line.range.end === range.start);
  for (const glued of [title?.plain, '']) {
    const [number] = glued === undefined ? [] : (DOCUMENT_NUMBER.exec(glued + plain) ?? []);
    const start = range.start - (glued?.length ?? 0);
    if (number !== undefined) return reading.value(rangeOf(start, start + number.length));
  }
  return undefined;
}

/** The document number of the page's metadata, else of the lines around the title. */
export function documentNumberOf(
  reading: Reading,
  lines: readonly Line[],
  metadata: PageMetadata,
): Found<string | undefined> {
  const onPage =
    metadata.documentNumber === undefined
      ? lines.map((line) => numberIn(reading, line, lines)).find((number) => number)
      : publishedForm(metadata.documentNumber, reading.script);
  if (!onPage) return { value: undefined, issues: [] };
  const value = normalised(onPage);
  if (value === onPage) return { value, issues: [] };
  const closed = CLOSED.test(onPage);
  const message = closed
    ? `The page writes the document number ${onPage}.`
    : `A bracket is missing in the document number ${onPage}; it is read as ${value}.`;
  return {
    value,
    issues: [{ code: 'document-number-normalised', severity: closed ? 'info' : 'warning', message }],
  };
}

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check digit of an organisation code (GB 11714-1997): weights 3 7 9 10 5 8 4 2, modulus 11. */
function checkDigit(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(code[i] ?? '0', 36), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/** What is wrong with a 索引号, in words; `undefined` when nothing is. */
function faultOf(value: string, issuedOn: string | undefined): string | undefined {
  const parts = /^([0-9A-Z]{8})([0-9X])\/(\d{4})-\d{5}$/u.exec(value);
  if (parts === null)
    return 'it does not have the form of an organisation code, a year and a serial number of five digits';
  const [, code = '', digit = '', year = ''] = parts;
  if (checkDigit(code) !== digit) return 'the check digit of its organisation code is wrong (GB 11714)';
  return issuedOn !== undefined && issuedOn.slice(0, 4) !== year
    ? `its year is not the year of issue, ${issuedOn.slice(0, 4)}`
    : undefined;
}

/** The index number as on the page, and what is wrong with it. */
export function indexNumberOf(
  metadata: PageMetadata,
  issuedOn: string | undefined,
  script: Script,
): Found<string | undefined> {
  const value = metadata.indexNumber && matchingForm(metadata.indexNumber, script);
  const fault = value && faultOf(value, issuedOn || undefined);
  if (!fault) return { value, issues: [] };
  const message = `The index number ${value} stands as on the page, but ${fault}.`;
  return { value, issues: [{ code: 'index-number-invalid', severity: 'info', message }] };
}

const ISSUER = /(?:办公室|办公厅|政府|政府办|委员会|局|管委会)$/u;

/** Issuer and day of issue: 某某办公室 2025年8月18日印发 on one line, or a body and a day on two. */
export function imprintOf(
  reading: Reading,
  lines: readonly Line[],
): { readonly issuer?: string; readonly issuedOn?: string } {
  let above: Line | undefined;
  for (const line of lines) {
    const { plain, range } = line;
    const day = /^（.+日）$/u.test(plain) ? undefined : findDay(plain);
    const [issuedOn] = day?.candidates ?? [];
    const whole =
      day !== undefined && issuedOn !== undefined && !issuedOn.startsWith('-') && day.candidates.length === 1;
    if (whole && /^日?(?:印发|印制|印)?。?）?$/u.test(plain.slice(day.range.end))) {
      const before = plain.slice(0, day.range.start).replace(/^（/u, '');
      const issuer =
        before === ''
          ? above && reading.value(above.range)
          : reading.value(rangeOf(range.start, range.start + day.range.start));
      return issuer !== undefined && ISSUER.test(issuer) ? { issuer, issuedOn } : { issuedOn };
    }
    above = line;
  }
  return {};
}
