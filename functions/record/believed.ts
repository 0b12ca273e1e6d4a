import type { MinutesDocument, QualityIssue } from '../../schemas/generated/minutes.ts';
import { assess } from '../parse/document/quality.ts';
import { DAY_MS, dayAt } from '../shared/clock.ts';
import { webAddress } from '../shared/markup/words.ts';

/** A page may be dated a little after the moment at which it was fetched: clocks differ. */
const TOLERANCE_MS = 10 * 60_000;
const TIME_ZONE = 'Asia/Shanghai';
const FIRST_MOMENT = 'T00:00:00+08:00';

/**
 * A document without what cannot be true of a page that was fetched at that moment: a day of publication or issue in
 * the future is left out, and said in an issue; a meeting in the future waits for a person; an address that the page
 * gives for itself is one of the web, or none. Pure.
 * @param fetchedAt ISO 8601
 */
export function believed(document: MinutesDocument, fetchedAt: string): MinutesDocument {
  const fetched = Date.parse(fetchedAt);
  if (Number.isNaN(fetched)) return document;
  const { publishedAt, issuedOn, ...others } = withoutForeignAddress(document);
  const isFuture = (stated: string | undefined): boolean =>
    stated !== undefined && Date.parse(instantOf(stated)) > fetched + TOLERANCE_MS;
  const issues: QualityIssue[] = [
    ...(isFuture(publishedAt) ? [issueOf('published', publishedAt)] : []),
    ...(isFuture(issuedOn) ? [issueOf('issued', issuedOn)] : []),
  ];
  const tomorrow = dayAt(new Date(fetched + DAY_MS), TIME_ZONE) ?? '';
  const { heldOn } = others;
  const question =
    heldOn !== undefined && heldOn > tomorrow
      ? `The page says that the meeting was held on ${heldOn}, after the page was fetched: is it an announcement, or is the day wrong?`
      : undefined;
  const known = {
    ...others,
    ...(publishedAt !== undefined && !isFuture(publishedAt) && { publishedAt }),
    ...(issuedOn !== undefined && !isFuture(issuedOn) && { issuedOn }),
  };
  return issues.length === 0 && question === undefined ? known : doubted(known, issues, question);
}

const instantOf = (stated: string): string => (stated.includes('T') ? stated : `${stated}${FIRST_MOMENT}`);

const issueOf = (what: string, stated = ''): QualityIssue => ({
  code: 'date-in-future',
  severity: 'warning',
  message: `The page states that it was ${what} on ${stated}, after it was fetched; that day is not believed.`,
});

/** The document with more issues and a question, scored anew. */
function doubted(
  document: MinutesDocument,
  issues: readonly QualityIssue[],
  question: string | undefined,
): MinutesDocument {
  const confidences = [...document.decisions, ...document.attendance].map(({ confidence }) => confidence);
  const { review: before } = document.quality;
  const { review, ...quality } = assess([...document.quality.issues, ...issues], confidences, question);
  // What was asked before is asked still.
  const reasons = before === undefined ? [review] : [before, question];
  const asked = reasons.filter((reason) => reason !== undefined).join(' ');
  return { ...document, quality: { ...quality, ...(asked !== '' && { review: asked }) } };
}

function withoutForeignAddress(document: MinutesDocument): MinutesDocument {
  const { canonicalUrl, ...provenance } = document.provenance;
  if (canonicalUrl === undefined || webAddress(canonicalUrl, canonicalUrl) !== undefined) return document;
  return { ...document, provenance };
}
