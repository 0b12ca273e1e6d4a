import type { Line } from '../landmarks/line.ts';
import { type Mark, markOfLine, type Style, withoutMark } from '../landmarks/numbering.ts';
import type { Reading } from '../reading.ts';
import { type Draft, SUBJECT, wordsOf } from './draft.ts';
import { goesOn, headingIn } from './heading.ts';

/** A paragraph that announces items without naming one: 会议研究了以下事项. */
const GENERIC_LEAD = /(?:事项|事宜|意见|议题|内容|如下|以下|议定|决定)[^，]{0,6}[：。]?$/u;
const LEAD_LENGTH = 60;

const markIn = (reading: Reading, line: Line, style: Style): Mark | undefined => {
  const mark = markOfLine(reading, line);
  return mark?.style === style ? mark : undefined;
};

function rises(marks: readonly Mark[]): boolean {
  return (
    marks.every((mark, i) => (mark.numeral ?? 0) > (marks[i - 1]?.numeral ?? 0)) && marks[0]?.numeral === 1
  );
}

/** 会议议定：一、同意甲；: a list of points begins inside a paragraph and goes on on the next line. */
const OPENS_POINTS = /^会议[^。；]{0,40}：一、[^。；]*；$/u;

/** The lines that are points 二、 三、 of a list which a paragraph above them opened, and no items. */
export function pointsOfParagraphs(reading: Reading, body: readonly Line[]): ReadonlySet<Line> {
  const points = new Set<Line>();
  let reached = 0;
  for (const line of body) {
    const mark = markOfLine(reading, line);
    if (mark === undefined) {
      reached = OPENS_POINTS.test(line.plain) ? 1 : 0;
    } else if (reached > 0 && mark.style === 'major' && mark.numeral === reached + 1) {
      points.add(line);
      reached = /；$/u.test(line.plain) ? reached + 1 : 0;
    } else {
      reached = 0;
    }
  }
  return points;
}

/**
 * The style of numbering that the agenda uses, if it is numbered. A lower style is the agenda's only where one run of
 * it goes through the whole body and its parts take up subjects, or a sentence announces them; else it numbers the
 * points of one item.
 */
export function agendaStyle(reading: Reading, body: readonly Line[]): Style | undefined {
  if (body.some((line) => markIn(reading, line, 'major'))) return 'major';
  if (body.filter((line) => markIn(reading, line, 'topic')).length >= 2) return 'topic';
  return (['paren', 'arabic', 'paren-arabic'] as const).find((style) => isAgendaOf(reading, body, style));
}

function isAgendaOf(reading: Reading, body: readonly Line[], style: Style): boolean {
  const numbered = body.filter((line) => markIn(reading, line, style));
  const [first] = numbered;
  if (first === undefined || numbered.length < 2) return false;
  const marksOf = (lines: readonly Line[]): Mark[] =>
    lines.map((line) => line.mark).filter((mark) => mark !== undefined);
  const subjects = numbered.filter((line) => {
    const words = withoutMark(line.plain);
    return SUBJECT.test(words) || (/^关于/u.test(words) && !/。./u.test(words));
  });
  if (!rises(marksOf(numbered))) {
    // Points with the same numerals may stand inside the items; the items themselves rise.
    return subjects.length >= 2 && subjects[0] === first && rises(marksOf(subjects));
  }
  const above = body.slice(0, body.indexOf(first));
  const before = above.at(-1);
  const announced =
    before === undefined ||
    (GENERIC_LEAD.test(before.plain) && before.plain.length <= LEAD_LENGTH && !takesUpOne(before));
  // Under paragraphs that each take up a subject, a list is of the last one's points.
  const pointsOfOne = above.slice(0, -1).some(({ plain }) => SUBJECT.test(plain));
  return subjects.length * 2 > numbered.length || (announced && !pointsOfOne);
}

/** 会议听取了全区防汛工作汇报，议定以下事项： deals with one subject; what is numbered below it are its points. */
const takesUpOne = ({ plain }: Line): boolean =>
  SUBJECT.test(plain) && /，/u.test(plain) && !/^(?:会议)?(?:研究|讨论|审议|听取)了?以下/u.test(plain);

/**
 * Gathers the lines of a numbered agenda; lines above its first numeral come back as `before`. `points`: lines with a
 * numeral that are none of its items.
 */
export function splitNumbered(
  reading: Reading,
  body: readonly Line[],
  style: Style,
  points: ReadonlySet<Line> = new Set(),
): { drafts: Draft[]; before: Line[] } {
  const drafts: Draft[] = [];
  const before: Line[] = [];
  for (let i = 0; i < body.length; i++) {
    const line = body[i];
    if (line === undefined) continue;
    const mark = points.has(line) ? undefined : markIn(reading, line, style);
    if (mark === undefined) {
      (drafts.at(-1)?.lines ?? before).push(line);
      continue;
    }
    const lines = [line];
    const take = (): Line | undefined => {
      const next = body[i + 1];
      if (next !== undefined) {
        lines.push(next);
        i++;
      }
      return next;
    };
    let start = line.range.start + mark.length;
    let { end } = line.range;
    if (start === end) {
      // The numeral stands alone; the item's words are on the next line.
      const next = take();
      if (next === undefined) continue;
      ({ start, end } = next.range);
    }
    for (let next = body[i + 1]; next !== undefined; next = body[i + 1]) {
      if (markOfLine(reading, next) !== undefined || !goesOn(wordsOf(reading, { start, end }), next.plain))
        break;
      take();
      ({ end } = next.range);
    }
    const heading = headingIn(reading.plain, { start, end });
    drafts.push({ numeral: mark.numeral, heading, kindText: wordsOf(reading, heading), lines });
  }
  return { drafts, before };
}

/** A heading that names a part of the meeting, not a subject: 一、审议事项. */
const PART =
  /^(?:会议)?(?:集中|专题|书面|集体)?(?:传达|学习|听取|审议|研究|讨论|审定|通报|议定|议题|其他|人事|会议)(?:传达|学习|汇报|审议|研究|讨论|审定|通报|议定)*(?:了)?(?:内容|事项|议题|有关|相关|以下|文件|汇报|精神|情况|环节|部分|方面|政策)*$/u;

/** Under headings that name parts of the meeting, the parts' own points （一） are the items. */
export function expandParts(reading: Reading, drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap((draft): Draft[] => {
    if (!PART.test(draft.kindText)) return [draft];
    const inner = splitNumbered(reading, draft.lines, 'paren').drafts;
    const subjects = inner.filter(({ kindText }) => kindText.length >= 6);
    return inner.length > 0 && subjects.length === inner.length
      ? inner.map(({ heading, kindText, lines }) => ({ numeral: undefined, heading, kindText, lines }))
      : [draft];
  });
}
