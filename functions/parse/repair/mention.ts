import { CHINESE_NUMERAL } from '../landmarks/numbering.ts';
import { SERIES_NAME } from '../landmarks/title.ts';
import { readNumeral } from './numerals.ts';

/** A meeting as a line of minutes names it: 姑苏区政府2023年第17次常务会议. Offsets are into that line. */
export interface Mention {
  readonly body?: string;
  readonly year?: number;
  readonly number?: number;
  /** 第 is missing before the number. */
  readonly damaged: boolean;
  readonly series?: string;
  readonly start: number;
  readonly end: number;
}

const YEAR = '(?<year>(?:19|20)\\d{2}|[〇○零一二三四五六七八九]{4})';
const NUMBER = `(?<mark>第?)(?<number>(?<!\\d)\\d{1,4}|${CHINESE_NUMERAL}{1,7})次`;
const SERIES = `(?<series>${SERIES_NAME})`;

/** How a line names a meeting, surest first. A count of other things (检查21次) is none of these. */
const FORMS: readonly RegExp[] = [
  // 2024年第3次（总第58次）常务会议, 第21次区政府常务会议
  new RegExp(
    `(?:${YEAR}年度?)?${NUMBER}(?:（[^（）]{1,12}）)?(?<between>[^，。；：《》“”（）]{0,16}?)${SERIES}`,
    'u',
  ),
  // 第5次会议, 第5次（扩大）会议
  new RegExp(`(?:${YEAR}年度?)?${NUMBER}(?:（[^（）]{1,12}）)?会议`, 'u'),
  // 常务会议纪要（第21次）, 常务会议纪要〔2024〕第3次
  new RegExp(`${SERIES}(?:会议)?(?:纪要)?[〔（[［]?(?:${YEAR}年?)?[〕）\\]］]?[〔（[［]?${NUMBER}`, 'u'),
  // 第47次, 〔2024〕第3次 alone
  new RegExp(`^[〔（[［]?(?:${YEAR}年?)?[〕）\\]］]?${NUMBER}）?$`, 'u'),
  // 常务会议, without a number
  new RegExp(SERIES, 'u'),
];

/** All others hold a 次. */
const UNNUMBERED = FORMS.slice(-1);

/** Words after which the name of the body begins. */
const BEFORE_BODY =
  /(?:主持召开|召开|举行|召集|主持|关于印发|关于|印发|日|上午|下午|晚上|会议室|[，。；：《》“”\n])(?:了|的)?/gu;
const BODY_END =
  /(?:政府|委员会|管委会|党组|党委|党工委|工委|办公室|办事处|局|厅|公署|院|镇|乡|街道|区|市|县|旗|州|省|村|集团|公司|中心|学校|大学|中学|小学|村委会|居委会)$/u;
/** 第十七届 between the body and the number. */
const TERM = new RegExp(`第?(?:\\d{1,3}|${CHINESE_NUMERAL}{1,4})届$`, 'u');

/** 谭家坝村“两委”联席会议 is a meeting of the village. */
const BOTH_COMMITTEES = /“两委”$/u;

/** How far before the number the body's name may begin, in characters. */
const REACH = 80;

/** The body whose name ends right before `end`; or, in 区政府召开第78次会议, the one before the verb. */
function bodyBefore(plain: string, end: number): { body: string; start: number } | undefined {
  const base = Math.max(0, end - REACH);
  const before = plain.slice(base, end).replace(TERM, '').replace(BOTH_COMMITTEES, '');
  let from = 0;
  let previous = 0;
  for (const match of before.matchAll(BEFORE_BODY)) {
    previous = from;
    from = match.index + match[0].length;
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

/** The first meeting that a line names by number; one named by kind alone only where it stands in a clause before. */
function firstMatch(plain: string): RegExpExecArray | undefined {
  const forms = plain.includes('次') ? FORMS : UNNUMBERED;
  const found = forms.map((form) => form.exec(plain)).filter((match) => match !== null);
  const numbered = found
    .filter((match) => match.groups?.number !== undefined)
    .reduce<RegExpExecArray | undefined>(
      (first, match) => (first && first.index <= match.index ? first : match),
      undefined,
    );
  const [named] = found.filter((match) => match.groups?.number === undefined);
  if (numbered === undefined || named === undefined) return numbered ?? named;
  const between = plain.slice(named.index, numbered.index);
  return /[，。；：]/u.test(between) ? named : numbered;
}

/** The meeting that a line names, by number or at least by kind. */
export function findMention(plain: string): Mention | undefined {
  const match = firstMatch(plain);
  if (match?.groups === undefined) return undefined;
  const { year, mark, number, series, between = '' } = match.groups;
  const before = bodyBefore(plain, match.index);
  const body = before?.body ?? (between.length >= 3 && BODY_END.test(between) ? between : undefined);
  const serial = number === undefined ? undefined : readNumeral(number);
  const yearRead = year === undefined ? undefined : readNumeral(year);
  return {
    ...(body !== undefined && { body }),
    ...(yearRead !== undefined && { year: yearRead }),
    ...(serial !== undefined && serial > 0 && { number: serial }),
    damaged: number !== undefined && mark === '',
    ...(series !== undefined && { series }),
    start: before?.start ?? match.index,
    end: match.index + match[0].length,
  };
}
