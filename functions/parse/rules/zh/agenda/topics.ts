import type { Passage } from '../../../clauses/passage.ts';
import type { Line } from '../../../lines/line.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';
import type { Body, Draft, Layout } from './draft.ts';
import { headingIn } from './heading.ts';
import { kindOf } from './kind.ts';
import { isNamedBy, topicOf } from './same-matter.ts';

/** A label with nothing behind it: 会议议题：, 讨论议题：. */
const LABEL = /^(?:会议|讨论|研究|本次|此次|主要)*(?:议题|议程)：?$/u;
/** Numerals inside a line that holds several entries: 1、传达… 2、听取…. */
const NUMERAL = /(?<![\d.第年月])(\d{1,2})[、.．]/gu;
/** How an entry without a numeral begins. */
const BEGINS = new RegExp(
  `^(?:关于|《|${['takes-up-verb', 'weak-agenda-verb', 'study-verb'].map((name) => lexicon.sourceOf(name)).join('|')})`,
  'u',
);
/** Units of an entry without a numeral, at most: longer ones are prose. */
const LONGEST_ENTRY = 80;
/** Entries of one line or list, at most. */
const MOST_ENTRIES = 60;

interface Entry {
  readonly numeral: number | undefined;
  readonly range: Range;
}

/** The entries of a line that begins with a numeral: one, or as many as numerals rise in it. */
function numbered({ plain, range, mark }: Line): readonly Entry[] {
  if (mark?.numeral === undefined) return [];
  const starts: { numeral: number; mark: number; from: number }[] = [
    { numeral: mark.numeral, mark: 0, from: mark.length },
  ];
  for (const found of plain.matchAll(NUMERAL)) {
    const numeral = Number(found[1]);
    if (found.index >= mark.length && numeral === (starts.at(-1)?.numeral ?? 0) + 1)
      starts.push({ numeral, mark: found.index, from: found.index + found[0].length });
  }
  return starts.map(({ numeral, from }, i) => ({
    numeral,
    range: rangeOf(range.start + from, range.start + (starts[i + 1]?.mark ?? plain.length)),
  }));
}

const isShort = ({ plain }: Line): boolean =>
  plain.length <= LONGEST_ENTRY && BEGINS.test(plain) && !/。.|[：；]$/u.test(plain);

/** The list below a label: lines that are numbered on from one, or short lines that each begin as a matter does. */
function listBelow(lines: readonly Line[], label: number): readonly Entry[] {
  const entries: Entry[] = [];
  const below = lines.slice(label + 1).filter(({ plain }) => plain !== '');
  const marked = below[0]?.mark?.numeral === 1;
  for (const line of below.slice(0, MOST_ENTRIES)) {
    const own = marked ? numbered(line) : isShort(line) ? [{ numeral: undefined, range: line.range }] : [];
    const follows = own[0]?.numeral === undefined || own[0].numeral === (entries.at(-1)?.numeral ?? 0) + 1;
    if (own.length === 0 || !follows) break;
    entries.push(...own);
  }
  // One line without a numeral is a sentence that may hold several matters.
  return marked || entries.length > 1 ? entries : [];
}

function draftOf({ plain }: Reading, { numeral, range }: Entry): Draft {
  const heading = headingIn(plain, range);
  return {
    rule: topicsLayout.id,
    evidence: 'headed',
    numeral,
    kind: kindOf(plain.slice(heading.start, heading.end), true),
    heading,
    range,
    paragraphs: [],
    running: true,
  };
}

/** Whether headings of the body tell of the same matters, with what was said below each. */
function isToldBelow({ plain }: Reading, { lines }: Body, drafts: readonly Draft[]): boolean {
  const topics = drafts.map(({ heading }) => topicOf(plain.slice(heading.start, heading.end)));
  return lines
    .filter((line) => line.class === 'heading')
    .some((line) => topics.some((topic) => isNamedBy(topic, topicOf(line.plain))));
}

