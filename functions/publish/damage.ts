// Digits that lost what stood between them: 20241-8月 was 2024年1-8月. What is published keeps the page's own characters,
// so that whoever reads them is told where something is missing.
import type { Decision, QualityIssue } from '../../schemas/generated/minutes.ts';

const YEAR = '(?:19|20)\\d{2}';
/** 20241-8月, 20251季度, 2024912日; a year before 年 is whole. */
const RUN_TOGETHER = `${YEAR}\\d{1,2}(?:[-–—~至]\\d{1,2})?(?:月|季度)|${YEAR}\\d{1,2}月?\\d{1,2}日`;
/** 1130前, 831日前: a day without 月. */
const DAY_ALONE = '(?:1[0-2]|[1-9])(?:0[1-9]|[12]\\d|3[01])日?(?:之|以)?前';
/** 17月份: no year has so many; 1-7月份 was meant. */
const NO_MONTH = '(?:1[3-9]|[2-9]\\d)月(?:份|底|末|初|[上中下]旬|\\d{1,2}日)';
/** Finds damaged digits; as text, for the script of the search. */
export const DAMAGED_DIGITS = `(?<![\\d.年月第〔（(-])(?:${RUN_TOGETHER}|${DAY_ALONE}|${NO_MONTH})`;
const DAMAGED = new RegExp(DAMAGED_DIGITS, 'gu');

/** The stretches of a text whose digits are damaged, as `[start, end)`. */
export const damagedDigits = (text: string): [start: number, end: number][] =>
  [...text.matchAll(DAMAGED)].map((found) => [found.index, found.index + found[0].length]);

/** What is said behind damaged digits where nothing but plain text can be: as pages mark them. */
const TOLD = '〔缺字〕';

/** The same with what is missing said behind each damaged place: `20231-6月〔缺字〕`. For titles in feeds, which are read alone. */
export function withDamageTold(text: string): string {
  let told = text;
  for (const [, end] of damagedDigits(text).reverse())
    told = `${told.slice(0, end)}${TOLD}${told.slice(end)}`;
  return told;
}

/** What is wrong with the page's own words where a value was read from them; the codes of the column `flags`. */
export type TextFlag = 'digits-damaged' | 'text-in-doubt';

/** `digits-damaged` where any of these has damaged digits. */
export const flagsOfText = (...texts: readonly (string | undefined)[]): TextFlag[] =>
  texts.some((text) => text !== undefined && damagedDigits(text).length > 0) ? ['digits-damaged'] : [];

/**
 * What is wrong with the words that a decision was read from: its sentence, its objects, its deadline.
 * @param issues Of its document: those that lie in its sentence and are more than a remark count.
 */
export function flagsOfDecision(
  { text, subjects, deadline, span: [start, end] }: Pick<Decision, 'text' | 'subjects' | 'deadline' | 'span'>,
  issues: readonly QualityIssue[],
): TextFlag[] {
  const isIn = ({ span, severity }: QualityIssue) =>
    severity !== 'info' && span !== undefined && span[0] < end && span[1] > start;
  return [
    ...flagsOfText(text, ...subjects, deadline?.text),
    ...(issues.some(isIn) ? (['text-in-doubt'] as const) : []),
  ];
}

/** How such a flag is worded beside a value. */
const IN_WORDS: Readonly<Record<TextFlag, string>> = {
  'digits-damaged': '原文数字有缺损',
  'text-in-doubt': '原文此处有损坏或存疑',
};

/** `原文数字有缺损（20231-6月），请核对原文`; undefined where nothing is wrong. */
export function flagsInWords(
  decision: Pick<Decision, 'text' | 'subjects' | 'deadline' | 'span'>,
  issues: readonly QualityIssue[],
): string | undefined {
  const flags = flagsOfDecision(decision, issues);
  if (flags.length === 0) return undefined;
  const texts = [decision.text, ...decision.subjects, decision.deadline?.text ?? ''];
  const places = new Set(
    texts.flatMap((text) => damagedDigits(text).map(([start, end]) => text.slice(start, end))),
  );
  const shown = places.size === 0 ? '' : `（${[...places].slice(0, 3).join('、')}）`;
  return `${flags.map((flag) => IN_WORDS[flag]).join('，')}${shown}，请核对原文`;
}
