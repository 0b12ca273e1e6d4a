import type { Passage } from '../../../clauses/passage.ts';
import type { Line, MarkStyle } from '../../../lines/line.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { Body, Draft, Layout } from './draft.ts';
import { goesOn, headingIn } from './heading.ts';
import { kindOfBody } from './kind.ts';
import { type Topic, topicOf } from './same-matter.ts';
import { settle } from './settle.ts';
import { mattersIn } from './told.ts';
import { announces } from './told-page.ts';

/** An item while its lines are gathered. */
export interface Section {
  readonly numeral: number | undefined;
  readonly heading: Range;
  /** All its lines, the heading's among them. */
  readonly lines: Line[];
}

const wordsOf = (reading: Reading, { start, end }: Range): string =>
  reading.plain.slice(start, end).replaceAll('\n', '');

/** Gathers lines under those that head an item; what stands above the first of them comes back as `before`. */
export function sectionsOf(
  reading: Reading,
  lines: readonly Line[],
  heads: (line: Line) => boolean,
): { readonly sections: Section[]; readonly before: readonly Line[] } {
  const sections: Section[] = [];
  const before: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    if (!heads(line)) {
      (sections.at(-1)?.lines ?? before).push(line);
      continue;
    }
    const own = [line];
    const take = (next: Line): void => {
      own.push(next);
      i++;
    };
    let start = line.range.start + (line.mark?.length ?? 0);
    let { end } = line.range;
    const below = lines[i + 1];
    if (start === end && below !== undefined) {
      // The numeral stands alone; the item's words are on the next line.
      take(below);
      ({ start, end } = below.range);
    }
    for (let next = lines[i + 1]; next !== undefined && next.mark === undefined; next = lines[i + 1]) {
      if (!goesOn(wordsOf(reading, rangeOf(start, end)), next.plain)) break;
      take(next);
      ({ end } = next.range);
    }
    if (start < end)
      sections.push({
        numeral: line.mark?.numeral,
        heading: headingIn(reading.plain, rangeOf(start, end)),
        lines: own,
      });
  }
  return { sections, before };
}

/** A heading that names a part of the meeting, not a subject: 一、审议事项, 一、第一议题. */
const PART =
  /^(?:第[一二三四五六七八九十]{1,2}议题|(?:会议)?(?:集中|专题|书面|集体)?(?:传达|学习|听取|审议|研究|讨论|审定|通报|议定|议题|其他|人事|会议)(?:传达|学习|汇报|审议|研究|讨论|审定|通报|议定){0,4}(?:了|和)?(?:传达|学习|汇报|审议|研究|讨论|审定|通报|议定){0,4}(?:内容|事项|议题|有关|相关|以下|文件|汇报|精神|情况|环节|部分|方面|政策){0,6})$/u;
const LEAST_SUBJECT = 6;
/** 第一议题, and below it on a line of its own what was studied. */
const LONGEST_SUBJECT = 120;

/** Under a heading that names a part of the meeting, the part's own points （一） are the items, else the line below it. */
function expanded(reading: Reading, sections: readonly Section[]): readonly Section[] {
  return sections.flatMap((section): readonly Section[] => {
    if (!PART.test(wordsOf(reading, section.heading))) return [section];
    const paren: MarkStyle = 'paren';
    const inner = sectionsOf(reading, section.lines.slice(1), ({ mark }) => mark?.style === paren).sections;
    if (inner.length > 0)
      return inner.every(({ heading }) => wordsOf(reading, heading).length >= LEAST_SUBJECT)
        ? inner.map((one) => ({ ...one, numeral: undefined }))
        : [section];
    const [, below] = section.lines;
    if (below === undefined || below.plain.length > LONGEST_SUBJECT || /[。；：]/u.test(below.plain))
      return [section];
    return [
      {
        numeral: section.numeral,
        heading: headingIn(reading.plain, below.range),
        lines: section.lines.slice(1),
      },
    ];
  });
}

/** Units of the longest numeral before a heading. */
const LONGEST_MARK = 8;

/** The item that a section is. `rule`: id of the layout. */
export function draftOf(
  { reading }: Passage,
  body: Body,
  { numeral, heading: words, lines }: Section,
  rule: string,
): Draft {
  const ranges = lines.map(({ range }) => range);
  // Of a damaged page, nothing but marks may be left of a heading: then its line stands for it.
  const heading = words.end > words.start ? words : (ranges[0] ?? words);
  const below = lines.filter(
    ({ range }) => range.end - heading.end > 1 || heading.start - range.start > LONGEST_MARK,
  );
  const told = (below.length > 0 ? below : lines.slice(-1)).map(({ range: { start, end } }) =>
    reading.plain
      .slice(start < heading.end ? Math.min(Math.max(start, heading.end), end) : start, end)
      .replace(/^[。：；]/u, ''),
  );
  return {
    rule,
    evidence: 'headed',
    numeral,
    kind: kindOfBody(wordsOf(reading, heading), told),
    heading,
    range: rangeOf(
      Math.min(heading.start, ranges[0]?.start ?? heading.start),
      Math.max(heading.end, ranges.at(-1)?.end ?? heading.end),
    ),
    paragraphs: lines.map((line) => body.paragraphOf(line)).filter((paragraph) => paragraph !== undefined),
    running: false,
  };
}

