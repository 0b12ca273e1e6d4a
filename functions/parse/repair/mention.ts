import { CHINESE_NUMERAL } from '../landmarks/numbering.ts';
import { SERIES_NAME } from '../landmarks/title.ts';
import { readNumeral } from './numerals.ts';

/** A meeting as a line of minutes names it: 姑苏区政府2023年第17次常务会议. Offsets are into that line. */
export interface Mention {
  readonly body: string | undefined;
  readonly year: number | undefined;
  readonly number: number | undefined;
  /** 第 is missing before the number. */
  readonly damaged: boolean;
  readonly series: string | undefined;
  readonly start: number;
  readonly end: number;
}

const YEAR = '(?<year>(?:19|20)\\d{2}|[〇○零一二三四五六七八九]{4})';
const NUMBER = `(?<mark>第?)(?<number>(?<!\\d)\\d{1,4}|${CHINESE_NUMERAL}{1,7})次`;
const SERIES = `(?<series>${SERIES_NAME})`;

/** How a line names a meeting by number, surest first. A count of other things (检查21次) is none of these. */
const NUMBERED: readonly RegExp[] = [
  // 2024年第3次（总第58次）常务会议, 第21次区政府常务会议
  new RegExp(
    `(?:${YEAR}年度?)?${NUMBER}(?:（[^（）]{1,12}）)?(?<between>[^，。；：《》“”（）]{0,16}?)${SERIES}`,
    'u',
  ),
  // 第5次会议, 第5次（扩大）会议
  new RegExp(`(?:${YEAR}年度?)?${NUMBER}(?:（[^（）]{1,12}）)?会议`, 'u'),
  // 常务会议纪要（第21次）, 常务会议纪要〔2024〕第3次
  new RegExp(`${SERIES}(?:会议)?(?:纪要)?[〔（[［]?(?:${YEAR}年?)?[〕）\\]］]?[〔（[［]?${NUMBER}`, 'u'),
];
/** 第47次, 〔2024〕第3次 alone. */
const NUMBER_ALONE = new RegExp(`^[〔（[［]?(?:${YEAR}年?)?[〕）\\]］]?${NUMBER}）?$`, 'u');
/** Nothing that they match begins farther before 次 or ends farther behind it. */
const BEFORE_COUNT = 40;
const AFTER_COUNT = 80;
/** 常务会议, without a number. */
const UNNUMBERED = new RegExp(SERIES, 'u');

/** Words after which the name of the body begins. */
const BEFORE_BODY =
  /(?:主持召开|召开|举行|召集|主持|关于印发|关于|印发|日|上午|下午|晚上|会议室|[，。；：《》“”\n])(?:了|的)?/gu;
const BODY_END =
  /(?:政府|委员会|[区县市州旗盟省镇乡]委|管委会|党组|党委|党工委|工委|办公室|办事处|局|厅|公署|院|镇|乡|街道|区|市|县|旗|州|省|村|集团|公司|中心|学校|大学|中学|小学|村委会|居委会)$/u;
/** 第十七届 between the body and the number. */
const TERM = new RegExp(`第?(?:\\d{1,3}|${CHINESE_NUMERAL}{1,4})届$`, 'u');

/** 谭家坝村“两委”联席会议 is a meeting of the village. */
const BOTH_COMMITTEES = '“两委”';

/** 2024年青溪县人民政府第8次: the year stands before the body. */
const YEAR_BEFORE_BODY = new RegExp(`^${YEAR}年度?`, 'u');

/** How far before the number the body's name may begin, in characters. */
const REACH = 80;

/** The body whose name ends right before `end`; or, in 区政府召开第78次会议, the one before the verb. */
function bodyBefore(plain: string, end: number): { body: string; start: number } | undefined {
  const base = Math.max(0, end - REACH);
  const words = plain.slice(base, end);
  const named = words.endsWith('届') ? words.replace(TERM, '') : words;
  const before = named.endsWith(BOTH_COMMITTEES) ? named.slice(0, -BOTH_COMMITTEES.length) : named;
  let from = 0;
  let previous = 0;
  BEFORE_BODY.lastIndex = 0;
  while (BEFORE_BODY.test(before)) {
    previous = from;
    from = BEFORE_BODY.lastIndex;
  }
  const direct = before.slice(from);
  if (BODY_END.test(direct) && direct.length >= 2) return { body: direct, start: base + from };
  if (direct !== '') return undefined;
  const verb = /(?:召开|举行|召集)了?$/u.exec(before);
  if (verb === null) return undefined;
  const subject = before.slice(previous, verb.index);
  return BODY_END.test(subject) && subject.length >= 2
    ? { body: subject, start: base + previous }
    : undefined;
}

/** How a line names a meeting, and where. */
interface Named {
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly start: number;
  readonly end: number;
}

function namedBy(form: RegExp, plain: string, offset = 0): Named | undefined {
  const match = form.exec(plain);
  if (match?.groups === undefined) return undefined;
  const start = offset + match.index;
  return { groups: match.groups, start, end: start + match[0].length };
}

/** The first meeting that a line names by number. It is looked for around 次 alone, which stands behind every number. */
function firstNumbered(plain: string): Named | undefined {
  const first = plain.indexOf('次');
  if (first < 0) return undefined;
  const from = Math.max(0, first - BEFORE_COUNT);
  const near = plain.slice(from, plain.lastIndexOf('次') + AFTER_COUNT);
  let found: Named | undefined;
  for (const form of NUMBERED) {
    const named = namedBy(form, near, from);
    if (named !== undefined && (found === undefined || named.start < found.start)) found = named;
  }
  return found ?? (plain.length <= BEFORE_COUNT ? namedBy(NUMBER_ALONE, plain) : undefined);
}

/** The first meeting that a line names by number; one named by kind alone only where it stands in a clause before. */
function firstNamed(plain: string): Named | undefined {
  const numbered = firstNumbered(plain);
  // 会 stands in the name of every kind.
  const named = plain.includes('会') ? namedBy(UNNUMBERED, plain) : undefined;
  if (numbered === undefined || named === undefined) return numbered ?? named;
  return /[，。；：]/u.test(plain.slice(named.start, numbered.start)) ? named : numbered;
}

/** The meeting that a line names, by number or at least by kind. */
export function findMention(plain: string): Mention | undefined {
  const named = firstNamed(plain);
  if (named === undefined) return undefined;
  const { year, mark, number, series, between = '' } = named.groups;
  const before = bodyBefore(plain, named.start);
  const dated = YEAR_BEFORE_BODY.exec(before?.body ?? '');
  const held = before?.body.slice(dated?.[0].length ?? 0) || undefined;
  const body = held ?? (between.length >= 3 && BODY_END.test(between) ? between : undefined);
  const inYear = year ?? dated?.groups?.year;
  const serial = number === undefined ? undefined : readNumeral(number);
  return {
    body,
    year: inYear === undefined ? undefined : readNumeral(inYear),
    number: serial === 0 ? undefined : serial,
    damaged: number !== undefined && mark === '',
    series,
    start: before?.start ?? named.start,
    end: named.end,
  };
}
