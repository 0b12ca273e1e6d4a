import { DomUtils, parseDocument } from 'htmlparser2';
import { decode } from '../../functions/parse/page/decode.ts';
import { formatOf } from '../../functions/parse/page/format.ts';
import { parseAnyFormat } from '../../functions/parse/parse.ts';
import { isKind } from '../../functions/shared/errors.ts';
import type { MinutesDocument, Span } from '../../schemas/generated/minutes.ts';
import { snapshotOf } from './invented.ts';

// What holds of every page, whatever is on it.

const BLANK = /[\s\p{Z}\p{Cc}\p{Cf}]/gu;

/** A text without white space, control and format characters. */
const dense = (text: string): string => text.replace(BLANK, '');

/**
 * All characters that a page holds, in its order: of HTML, the text of all elements. Undefined for files whose
 * characters only their reader can tell.
 */
export function charactersOf(bytes: Uint8Array, contentType: string): string | undefined {
  const format = formatOf(bytes, contentType);
  if (format !== 'text' && format !== 'html') return undefined;
  const { text } = decode(bytes, contentType);
  if (format === 'text') return text;
  return DomUtils.textContent(parseDocument(text).children);
}

/** A name of another people whose parts are parted by one kind of dot, as values have it: 艾尔肯.买买提 is 艾尔肯·买买提. */
const withDots = (name: string): string => name.replace(/[.．•・‧∙⋅]/gu, '·');

/** Where the first character stands that breaks the order; -1 when `part` is a subsequence of `whole`. */
function strayIn(part: string, whole: string): number {
  let at = 0;
  for (let i = 0; i < part.length; i++) {
    at = whole.indexOf(part.charAt(i), at) + 1;
    if (at === 0) return i;
  }
  return -1;
}

const inside = ([start, end]: Span, text: string): boolean =>
  start >= 0 && start <= end && end <= text.length;

/** The rules of the contract that a document breaks, in words. */
export function brokenRules(document: MinutesDocument, page: string | undefined): string[] {
  const broken: string[] = [];
  const { text } = document;
  const own = dense(text);
  const stray = page === undefined ? -1 : strayIn(own, dense(page));
  if (stray >= 0)
    broken.push(
      `the text has characters that the page has not there: …${own.slice(Math.max(0, stray - 10), stray + 10)}…`,
    );
  const spans = [
    ...document.items.map(({ span }) => span),
    ...document.decisions.map(({ span }) => span),
    ...document.attendance.map(({ span }) => span),
    ...document.quality.issues.flatMap(({ span }) => (span ? [span] : [])),
  ];
  for (const span of spans) if (!inside(span, text)) broken.push(`the span ${span} is not within the text`);
  for (const decision of document.decisions)
    if (text.slice(...decision.span) !== decision.text)
      broken.push(`not the slice of its span: ${decision.text}`);
  for (const { name, asPublished, span } of document.attendance) {
    const published = withDots(dense(asPublished?.name ?? name));
    if (!withDots(dense(text.slice(...span))).includes(published))
      broken.push(`${published} is not within its span ${span}`);
  }
  const confidences = [...document.decisions, ...document.attendance].map(({ confidence }) => confidence);
  if (confidences.some((confidence) => !(confidence >= 0 && confidence <= 1)))
    broken.push('a confidence outside 0 to 1');
  return broken;
}

export interface Outcome {
  /** `document`, or the code of the refusal. */
  readonly outcome: string;
  readonly broken: readonly string[];
}

/** In place of the true one, which a document of no known source has its identity from: two ways to write one page differ in it. */
const SOME_HASH = '0'.repeat(64);

/** What becomes of any bytes: a document, or the code of the refusal. Throws where reading fails with anything else. */
export async function readAny(
  bytes: Uint8Array,
  contentType: string,
): Promise<{ readonly outcome: string; readonly document?: MinutesDocument }> {
  try {
    const document = await parseAnyFormat(snapshotOf(bytes, { contentType, sha256: SOME_HASH }), []);
    return { outcome: 'document', document };
  } catch (error) {
    if (!isKind(error, 'refused')) throw error;
    return { outcome: error.code };
  }
}

/** Reads any bytes, and holds what they give to the rules. Throws as {@link readAny} does. */
export async function tryPage(bytes: Uint8Array, contentType: string): Promise<Outcome> {
  const { outcome, document } = await readAny(bytes, contentType);
  return {
    outcome,
    broken: document === undefined ? [] : brokenRules(document, charactersOf(bytes, contentType)),
  };
}
