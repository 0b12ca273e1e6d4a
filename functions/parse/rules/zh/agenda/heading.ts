import { type Range, rangeOf } from '../../../text/range.ts';

const OPENS = '《（“〔【';
const CLOSES = '》）”〕】';
/** Before a colon that ends a heading stands so much of it. */
const LEAST_BEFORE_COLON = 8;

/** Words after a comma with which the treatment of an item begins, so that its heading is over. */
const TREATMENT =
  /^(?:研究|讨论|共同|一致|会议|现|并)?(?:议定|决定|明确|确定|指出|强调|要求|认为|同意|原则|充分肯定|肯定|责成|提出|形成|作出|达成|就|对|由)/u;
const LEAD = /^(?:会议|此次会议|本次会议)，?/u;

/** Trims the punctuation that closes a heading, and the subject 会议 that opens it. */
function trim(plain: string, { start, end }: Range): Range {
  const words = plain.slice(start, end).replace(/[。；：，、\n]{1,40}$/u, '');
  const lead = LEAD.exec(words)?.[0] ?? '';
  return rangeOf(start + (words.length > lead.length + 2 ? lead.length : 0), start + words.length);
}

/**
 * The heading at the beginning of a range: up to its first sentence end, or up to a comma after which the treatment of
 * the item begins. Brackets are not cut.
 */
export function headingIn(plain: string, range: Range): Range {
  let depth = 0;
  for (let at = range.start; at < range.end; at++) {
    const unit = plain.charAt(at);
    if (OPENS.includes(unit)) depth++;
    else if (CLOSES.includes(unit)) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (unit === '。' || unit === '；' || (unit === '：' && at - range.start >= LEAST_BEFORE_COLON))
      return trim(plain, rangeOf(range.start, at));
    else if (unit === '，' && TREATMENT.test(plain.slice(at + 1, at + 12)))
      return trim(plain, rangeOf(range.start, at));
  }
  return trim(plain, range);
}

/** Whether a heading's words go on on the next line: an open bracket, a dangling particle, or a torn ending. */
export function goesOn(heading: string, next: string): boolean {
  if (next === '' || /[。；：]$/u.test(heading)) return false;
  if (heading.split('《').length > heading.split('》').length) return true;
  return /[、，的及与和]$/u.test(heading) || /^[的》”）、，及和与]/u.test(next);
}
