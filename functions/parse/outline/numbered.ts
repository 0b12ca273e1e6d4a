import type { Line } from '../landmarks/line.ts';
import { type Mark, markOf, markOfLine, type Style } from '../landmarks/numbering.ts';
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

/**
 * The style of numbering that the agenda uses, if it is numbered. A lower style is the agenda's only where one run of
 * it goes through the whole body and its parts take up subjects, or a sentence announces them; else it numbers the
 * points of one item.
 */
export function agendaStyle(reading: Reading, body: readonly Line[]): Style | undefined {
  if (body.some((line) => markIn(reading, line, 'major'))) return 'major';
  if (body.filter((line) => markIn(reading, line, 'topic')).length >= 2) return 'topic';
  for (const style of ['paren', 'arabic', 'paren-arabic'] as const) {
    const numbered = body.filter((line) => markIn(reading, line, style));
    const marks = numbered.map((line) => markOf(line.plain)).filter((mark) => mark !== undefined);
    const [first] = numbered;
    if (first === undefined || numbered.length < 2 || !rises(marks)) continue;
    const speaking = numbered.filter((line, i) =>
      SUBJECT.test(line.plain.slice(marks[i]?.length ?? 0)),
    ).length;
    const before = body[body.indexOf(first) - 1];
    const announced =
      before === undefined ||
      (GENERIC_LEAD.test(before.plain) && before.plain.length <= LEAD_LENGTH && !takesUpOne(before));
    if (speaking * 2 > numbered.length || announced) return style;
  }
  return undefined;
}

/** 会议听取了全区防汛工作汇报，议定以下事项： deals with one subject; what is numbered below it are its points. */
const takesUpOne = (line: Line): boolean => SUBJECT.test(line.plain) && /，/u.test(line.plain);

/** Gathers the lines of a numbered agenda; lines above its first numeral come back as `before`. */
export function splitNumbered(
  reading: Reading,
  body: readonly Line[],
  style: Style,
): { drafts: Draft[]; before: Line[] } {
  const drafts: Draft[] = [];
  const before: Line[] = [];
  for (let i = 0; i < body.length; i++) {
    const line = body[i];
    if (line === undefined) continue;
    const mark = markIn(reading, line, style);
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
    const numeral = mark.numeral;
    drafts.push({
      ...(numeral !== undefined && { numeral }),
      heading,
      kindText: wordsOf(reading, heading),
      lines,
    });
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
      ? inner.map(({ numeral: _, ...rest }) => rest)
      : [draft];
  });
}
