import { oneOf } from '../by-unit.ts';
import type { Range } from '../reading.ts';

const opens = oneOf('《（“〔【');
const closes = oneOf('》）”〕】');
const endsHeading = oneOf('。；');
const COLON = '：'.charCodeAt(0);
const COMMA = '，'.charCodeAt(0);
/** Before a colon that ends a heading stands so much of it. */
const LEAST_BEFORE_COLON = 8;

/** Words after a comma with which the treatment of an item begins, so that its heading is over. */
const TREATMENT =
  /^(?:研究|讨论|共同|一致|会议|现|并)?(?:议定|决定|明确|确定|指出|强调|要求|认为|同意|原则|充分肯定|肯定|责成|提出|形成|作出|达成|就|对|由)/u;
const LEAD = /^(?:(?:会议|此次会议|本次会议)(?:首先|接着|随后|最后|还|，)?)/u;

const closesHeading = oneOf('。；：，、\n');

/** Trims the punctuation that closes a heading, and the subject 会议 that opens it. */
function trim(plain: string, range: Range): Range {
  let { start, end } = range;
  while (end > start && closesHeading(plain.charCodeAt(end - 1))) end--;
  const lead = LEAD.exec(plain.slice(start, Math.min(end, start + 12)));
  if (lead !== null && end - start > lead[0].length + 2) start += lead[0].length;
  return { start, end };
}

/**
 * The heading at the beginning of a range: up to its first sentence end, or up to a comma after which the
 * treatment of the item begins. Brackets are not cut.
 */
export function headingIn(plain: string, range: Range): Range {
  let depth = 0;
  for (let i = range.start; i < range.end; i++) {
    const unit = plain.charCodeAt(i);
    if (opens(unit)) depth++;
    else if (closes(unit)) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (endsHeading(unit) || (unit === COLON && i - range.start >= LEAST_BEFORE_COLON)) {
      return trim(plain, { start: range.start, end: i });
    } else if (unit === COMMA && TREATMENT.test(plain.slice(i + 1, i + 12))) {
      return trim(plain, { start: range.start, end: i });
    }
  }
  return trim(plain, range);
}

/** True when a heading's words go on on the next line: an open bracket, a dangling particle, or a torn ending. */
export function goesOn(heading: string, next: string): boolean {
  if (next === '' || /[。；：]$/u.test(heading)) return false;
  if (heading.includes('《') && heading.split('《').length > heading.split('》').length) return true;
  return /[、，的及与和]$/u.test(heading) || /^[的》”）、，及和与]/u.test(next);
}
