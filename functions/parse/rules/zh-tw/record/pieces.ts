import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';

const LABEL = [
  'chair-label',
  'recorder-label',
  'present-label',
  'observer-label',
  'absent-label',
  'time-label',
  'place-label',
]
  .map((name) => lexicon.sourceOf(name))
  .join('|');
/** 主席：甲　　　紀錄：乙: labels of the head in one line. */
const IN_HEAD = new RegExp(`(?:${LABEL})(?:（[^（）]{1,12}）)?：`, 'gu');
/** …案。決議：照案通過。: a ruling, or what leads to it, behind a sentence that was glued to it. */
const BEHIND_SENTENCE = new RegExp(
  `(?<=[。）])(?:(?:${lexicon.sourceOf('ruler')})?(?:${lexicon.sourceOf('ruling-noun')})|${lexicon.sourceOf('ruling-label')}|${lexicon.sourceOf('detail-label')})：`,
  'gu',
);

/** 二、新聞處報告：…, （一）…, 壹、報告事項: a number behind the end of a sentence or behind the words of a section. */
const NUMBERED = new RegExp(
  `(?<=[。；）]|${['report-section', 'discussion-section', 'motion-section'].map((name) => lexicon.sourceOf(name)).join('|')})(?:[壹贰叁参肆伍陆柒捌玖拾甲乙丙丁戊]{1,2}、|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)`,
  'gu',
);

/** The pieces of a line of which each begins with a label of its own. */
export function piecesOf(reading: Reading, range: Range): readonly Range[] {
  const words = reading.plain.slice(range.start, range.end);
  if (words === '') return [];
  const cuts = [
    ...[...words.matchAll(IN_HEAD)]
      .map(({ index }) => index)
      .filter((at) => at > 0 && reading.gapBefore(range.start + at) > 0),
    ...[...words.matchAll(NUMBERED)]
      .map(({ index }) => index)
      .filter((at) => reading.gapBefore(range.start + at) > 0),
    ...[...words.matchAll(BEHIND_SENTENCE)].map(({ index }) => index),
  ].sort((a, b) => a - b);
  const places = [...new Set([0, ...cuts, words.length])];
  return places
    .slice(0, -1)
    .map((from, i) => rangeOf(range.start + from, range.start + (places[i + 1] ?? words.length)))
    .filter(({ start, end }) => end > start);
}
