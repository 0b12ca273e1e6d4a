import { type Finding, RuleBook, rule } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import { NUMERAL_UNITS, readNumeral } from '../../../text/numerals.ts';
import type { Range } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';

/** What a rule of this family says: how the meeting is named where it matches. */
type Naming = 'of-body' | 'numbered' | 'counted' | 'named' | 'by-body';

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
      '2024年第3次旗政府常务会议': { number: '3', series: '常务会议', own: '旗政府' },
      青溪区第9届人民政府第31次常务会议: { number: '31', body: '青溪区第9届人民政府' },
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
  rule<Naming>('opening/naming-by-body', {
    match: 'body-meeting',
    yields: 'by-body',
    over: 'sentence',
    examples: {
      '管委会主任甲某主持召开甲区党工委（扩大）会议。': { body: '甲区党工委' },
    },
  }),
];

/** A line of the masthead that numbers the meeting and says nothing else. */
const numberAloneRules = [
  rule<Naming>('opening/number-alone', {
    match: [
      '^ ( 〔 | （ )? year-of? ( 〕 | ） )? 第? number:serial 次 ( 〕 | ） )? $',
      '^ （ year-of 第 number:serial 号 ） $',
    ],
    yields: 'numbered',
    over: 'paragraph',
    examples: {
      '〔2023〕第9次': { number: '9' },
      '（2016年第4次）': { number: '4' },
      第3期: null,
    },
  }),
];

const book = new RuleBook(namingRules, lexicon);
const aloneBook = new RuleBook(numberAloneRules, lexicon);

export { namingRules, numberAloneRules };

/** A meeting as a line names it. */
export interface MeetingName {
  readonly rule: string;
  readonly range: Range;
  /** As published. */
  readonly body: string | undefined;
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

/** Bodies whose meetings are called by their own name: 党组会议, 党工委（扩大）会议. */
const OWN_MEETING = /(?:党组|党工委|党委|管委会|管理委员会|委员会|董事会|村委会|班子)$/u;

/** The kind of meeting, of a body's own meeting with the body's word: 党组（扩大）会议. */
function seriesOf(series: string | undefined, body = '', whole = ''): string | undefined {
  if (series !== '会议') return series;
  const own = OWN_MEETING.exec(body)?.[0];
  return own && `${own}${whole.includes('扩大') ? '（扩大）' : ''}会议`;
}

/** 第 before a numeral that is not its own: what stands between makes it another number (第十——十一次, 第17/18次). */
const PART_BEFORE = /第[^第，。；：、届年会次]{1,8}$/u;
/** Digits glued to each other are no number of a meeting: 第2025017次. */
const HIGHEST = 9999;

/** Another number beside it: 第十七次、第十八次, 第十次十一次. */
const NEXT_NUMBER = `[、和及与暨至到-]?第?[${NUMERAL_UNITS}]{1,9}次`;
const NUMBER_BEHIND = new RegExp(`^次${NEXT_NUMBER}`, 'u');
const NUMBER_BEFORE = new RegExp(`[${NUMERAL_UNITS}]次[、和及与暨至到-]?第?$`, 'u');

/** The number that a numeral of a name means; `undefined` where it is not understood as a whole. */
function numberIn(reading: Reading, numeral: Range, isOrdinal: boolean): number | undefined {
  const before = reading.plain.slice(Math.max(0, numeral.start - 10), numeral.start);
  const number = readNumeral(wordsOf(reading, numeral));
  const behind = reading.plain.slice(numeral.end, numeral.end + 13);
  const isPart =
    (!isOrdinal && PART_BEFORE.test(before)) || NUMBER_BEFORE.test(before) || NUMBER_BEHIND.test(behind);
  return number === undefined || number < 1 || number > HIGHEST || isPart ? undefined : number;
}

const UNCLEAR = new RegExp(`(第[^第，。；：届次]{1,12}次(?:${NEXT_NUMBER}){0,3})[^第，。；：次]{0,12}$`, 'u');

/** What a name writes as the number of the meeting, where no number was understood: 第17-1次. */
export function unclearNumberOf(reading: Reading, { number, range }: MeetingName): string | undefined {
  if (number !== undefined) return undefined;
  const words = reading.plain.slice(Math.max(0, range.start - 24), range.end);
  const line = words.slice(words.lastIndexOf('\n') + 1);
  return UNCLEAR.exec(line)?.[1];
}

/** What is no name of a body by itself: 政府 in 第9次政府常务会议, 委员会 in 党工委第3次委员会会议. */
const NO_NAME = /^(?:(?:人民)?政府|委员会)$/u;
/** 县十六届第9次政府常务会议: the level stands before the number, the government behind it. */
const LEVEL_BEFORE = /[省市县区旗州盟镇乡](?=第?[^，。；：]{0,4}届|$)/u;

/**
 * The body that a name holds: the one behind the number, nearest to the kind of meeting, else the one before it. 政府 alone is that
 * of the level before the number.
 */
function bodyNamed(
  reading: Reading,
  before: Range | undefined,
  behind: Range | undefined,
  { start }: Range,
): string | undefined {
  const own = behind && reading.value(behind);
  if (own !== undefined && !NO_NAME.test(own)) return own;
  const first = before && reading.value(before);
  if (first !== undefined && !NO_NAME.test(first)) return first;
  const place = behind ?? before;
  if (place === undefined || !reading.value(place).endsWith('政府')) return undefined;
  const level = LEVEL_BEFORE.exec(reading.plain.slice(Math.max(0, start - 1), place.start))?.[0];
  return level && `${level}${reading.value(place)}`;
}

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
  const body = at('own') ?? at('body');
  const numeral = at('number');
  const year = /(?:19|20)\d{2}/u.exec(textOf('year') ?? '')?.[0];
  const ordinal = at('ordinal') !== undefined;
  const inTerm = /届\D{0,3}$/u.test(
    reading.plain.slice(Math.max(0, (numeral?.start ?? 0) - 4), numeral?.start ?? 0),
  );
  return {
    rule: id,
    range,
    body: bodyNamed(reading, at('body'), at('own'), range),
    series: seriesOf(textOf('series'), body && wordsOf(reading, body), wordsOf(reading, range)),
    number: numeral && numberIn(reading, numeral, ordinal || inTerm),
    damaged: numeral !== undefined && !ordinal && !inTerm,
    year: year === undefined ? undefined : Number(year),
  };
}