/** 议定：, 会议决定事项：, below which points may follow, one for each matter. */
const SETTLED = /^(?:会议)?(?:议定|商定|决定|决议)(?:事项|意见|内容|结果|如下)*：?$/u;

/** The points below a label, with the lines that go on with each, where they are numbered on from one. */
function pointsBelow(lines: readonly Line[], label: number): readonly (readonly Line[])[] {
  const points: Line[][] = [];
  const style = lines[label + 1]?.mark?.style;
  for (const line of lines.slice(label + 1)) {
    if (SETTLED.test(line.plain) || (line.class !== 'heading' && line.class !== 'prose')) break;
    const opens = line.mark?.numeral === points.length + 1 && line.mark.style === style;
    if (opens) points.push([line]);
    else if (points.length === 0) break;
    else points.at(-1)?.push(line);
  }
  return points;
}

/**
 * The matters, each with its point, where below 议定： stand as many points as below 议题： matters, numbered alike, and no
 * point names another matter than its own.
 */
function settledByPoints(
  { reading }: Passage,
  body: Body,
  drafts: readonly Draft[],
): readonly Draft[] | undefined {
  const { lines } = body;
  const points = pointsBelow(
    lines,
    lines.findIndex(({ plain }) => SETTLED.test(plain)),
  );
  if (points.length !== drafts.length || drafts.some(({ numeral }, i) => numeral !== i + 1)) return undefined;
  const topics = drafts.map(({ heading }) => topicOf(reading.plain.slice(heading.start, heading.end)));
  const strays = points.some(([first], i) => {
    const own = topicOf(first?.plain ?? '');
    const named = topics.flatMap((topic, at) => (isNamedBy(topic, own) ? [at] : []));
    return named.length > 0 && !named.includes(i);
  });
  if (strays) return undefined;
  return drafts.map((draft, i) => ({
    ...draft,
    paragraphs: (points[i] ?? []).flatMap((line) => body.paragraphOf(line) ?? []),
    running: false,
  }));
}

/** Records and pictures of a meeting that list its matters below a label, and tell elsewhere what was said of them. */
export const topicsLayout: Layout = {
  id: 'agenda/topics',
  read(passage: Passage, body) {
    const { reading, lines } = passage;
    const label = lines.findIndex(({ plain }) => LABEL.test(plain));
    if (label < 0) return undefined;
    const drafts = listBelow(lines, label)
      .map((entry) => draftOf(reading, entry))
      .filter(({ heading }) => heading.end > heading.start);
    if (drafts.length === 0) return undefined;
    return (
      settledByPoints(passage, body, drafts) ?? (isToldBelow(reading, body, drafts) ? undefined : drafts)
    );
  },
  examples: {
    '议题：\n1.关于河道清淤立项的请示\n2.关于设立产业基金的请示\n议定：\n1.同意立项。\n2.原则同意设立。': [
      '关于河道清淤立项的请示',
      '关于设立产业基金的请示',
    ],
    '讨论议题：\n1.如何规范早市秩序。\n2.如何整治违章搭建。\n副主任甲：建议先疏后堵。\n会议决议：\n（一）同意设立早市疏导区。':
      ['如何规范早市秩序', '如何整治违章搭建'],
    '会议议题：\n关于商业网点规划编制情况的汇报\n关于就业促进方案编制情况的汇报\n会议过程：\n请区商务局汇报。':
      ['关于商业网点规划编制情况的汇报', '关于就业促进方案编制情况的汇报'],
    '会议议题\n1、传达学习《甲条例》， 2、听取重建教学楼汇报 3、听取农村客运改造工作汇报\n会议内容\n会议强调，要压实责任。':
      ['传达学习《甲条例》', '听取重建教学楼汇报', '听取农村客运改造工作汇报'],
    '会议议题：\n1.审议《甲办法》\n2.审议《乙办法》\n一、审议《甲办法》\n会议原则同意。\n二、审议《乙办法》\n会议原则同意。':
      ['审议《甲办法》', '审议《乙办法》'],
  },
};
