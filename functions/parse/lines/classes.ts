import { covers, type Range } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { datelineLength, isByline, isClosing, isDisclosure, isDistribution } from './endings.ts';
import { headingsOf } from './headings.ts';
import { isDetail, isMajor, type Layout, layoutOf } from './layout.ts';
import type { Line, LineClass, UnclassedLine } from './line.ts';
import { isAttendanceLabel, isParticular } from './lists.ts';
import { withoutMark } from './marks.ts';
import { isTab, partArticle, segmentsOf } from './segments.ts';
import { isFurniture } from './surroundings.ts';
import { isBodyName, isDayLine, isMasthead, isTitle } from './titles.ts';
import { holdsSentence, SUBJECT } from './words.ts';

/** 研究事项：, 现将会议议定的事项纪要如下：, below which the body begins. */
const LEAD_IN =
  /^[^，。；：、（）]{0,10}(?:事项|内容|决议|决定|意见|纪要)(?:如下)?：$|^(?:会议|现|兹|经)[^。；]{0,40}(?:如下|以下[^，。]{0,8})[：。]?$/u;

/** • 各科重大事项提报: a matter set off by a bullet. People in such a list are parted by commas, or named behind a label. */
const BULLETED = /^[·•●◆■▪◎○][^：、]{8,}$/u;

/** A paragraph of prose ends an attendance list. */
const isProse = ({ plain }: UnclassedLine): boolean =>
  plain.startsWith('会议') ||
  (plain.length >= 40 && holdsSentence(plain) && !plain.startsWith('（')) ||
  LEAD_IN.test(plain) ||
  BULLETED.test(plain);

/** （一）传达…, with what the meeting did about it behind it or below: the first item, not a group of a list. */
const opensAgenda = ({ plain, mark }: UnclassedLine, next: UnclassedLine | undefined): boolean =>
  mark?.numeral === 1 &&
  !plain.includes('：') &&
  (plain.includes('。会议') ||
    (holdsSentence(plain) && SUBJECT.test(withoutMark(plain))) ||
    (next?.plain.startsWith('会议') === true && !next.plain.includes('：')));

/** 八、其他事项 is an item where the meeting did something under it. */
const headsItem = (reading: Reading, line: UnclassedLine, next: UnclassedLine | undefined): boolean =>
  (isMajor(line) || !/[。，]./u.test(line.plain)) &&
  next !== undefined &&
  next.plain.length >= 12 &&
  /。$/u.test(next.plain) &&
  !isAttendanceLabel(reading, next) &&
  !isDistribution(next.plain) &&
  (/^会议/u.test(next.plain) || /同意|决定|明确|研究|听取/u.test(next.plain));

/** Other matters under the numeral that the items have come to are one of them: 八、其他事项, 六、会议还通报了其他事项。 */
const carriesOn = (line: UnclassedLine, before: readonly UnclassedLine[]): boolean => {
  const last = before.findLast(isMajor);
  return isMajor(line) && last !== undefined && line.mark?.numeral === (last.mark?.numeral ?? 0) + 1;
};

/** So much of what follows a dateline tells that it is one. */
const DAY_REACH = 10;
/** The dateline before the opening, or a bracket of its own that names writers. */
const isByWriter = ({ plain, mark }: UnclassedLine, next: UnclassedLine | undefined): boolean =>
  mark === undefined &&
  (isByline(plain) ||
    (next !== undefined && datelineLength(plain + next.plain.slice(0, DAY_REACH)) === plain.length));

/** 会议时间 alone: what it is stands on the next line. */
const isLabelAlone = (plain: string): boolean => !/：./u.test(plain);
/** 会议内容, below which the text itself begins. */
const isBodyLabel = (plain: string): boolean => /^(?:会议内容|内容|正文)：?$/u.test(plain);

/** What is left of the site among the lines: 展开详细. */
const isButton = (line: UnclassedLine): boolean =>
  line.mark === undefined &&
  isFurniture(line.plain) &&
  !isTitle(line.plain) &&
  !isByline(line.plain) &&
  !isParticular(line);

/** What the lines go on with until something else begins. */
type Run = 'list' | 'end' | 'detail';

/** A line where it stands. */
interface Place {
  readonly layout: Layout;
  readonly line: UnclassedLine;
  readonly next: UnclassedLine | undefined;
  readonly at: number;
  readonly run: Run | undefined;
  /** The lines above that are prose. */
  readonly body: readonly UnclassedLine[];
}

const isLabel = ({ layout, line }: Place): boolean => isAttendanceLabel(layout.reading, line);

const isItem = (line: UnclassedLine, { forItems }: Layout): boolean => isMajor(line) && !forItems.has(line);

/** What a line was told to be, and by which rule. */
interface Told {
  readonly id: string;
  readonly class: LineClass;
}

/** One way to tell what a line is. */
interface ClassRule extends Told {
  /** What goes on after it; nothing where it is left out. */
  readonly run?: Run | ((place: Place) => Run | undefined);
  readonly holds: (place: Place) => boolean;
}

const sameRun = ({ run }: Place): Run | undefined => run;

