import { type Finding, RuleBook, rule } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import { readNumeral } from '../../../text/numerals.ts';
import type { Range } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';

/** What a rule of this family says: how the meeting is named where it matches. */
type Naming = 'of-body' | 'numbered' | 'counted' | 'named';

/** How a page names a meeting: 甲区政府2023年第17次常务会议. */
const namingRules = [
  rule<Naming>('opening/naming-behind-body', {
    match: 'meeting-of-body',
    yields: 'of-body',
    over: 'sentence',
    examples: {
      '3月4日晚上七点，区政府召开第十六次常务会。': { body: '区政府', number: '十六', series: '常务会' },
    },
  }),
  rule<Naming>('opening/naming-numbered', {
    match: 'numbered-meeting',
    yields: 'numbered',
    over: 'sentence',
    examples: {
      '区政府2023年第17次常务会议在三楼会议室召开。': { number: '17', series: '常务会议', body: '区政府' },
      '2024年第3次旗政府常务会议': { number: '3', series: '常务会议', body: '旗政府' },
      区政府七届4次常务会议: { number: '4', series: '常务会议' },
      公司2022年第8次总经理办公会议: { number: '8', series: '总经理办公会议', body: '公司' },
      自治区政府第三次全体会议: { number: '三', series: '全体会议' },
      '会议要求每月检查2次。': null,
    },
  }),
  rule<Naming>('opening/naming-counted', {
    match: 'counted-meeting',
    yields: 'counted',
    over: 'sentence',
    examples: {
      '甲县人民政府常务会议纪要（第21次）': { number: '21', series: '常务会议' },
      '常务会议纪要〔2024〕第3次': { number: '3' },
    },
  }),
  rule<Naming>('opening/naming-by-kind', {
    match: 'named-meeting',
    yields: 'named',
    over: 'sentence',
    examples: {
      '区长甲某主持召开区政府常务会议。': { series: '常务会议', body: '区政府' },
      '会议听取了汇报。': null,
    },
  }),
];

const book = new RuleBook(namingRules, lexicon);

export { namingRules };

/** A meeting as a line names it. */
export interface MeetingName {
  readonly rule: string;
  readonly range: Range;
  readonly body: Range | undefined;
  readonly series: string | undefined;
  /** Absent where the page names none, or where its numeral is not understood as a whole. */
  readonly number: number | undefined;
  /** 第 is missing before a number that no 届 precedes. */
  readonly damaged: boolean;
  readonly year: number | undefined;
}

/** The executive meeting: of several named together it is the document's. */
const EXECUTIVE = /^(?:常务|全体|.*办公会)/u;

const wordsOf = (reading: Reading, { start, end }: Range): string => reading.plain.slice(start, end);

function nameOf(
  reading: Reading,
  surface: Surface,
  { rule: id, range, captures }: Finding<Naming>,
): MeetingName {
  const at = (name: string): Range | undefined => {
    const capture = captures[name];
    return capture && capture.to > capture.from ? surface.rangeOf(capture.from, capture.to) : undefined;
  };
  const textOf = (name: string): string | undefined => {
    const found = at(name);
    return found && wordsOf(reading, found);
  };
  const digits = textOf('number');
  const number = digits === undefined ? undefined : readNumeral(digits);
  const year = /(?:19|20)\d{2}/u.exec(textOf('year') ?? '')?.[0];
  const ordinal = at('ordinal') !== undefined;
  const inTerm = /届\D{0,3}$/u.test(
    reading.plain.slice(Math.max(0, (at('number')?.start ?? 0) - 4), at('number')?.start ?? 0),
  );
  return {
    rule: id,
    range,
    body: at('body'),
    series: textOf('series'),
    number: number === 0 ? undefined : number,
    damaged: digits !== undefined && !ordinal && !inTerm,
    year: year === undefined ? undefined : Number(year),
  };
}

/** All meetings that a stretch names, in order; of names that overlap the fullest. */
export function namesIn(
  reading: Reading,
  surface: Surface,
  from?: number,
  to?: number,
): readonly MeetingName[] {
  const rank: Readonly<Record<Naming, number>> = { 'of-body': 3, numbered: 2, counted: 2, named: 1 };
  const findings = [...book.everywhere(surface, from, to)].sort(
    (a, b) => rank[b.yields] - rank[a.yields] || a.from - b.from,
  );
  const kept: Finding<Naming>[] = [];
  for (const finding of findings)
    if (!kept.some((other) => finding.from < other.to && other.from < finding.to)) kept.push(finding);
  return kept.sort((a, b) => a.from - b.from).map((finding) => nameOf(reading, surface, finding));
}

/** Of meetings named together (甲党组会议暨第15次常务会议) the executive one, else the first with a number, else the first. */
export function chosenOf(names: readonly MeetingName[]): MeetingName | undefined {
  const executive = names.filter(({ series = '' }) => EXECUTIVE.test(series));
  return (
    executive.find(({ number }) => number !== undefined) ??
    executive[0] ??
    names.find(({ number }) => number !== undefined) ??
    names[0]
  );
}
