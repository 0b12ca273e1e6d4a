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

const SERIAL = new RegExp(
  `(?:(?<year>(?:19|20)\\d{2}|[〇○零一二三四五六七八九]{4})年度?)?(?<mark>第?)(?<number>(?<!\\d)\\d{1,4}|${CHINESE_NUMERAL}{1,7})次(?:（?(?<series>${SERIES_NAME})|(?<other>[^，。；：《》“”]{0,16}?(?:${SERIES_NAME}))|会议)?`,
  'u',
);
const UNNUMBERED = new RegExp(`(?<series>${SERIES_NAME})`, 'u');
/** Words after which the name of the body begins. */
const BEFORE_BODY =
  /(?:主持召开|召开|举行|召集|主持|关于印发|关于|印发|日|上午|下午|晚上|会议室|[，。；：《》“”\n])(?:了|的)?/gu;
const BODY_END =
  /(?:政府|委员会|管委会|党组|党委|党工委|工委|办公室|办事处|局|厅|公署|院|镇|乡|街道|区|市|县|旗|州|省|集团|公司|中心|学校|政府党组)$/u;

/** The body whose name ends right before `end`; or, in 区政府召开第78次会议, the one before the verb. */
function bodyBefore(plain: string, end: number): { body: string; start: number } | undefined {
  const before = plain.slice(Math.max(0, end - 80), end);
  const base = end - before.length;
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

/** The first meeting that a line names by number, else by kind. */
export function findMention(plain: string): Mention | undefined {
  const match = SERIAL.exec(plain) ?? UNNUMBERED.exec(plain);
  if (match?.groups === undefined) return undefined;
  const { year, mark, number, series, other } = match.groups;
  const named = series ?? (other === undefined ? undefined : UNNUMBERED.exec(other)?.[0]);
  const body = bodyBefore(plain, match.index);
  const serial = number === undefined ? undefined : readNumeral(number);
  const yearRead = year === undefined ? undefined : readNumeral(year);
  return {
    ...(body && { body: body.body }),
    ...(yearRead !== undefined && { year: yearRead }),
    ...(serial !== undefined && serial > 0 && { number: serial }),
    damaged: number !== undefined && mark === '',
    ...(named !== undefined && { series: named }),
    start: body?.start ?? match.index,
    end: match.index + match[0].length,
  };
}