/** The first that holds says what a line is. Which lines of prose head the items of the agenda is told afterwards. */
const RULES: readonly ClassRule[] = [
  { id: 'line/opening', class: 'opening', holds: ({ line, layout }) => line === layout.opening },
  {
    id: 'line/day-of-publication',
    class: 'metadata',
    holds: ({ line, layout }) => line === layout.published,
  },
  {
    id: 'line/furniture',
    class: 'furniture',
    run: sameRun,
    holds: ({ line }) => isTab(line.plain) || isButton(line),
  },
  { id: 'line/title', class: 'title', holds: ({ line, layout }) => layout.title.has(line) },
  {
    // The value of a label that stands alone: 会议时间 ⏎ 2024年8月20日
    id: 'line/value-below-label',
    class: 'particular',
    run: 'detail',
    holds: (place) =>
      place.run === 'detail' &&
      place.at < place.layout.openingAt &&
      !isBodyLabel(place.line.plain) &&
      !isDetail(place.line, place.layout) &&
      !isLabel(place),
  },
  {
    id: 'line/masthead',
    class: 'masthead',
    holds: ({ line, at, layout }) => at < layout.openingAt && isMasthead(line.plain),
  },
  { id: 'line/attendance-label', class: 'attendance', run: 'list', holds: isLabel },
  {
    id: 'line/particular',
    class: 'particular',
    run: ({ line }) => (isLabelAlone(line.plain) ? 'detail' : undefined),
    holds: ({ line, layout }) => isDetail(line, layout),
  },
  { id: 'line/disclosure', class: 'distribution', holds: ({ line }) => isDisclosure(line.plain) },
  {
    id: 'line/distribution',
    class: 'distribution',
    run: 'end',
    holds: ({ line }) => isDistribution(line.plain),
  },
  {
    id: 'line/closing',
    class: 'closing',
    holds: ({ layout, line, next, body }) =>
      isClosing(line) && !headsItem(layout.reading, line, next) && !carriesOn(line, body),
  },
  {
    id: 'line/byline',
    class: 'byline',
    holds: ({ line, next, run }) => run !== 'list' && isByWriter(line, next),
  },
  {
    // Who issued it, and the day.
    id: 'line/signature',
    class: 'distribution',
    run: sameRun,
    holds: ({ line: { plain }, next, at, layout, run }) =>
      at > Math.max(layout.headOver, layout.bodyOver) &&
      (isBodyName(plain) || isMasthead(plain)) &&
      (run !== 'list' || isDayLine(plain) || isDayLine(next?.plain ?? '')),
  },
  {
    id: 'line/in-attendance-list',
    class: 'attendance',
    run: 'list',
    holds: (place) =>
      place.run === 'list' &&
      !isProse(place.line) &&
      !(isItem(place.line, place.layout) && place.line.plain.length > 1) &&
      !opensAgenda(place.line, place.next),
  },
  {
    id: 'line/after-distribution',
    class: 'distribution',
    run: 'end',
    holds: ({ run, line, layout }) => run === 'end' && !isItem(line, layout),
  },
  {
    id: 'line/above-body',
    class: 'masthead',
    holds: ({ line, at, layout, body }) =>
      at < layout.openingAt || at < layout.titleAt || (body.length === 0 && isMasthead(line.plain)),
  },
];

/** What is a line of the body on which no other rule holds. */
const PROSE: Told = { id: 'line/prose', class: 'prose' };

/** Which lines of prose head an item, all of the body tells. */
const HEADING: Told = { id: 'line/heading', class: 'heading' };

/** What every line is, but which lines of the body head the items. */
function classesOf(layout: Layout): Map<UnclassedLine, Told> {
  const classes = new Map<UnclassedLine, Told>();
  const { lines } = layout;
  const body: UnclassedLine[] = [];
  let run: Run | undefined;
  for (const [at, line] of lines.entries()) {
    const place: Place = { layout, line, next: lines[at + 1], at, run, body };
    const rule = RULES.find(({ holds }) => holds(place));
    run = typeof rule?.run === 'function' ? rule.run(place) : rule?.run;
    classes.set(line, rule ?? PROSE);
    if (rule === undefined) body.push(line);
  }
  return classes;
}

/** A line that goes on with the text, whatever the lines above it are. */
const goesOn = (line: UnclassedLine, layout: Layout): boolean =>
  (line.plain.endsWith('。') || isMajor(line) || isProse(line)) &&
  !isDetail(line, layout) &&
  !isAttendanceLabel(layout.reading, line) &&
  !isDistribution(line.plain) &&
  !isDisclosure(line.plain) &&
  !isClosing(line) &&
  !isByWriter(line, undefined);

/** The line of the page that the opening stands in, where all of the body stands in it. */
function articleOfOneLine(layout: Layout): Range | undefined {
  const { opening, lines } = layout;
  const own = opening && layout.reading.lines.find((range) => covers(range, opening.range));
  return own && lines.some((line) => line.range.start >= own.end && goesOn(line, layout)) ? undefined : own;
}

/** The lines as they are classed: an article of one line is parted into its sentences. */
function partedLayout(reading: Reading): Layout {
  const layout = layoutOf(reading, segmentsOf(reading));
  const article = articleOfOneLine(layout);
  if (article === undefined) return layout;
  const sentences = layout.lines
    .flatMap((line) => (covers(article, line.range) ? partArticle(reading, line) : [line]))
    .map((line, index) => ({ ...line, index }));
  return layoutOf(reading, sentences);
}

/** Every line of the main content, classed. */
export function classify(reading: Reading): readonly Line[] {
  const layout = partedLayout(reading);
  const classes = classesOf(layout);
  const headings = headingsOf(layout.lines.filter((line) => classes.get(line) === PROSE));
  return layout.lines.map((line) => {
    const { id, class: told } = headings.has(line) ? HEADING : (classes.get(line) ?? PROSE);
    return { ...line, class: told, rule: id };
  });
}
