import { isClosing, type Line } from '../landmarks.ts';
import type { Range, Reading } from '../reading.ts';
import { headingIn } from './heading.ts';

export interface UnnumberedItem {
  readonly heading: Range;
  readonly kindText: string;
  readonly lines: Line[];
  readonly runIn: true;
}

/** 会议听取了…, 会议传达学习…: a paragraph that takes up a subject. 会议研究决定 disposes of one and takes up none. */
const TAKES_UP =
  /^(?:会议)?(?:首先|接着|随后|最后|还|又|分别|集中|集体|专题|认真|书面|传达|共同|逐项|重点|，)*(?:传达|学习|听取|审议|研究(?!决定|认为|同意|议定|确定|要求|提出|指出)|讨论(?!决定|认为|同意)|审定|审查|审阅|通报|观看|宣读|组织学习)/u;
/** 会议指出 and its like: a paragraph that may take up a new subject or go on with the last. */
const SPEAKS = /^(?:会议)?(?:指出|认为|强调|要求|决定|同意|原则|明确|议定|确定|《)/u;
const DISPOSES = /同意|通过|批准|责成|不予|暂缓|议定/u;
const LEAD_IN =
  /(?:：|(?:如下|以下)(?:事项|意见|内容|议题)?[：。]?|(?:相关|有关)(?:事宜|事项|议题|工作)。?)$/u;
const DOCUMENT = /《[^《》]{2,120}(?:〈[^〉]*〉[^《》]*)?》/gu;

const documentsIn = (plain: string): string[] => plain.match(DOCUMENT) ?? [];

/** Where the document that a paragraph deals with is named: as the opening names it, else its first naming. */
function documentRange(line: Line, listed: ReadonlySet<string>): Range | undefined {
  const names = [...line.plain.matchAll(DOCUMENT)];
  const name =
    names.find((match) => listed.has(match[0])) ??
    names.find((match) => /审议$/u.test(line.plain.slice(0, match.index))) ??
    names[0];
  if (name === undefined) return undefined;
  const start = line.range.start + name.index;
  return { start, end: start + name[0].length };
}

/** True when a numbered heading deals with the same subject, so that the paragraph only announces it. */
const announced = (topic: string, headings: readonly string[]): boolean => {
  const key = topic.replace(/^(?:会议|传达|学习|听取|审议|研究|讨论|了|关于)+/u, '').slice(0, 8);
  return key.length >= 4 && headings.some((heading) => heading.includes(key));
};

/**
 * Items of paragraphs without numerals. In minutes whose agenda is numbered (`headings` given) these are the
 * paragraphs above the first numeral, and only one that takes up a subject of its own is an item.
 */
export function splitUnnumbered(
  reading: Reading,
  body: readonly Line[],
  opening: Line | undefined,
  headings: readonly string[] | undefined,
): { drafts: UnnumberedItem[]; loose: Range[] } {
  const listed = new Set(documentsIn(opening?.plain ?? ''));
  const drafts: UnnumberedItem[] = [];
  const loose: Range[] = [];
  for (const [i, line] of body.entries()) {
    const { plain } = line;
    const current = drafts.at(-1);
    const leads = LEAD_IN.test(plain) && headings !== undefined && i === body.length - 1;
    if (isClosing(plain) || leads) {
      loose.push(line.range);
    } else if (
      TAKES_UP.test(plain) &&
      !(headings !== undefined && (/：$/u.test(plain) || announced(plain, headings)))
    ) {
      const heading = headingIn(reading.plain, line.range);
      drafts.push({
        heading,
        kindText: reading.plain.slice(heading.start, heading.end),
        lines: [line],
        runIn: true,
      });
    } else if (headings === undefined && startsAnew(plain, current)) {
      const document = documentRange(line, listed);
      const heading = document ?? headingIn(reading.plain, line.range);
      drafts.push({
        heading,
        kindText: document === undefined ? plain.slice(0, 40) : '审议《》',
        lines: [line],
        runIn: true,
      });
    } else if (current !== undefined) {
      current.lines.push(line);
    } else {
      loose.push(line.range);
    }
  }
  return { drafts, loose };
}

/** A paragraph that disposes of a document when the item before it is disposed of already takes up a new one. */
function startsAnew(plain: string, current: UnnumberedItem | undefined): boolean {
  if (plain.length < 20 || LEAD_IN.test(plain) || !SPEAKS.test(plain)) return false;
  if (current === undefined) return true;
  const said = current.lines.map((line) => line.plain).join('');
  if (!DISPOSES.test(said) || !DISPOSES.test(plain)) return false;
  const known = new Set(documentsIn(said));
  return (
    documentsIn(plain).some((name) => !known.has(name)) && !documentsIn(plain).some((name) => known.has(name))
  );
}
