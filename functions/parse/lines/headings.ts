import type { Mark, MarkStyle, UnclassedLine } from './line.ts';
import { withoutMark } from './marks.ts';
import { SUBJECT } from './words.ts';

// Which lines of the body head the items of the agenda.

/** A paragraph that announces items without naming one: 会议研究了以下事项. */
const GENERIC_LEAD = /(?:事项|事宜|意见|议题|内容|如下|以下|议定|决定)[^，]{0,6}[：。]?$/u;
const LEAD_LENGTH = 60;

const rises = (marks: readonly Mark[]): boolean =>
  marks.every((mark, i) => (mark.numeral ?? 0) > (marks[i - 1]?.numeral ?? 0)) && marks[0]?.numeral === 1;

/** 会议议定：一、同意甲；: a list of points begins inside a paragraph and goes on on the next line. */
const OPENS_POINTS = /^会议[^。；]{0,40}：一、[^。；]{0,2000}；$/u;

/** The lines that are points 二、 三、 of a list which a paragraph above them opened, and no items. */
function pointsOfParagraphs(body: readonly UnclassedLine[]): ReadonlySet<UnclassedLine> {
  const points = new Set<UnclassedLine>();
  let reached = 0;
  for (const line of body) {
    const { mark, plain } = line;
    if (mark === undefined) {
      reached = OPENS_POINTS.test(plain) ? 1 : 0;
    } else if (reached > 0 && mark.style === 'major' && mark.numeral === reached + 1) {
      points.add(line);
      reached = /；$/u.test(plain) ? reached + 1 : 0;
    } else {
      reached = 0;
    }
  }
  return points;
}

/** 会议听取了全区防汛工作汇报，议定以下事项： deals with one subject; what is numbered below it are its points. */
const takesUpOne = ({ plain }: UnclassedLine): boolean =>
  SUBJECT.test(plain) && /，/u.test(plain) && !/^(?:会议)?(?:研究|讨论|审议|听取)了?以下/u.test(plain);

/** True where one run of a lower style goes through the whole body and takes up subjects, or a sentence announces it. */
function isAgendaOf(body: readonly UnclassedLine[], style: MarkStyle): boolean {
  const numbered = body.filter(({ mark }) => mark?.style === style);
  const [first] = numbered;
  if (first === undefined || numbered.length < 2) return false;
  const marksOf = (lines: readonly UnclassedLine[]): Mark[] =>
    lines.map(({ mark }) => mark).filter((mark) => mark !== undefined);
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

/** The style of numbering that the agenda uses, if it is numbered. */
function agendaStyle(body: readonly UnclassedLine[]): MarkStyle | undefined {
  if (body.some(({ mark }) => mark?.style === 'major')) return 'major';
  if (body.filter(({ mark }) => mark?.style === 'topic').length >= 2) return 'topic';
  return (['paren', 'arabic', 'paren-arabic'] as const).find((style) => isAgendaOf(body, style));
}

const LONGEST_HEADLINE = 80;

/** A heading that lost its numeral: a line without a full stop that takes up a subject, above a paragraph of prose. */
function isUnnumberedHeading({ plain, mark }: UnclassedLine, next: UnclassedLine | undefined): boolean {
  return (
    mark === undefined &&
    plain.length >= 4 &&
    plain.length <= LONGEST_HEADLINE &&
    !/[。；：！？，]$/u.test(plain) &&
    next !== undefined &&
    next.plain.length >= 12 &&
    /[。：；]$/u.test(next.plain) &&
    (SUBJECT.test(plain) ||
      /^(?:关于|《)/u.test(plain) ||
      (/^会议/u.test(next.plain) && !/[。，；：]/u.test(plain)))
  );
}

/**
 * The lines of a body that head an item: those with the numeral of the agenda; in a body without numerals, those set
 * apart, where there are at least two.
 */
export function headingsOf(body: readonly UnclassedLine[]): ReadonlySet<UnclassedLine> {
  const points = pointsOfParagraphs(body);
  const style = agendaStyle(body.filter((line) => !points.has(line)));
  if (style !== undefined)
    return new Set(body.filter((line) => line.mark?.style === style && !points.has(line)));
  const apart = body.filter((line, i) => isUnnumberedHeading(line, body[i + 1]));
  return new Set(apart.length >= 2 ? apart : []);
}