/** The number that a line of the masthead gives the meeting, where it says nothing else. */
export function numberAlone(reading: Reading, surface: Surface): MeetingName | undefined {
  const finding = aloneBook.first(surface);
  return finding && nameOf(reading, surface, finding);
}

/** All meetings that a stretch names, in order; of names that overlap the fullest. */
export function namesIn(
  reading: Reading,
  surface: Surface,
  from?: number,
  to?: number,
): readonly MeetingName[] {
  const rank: Readonly<Record<Naming, number>> = {
    'of-body': 3,
    numbered: 2,
    counted: 2,
    named: 1,
    'by-body': 0,
  };
  const findings = [...book.everywhere(surface, from, to)].sort(
    (a, b) => rank[b.yields] - rank[a.yields] || a.from - b.from,
  );
  const kept: Finding<Naming>[] = [];
  for (const finding of findings)
    if (!kept.some((other) => finding.from < other.to && other.from < finding.to)) kept.push(finding);
  return kept.sort((a, b) => a.from - b.from).map((finding) => nameOf(reading, surface, finding));
}

/** What the members of a meeting study together before or beside it: 县政府党组理论学习中心组学习会议暨党组会议. */
const STUDY = /学习会议?$/u;

/**
 * Of meetings named together (甲党组会议暨第15次常务会议) the executive one, else the first with a number, else the first that is
 * more than a study.
 */
export function chosenOf(names: readonly MeetingName[]): MeetingName | undefined {
  const executive = names.filter(({ series = '' }) => EXECUTIVE.test(series));
  return (
    executive.find(({ number }) => number !== undefined) ??
    executive[0] ??
    names.find(({ number }) => number !== undefined) ??
    names.find(({ series = '' }) => !STUDY.test(series)) ??
    names[0]
  );
}