/** Paragraphs above the first numeral that take up a matter which no heading names. */
function above(
  passage: Passage,
  body: Body,
  before: readonly Line[],
  headings: readonly Topic[],
): readonly Draft[] {
  const { reading } = passage;
  const sections: Section[] = [];
  for (const [i, line] of before.entries()) {
    const paragraph = body.paragraphOf(line);
    const [first] = paragraph === undefined ? [] : mattersIn(passage, paragraph);
    const lead = i === before.length - 1 && announcesList(line);
    if (
      first?.opens &&
      first.telling === 'takes-up' &&
      !lead &&
      !announces(passage, first.paragraph, headings)
    )
      sections.push({
        numeral: undefined,
        heading: headingIn(reading.plain, rangeOf(first.heading.start, line.range.end)),
        lines: [line],
      });
    else if (!lead) sections.at(-1)?.lines.push(line);
  }
  return sections.map((section) => draftOf(passage, body, section, 'agenda/paragraph-above-headings'));
}

const announcesList = ({ plain }: Line): boolean =>
  /(?:：|(?:如下|以下)(?:事项|意见|内容|议题)?[：。]?|(?:相关|有关)(?:事宜|事项|议题|工作)。?)$/u.test(plain);

/** 会议强调：, above points that are no items. */
const URGES = /(?:^|。)[^。，；]{0,14}(?:强调|要求|指出|认为)：$/u;
/** 会议议定：, above the points of the one matter that a special meeting was called for: （一）关于资金来源。…. */
const SETTLES = /^会议(?:研究|讨论|经研究)?(?:议定|决定|明确|确定|同意)：$/u;

/** Whether the first numeral of a page opens the points of what stands above it, not its agenda. */
function opensPoints(passage: Passage, { above: over }: Body, first: Line): boolean {
  const before = passage.lines[passage.lines.indexOf(first) - 1];
  if (before === undefined) return false;
  if (URGES.test(before.plain)) return true;
  return (
    first.mark?.style !== 'major' &&
    SETTLES.test(before.plain) &&
    over.some((paragraph) => mattersIn(passage, paragraph).some(({ telling }) => telling === 'takes-up'))
  );
}

/** Minutes whose items stand under headings, numbered or set apart. */
export const headedLayout: Layout = {
  id: 'agenda/headings',
  read(passage, body) {
    const { reading } = passage;
    const { lines } = body;
    const head = lines.find((line) => line.class === 'heading');
    if (head === undefined || opensPoints(passage, body, head)) return undefined;
    const { sections, before } = sectionsOf(reading, lines, (line) => line.class === 'heading');
    const kept = expanded(reading, settle(sections));
    if (kept.length === 0) return undefined;
    const headings = kept.map(({ heading }) => topicOf(wordsOf(reading, heading)));
    return [
      ...above(passage, body, before, headings),
      ...kept.map((section) => draftOf(passage, body, section, headedLayout.id)),
    ];
  },
  examples: {
    '一、听取防汛工作情况的汇报\n（一）要抓紧排查。\n（二）要落实责任。\n二、审议《甲办法（草案）》\n原则同意《甲办法（草案）》。':
      ['听取防汛工作情况的汇报', '审议《甲办法（草案）》'],
    '一\n会议听取了防汛工作情况汇报，议定了以下意见：要抓紧排查。\n二\n会议审议了《甲办法》，原则同意。': [
      '听取了防汛工作情况汇报',
      '审议了《甲办法》',
    ],
    '一、传达学习\n（一）传达学习全市春耕工作会议精神\n会议强调，要抓好春耕。\n二、审议事项\n（一）审议《甲办法》\n会议原则同意。':
      ['传达学习全市春耕工作会议精神', '审议《甲办法》'],
    '一、第一议题\n传达学习全国安全生产会议精神\n会议强调，要压实责任。\n二、审议议题\n（一）审议县水务局《甲方案》\n会议决定：原则同意。':
      ['传达学习全国安全生产会议精神', '审议县水务局《甲方案》'],
    '会议议定事项如下：\n听取防汛工作情况汇报\n会议听取了区水务局关于防汛工作情况的汇报，原则同意。\n审议《甲办法》\n会议审议了区住建局起草的《甲办法》，原则同意。':
      ['听取防汛工作情况汇报', '审议《甲办法》'],
  },
};
