import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { ARABIC, type Line, MAJOR, PAREN } from '../landmarks.ts';
import type { Range, Reading } from '../reading.ts';
import { readNumeral } from '../repair/numerals.ts';
import type { OutlineItem } from '../types.ts';
import { goesOn, headingIn } from './heading.ts';
import { kindOf } from './kind.ts';
import { splitUnnumbered } from './unnumbered.ts';

/** An item while its lines are gathered. */
interface Draft {
  /** The numeral on the page. */
  readonly numeral?: number;
  readonly heading: Range;
  readonly kindText: string;
  readonly lines: Line[];
  /** The heading stands in the first paragraph itself. */
  readonly runIn: boolean;
}

/** Subjects under which minutes deal with something: the words that open an item. */
const SUBJECT =
  /^(?:会议)?(?:传达|学习|听取|审议|研究|讨论|审定|审查|通报|观看|宣读|集中学习|集体学习|专题|书面)/u;
const GENERIC_LEAD = /(?:事项|事宜|意见|议题|内容|如下|以下|议定|决定)[^，]{0,6}[：。]?$/u;

type Style = typeof MAJOR;

/** The style of numbering that the agenda uses, if it is numbered. */
function agendaStyle(body: readonly Line[], opening: Line | undefined): Style | undefined {
  if (body.some((line) => MAJOR.test(line.plain))) return MAJOR;
  for (const style of [PAREN, ARABIC]) {
    const numbered = body.filter((line) => style.test(line.plain));
    const first = numbered[0];
    if (first === undefined || numbered.length < 2 || !ascends(numbered, style)) continue;
    const speaking = numbered.filter((line) => SUBJECT.test(line.plain.replace(style, ''))).length;
    const before = body[body.indexOf(first) - 1] ?? opening;
    const led =
      before === undefined ||
      before === opening ||
      (GENERIC_LEAD.test(before.plain) && before.plain.length <= 40);
    if (speaking * 2 > numbered.length || led) return style;
  }
  return undefined;
}

const numeralOf = (line: Line, style: Style): number | undefined => {
  const groups = style.exec(line.plain)?.groups ?? {};
  return readNumeral(groups.numeral ?? groups.ordinal ?? groups.topic ?? groups.paren ?? '');
};

function ascends(lines: readonly Line[], style: Style): boolean {
  const numerals = lines.map((line) => numeralOf(line, style) ?? 0);
  return numerals[0] === 1 && numerals.every((n, i) => i === 0 || n > (numerals[i - 1] ?? 0));
}

/** Gathers the lines of a numbered agenda; lines above its first numeral come back as `before`. */
function splitNumbered(
  reading: Reading,
  body: readonly Line[],
  style: Style,
): { drafts: Draft[]; before: Line[] } {
  const drafts: Draft[] = [];
  const before: Line[] = [];
  for (let i = 0; i < body.length; i++) {
    const line = body[i];
    if (line === undefined) continue;
    const mark = style.exec(line.plain);
    if (mark === null) {
      (drafts.at(-1)?.lines ?? before).push(line);
      continue;
    }
    const lines = [line];
    const bare = mark[0].length === line.plain.length;
    let end = line.range.end;
    const following = (): Line | undefined => body[i + 1];
    if (bare) {
      const next = following();
      if (next === undefined) continue;
      lines.push(next);
      end = next.range.end;
      i++;
    }
    let next = following();
    const from = bare ? (lines[1]?.range.start ?? end) : line.range.start + mark[0].length;
    while (
      next !== undefined &&
      !style.test(next.plain) &&
      !PAREN.test(next.plain) &&
      goesOn(reading.plain.slice(from, end), next.plain)
    ) {
      lines.push(next);
      end = next.range.end;
      i++;
      next = following();
    }
    const heading = headingIn(reading.plain, { start: from, end });
    const numeral = numeralOf(line, style);
    drafts.push({
      ...(numeral !== undefined && { numeral }),
      heading,
      kindText: reading.plain.slice(heading.start, heading.end),
      lines,
      runIn: end - heading.end > 1,
    });
  }
  return { drafts, before };
}

/** Takes the page's own numerals where they rise; otherwise counts. */
function numberItems(
  reading: Reading,
  drafts: readonly Draft[],
): { numbers: number[]; issues: QualityIssue[] } {
  const positions = drafts.map((_, i) => i + 1);
  const numerals = drafts.map((draft) => draft.numeral);
  const issues: QualityIssue[] = [];
  const rising = numerals.every((n, i) => n !== undefined && (i === 0 || n > (numerals[i - 1] ?? 0)));
  for (const [i, draft] of drafts.entries()) {
    const previous = numerals[i - 1] ?? 0;
    if (
      draft.numeral === undefined ||
      draft.numeral === previous + 1 ||
      (i > 0 && numerals[i - 1] === undefined)
    )
      continue;
    const repeat = draft.numeral <= previous;
    issues.push({
      code: repeat ? 'numbering-repeat' : 'numbering-gap',
      severity: 'warning',
      span: reading.span(draft.heading),
      message: repeat
        ? `An agenda item numbered ${draft.numeral} follows one numbered ${previous}; items are counted in the order of the page.`
        : `An agenda item numbered ${draft.numeral} follows ${previous === 0 ? 'the opening' : `one numbered ${previous}`}; the numbers between do not stand on the page.`,
    });
  }
  return { numbers: rising ? numerals.map((n, i) => n ?? i + 1) : positions, issues };
}

/** Agenda items of the body, and the paragraphs that stand under none. */
export function findItems(
  reading: Reading,
  body: readonly Line[],
  opening: Line | undefined,
): { items: OutlineItem[]; loose: Range[]; issues: QualityIssue[] } {
  const style = agendaStyle(body, opening);
  const numbered =
    style === undefined ? { drafts: [], before: [...body] } : splitNumbered(reading, body, style);
  const headings = numbered.drafts.map((draft) => draft.kindText);
  const unnumbered = splitUnnumbered(
    reading,
    numbered.before,
    opening,
    style === undefined ? undefined : headings,
  );
  const drafts: Draft[] = [...unnumbered.drafts, ...numbered.drafts];
  const { numbers, issues } = numberItems(reading, drafts);
  const items = drafts.map((draft, i): OutlineItem => {
    const first = draft.lines[0]?.range.start ?? draft.heading.start;
    const last = draft.lines.at(-1)?.range.end ?? draft.heading.end;
    const paragraphs = draft.lines
      .map((line) => line.range)
      .filter((range) => (draft.runIn ? range.end > draft.heading.start : range.start >= draft.heading.end));
    return {
      number: numbers[i] ?? i + 1,
      kind: kindOf(draft.kindText),
      heading: draft.heading,
      range: { start: first, end: last },
      paragraphs,
    };
  });
  return { items, loose: unnumbered.loose, issues };
}
