import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { Line } from '../landmarks/line.ts';
import type { Range, Reading } from '../reading.ts';
import type { OutlineItem } from '../types.ts';
import type { Draft } from './draft.ts';
import { kindOf } from './kind.ts';
import { agendaStyle, expandParts, pointsOfParagraphs, splitNumbered } from './numbered.ts';
import { settle } from './settle.ts';
import { splitTable } from './table.ts';
import { splitUnnumbered } from './unnumbered.ts';

/** What became of the body. */
export interface Items {
  readonly items: readonly OutlineItem[];
  readonly loose: readonly Range[];
  /** Lines that list the agenda above the items themselves. */
  readonly agenda: readonly Range[];
  readonly issues: readonly QualityIssue[];
}

/** Takes the page's own numerals where they rise; otherwise counts. */
function numberItems(
  reading: Reading,
  drafts: readonly Draft[],
): { numbers: number[]; issues: QualityIssue[] } {
  const numerals = drafts.map((draft) => draft.numeral);
  const issues: QualityIssue[] = [];
  for (const [i, { numeral, heading }] of drafts.entries()) {
    const previous = i === 0 ? 0 : numerals[i - 1];
    if (numeral === undefined || previous === undefined || numeral === previous + 1) continue;
    const repeat = numeral <= previous;
    const where = previous === 0 ? 'is the first on the page' : `follows one numbered ${previous}`;
    issues.push({
      code: repeat ? 'numbering-repeat' : 'numbering-gap',
      severity: 'warning',
      span: reading.span(heading),
      message: repeat
        ? `An agenda item numbered ${numeral} ${where}; the items are counted in the order of the page.`
        : `An agenda item numbered ${numeral} ${where}; the numbers between do not stand there.`,
    });
  }
  const rising = numerals.every((n, i) => n !== undefined && n > (numerals[i - 1] ?? 0));
  return { numbers: drafts.map((draft, i) => (rising ? (draft.numeral ?? i + 1) : i + 1)), issues };
}

/** Units of the longest numeral before a heading. */
const LONGEST_MARK = 8;

function itemOf(reading: Reading, draft: Draft, number: number): OutlineItem {
  const { kindText, lines } = draft;
  const ranges = lines.map((line) => line.range);
  // Of a damaged page, nothing but marks may be left of a heading: then its line stands for it.
  const heading = draft.heading.end > draft.heading.start ? draft.heading : (ranges[0] ?? draft.heading);
  const start = Math.min(heading.start, ranges[0]?.start ?? heading.start);
  const end = Math.max(heading.end, ranges.at(-1)?.end ?? heading.end);
  // A line that goes on after the heading, or says something before it, is a paragraph too; one of the heading alone is none.
  const paragraphs = ranges.filter(
    (range) => range.end - heading.end > 1 || heading.start - range.start > LONGEST_MARK,
  );
  const own = paragraphs.length > 0 ? paragraphs : ranges.slice(-1);
  const told = kindOf(kindText);
  const kind = told === 'other' && !/^其[他它]/u.test(kindText) ? kindOfBody(reading, own, heading) : told;
  return { number, kind, heading, range: { start, end }, paragraphs: own };
}

const DISPOSED =
  /(?:会议|经研究|研究)[^。；\n]{0,16}?(?:同意|通过|批准|决定|议定)(?!率|权)|(?:^|[。；：，\n）.、])(?:原则(?:上)?)?(?:同意|通过)(?!率|后)/u;
const HEARD = /^(?:会议)?(?:听取|通报)了?/u;

/** What was done with a subject that its heading only names. */
function kindOfBody(reading: Reading, paragraphs: readonly Range[], heading: Range): OutlineItem['kind'] {
  const below = paragraphs.map(({ start, end }) =>
    reading.plain
      .slice(Math.max(start, start < heading.end ? heading.end : start), end)
      .replace(/^[。：；]/u, ''),
  );
  if (HEARD.test(below[0] ?? '')) return 'report';
  return below.some((words) => DISPOSED.test(words)) ? 'deliberation' : 'other';
}

/** Agenda items of the body, and the paragraphs that stand under none. */
export function findItems(reading: Reading, body: readonly Line[], opening: Line | undefined): Items {
  const table = splitTable(reading, body);
  if (table !== undefined) {
    const { numbers, issues } = numberItems(reading, table.drafts);
    return {
      items: table.drafts.map((draft, i) => itemOf(reading, draft, numbers[i] ?? i + 1)),
      loose: [...table.before, ...table.after].map((line) => line.range),
      agenda: [],
      issues,
    };
  }
  const points = pointsOfParagraphs(reading, body);
  const style = agendaStyle(
    reading,
    body.filter((line) => !points.has(line)),
  );
  const numbered =
    style === undefined ? { drafts: [], before: [...body] } : splitNumbered(reading, body, style, points);
  const settled = settle(numbered.drafts);
  const expanded = expandParts(reading, settled.drafts);
  const headings = style === undefined ? undefined : expanded.map((draft) => draft.kindText);
  const unnumbered = splitUnnumbered(reading, numbered.before, opening, headings);
  const drafts = [...unnumbered.drafts, ...expanded];
  const { numbers, issues } = numberItems(reading, drafts);
  return {
    items: drafts.map((draft, i) => itemOf(reading, draft, numbers[i] ?? i + 1)),
    loose: unnumbered.loose.map((line) => line.range),
    agenda: settled.agenda.map((line) => line.range),
    issues,
  };
}
