import type { Range, Reading } from '../reading.ts';
import type { AttendanceFact, Outline } from '../types.ts';
import type { Known } from './candidates.ts';
import { factsOf } from './facts.ts';
import { flowOf } from './flow.ts';
import type { Stretch } from './labels.ts';
import { readList } from './list.ts';
import { endsSentence, piecesOf } from './sentences.ts';

/** 主持 as a verb, not in 主持人, 主持工作. */
const PRESIDES = /主持(?!人|工作|者|词|稿|日常|全面)/gu;
/** Where nobody is said to preside, who convened the meeting. */
const CONVENES = /召集|(?:组织)?召开/gu;
/** 在三楼会议室, 受区长某某委托, 同志: what stands between the people and their verb. 于 is a surname as well. */
const BETWEEN =
  /(?:[，]|在[^，。；]*|于[^，。；]{2,}(?:[室厅楼场院馆处]|中心|大厦|会场|[上下]午|[日时分])|(?:受|经)[^。；]*?委托|同志|主持|亲自|共同|分别|并|召集|到会|出席(?:会议)?)$/u;
/** What ends before the words for a person begin: the day, 委托, 由. */
const BEFORE = /.*(?:\d[年月日时分]|\d|[上下]午|晚上?|今天|近日|委托|(?:^|[，。；]|会议|午|日)由)[，、]?/su;

/** The chair of the meeting, from the opening sentence; nobody where it does not say. */
export function findChair(reading: Reading, outline: Outline, known: Known): readonly AttendanceFact[] {
  for (const range of openings(reading, outline)) {
    for (const verb of [PRESIDES, CONVENES]) {
      for (const match of reading.plain.slice(range.start, range.end).matchAll(verb)) {
        const people = chairsBefore(reading, range, range.start + match.index, known);
        if (people.length > 0) return people;
      }
    }
  }
  return [];
}

/** Where the opening sentence stands; where no opening was found, what stands above the first item. */
function openings(reading: Reading, outline: Outline): readonly Range[] {
  if (outline.opening !== undefined) return [outline.opening];
  const first = outline.items[0]?.range.start ?? reading.plain.length;
  return [{ start: 0, end: Math.min(first, 1500) }, ...outline.loose];
}

function chairsBefore(
  reading: Reading,
  { start }: Range,
  verb: number,
  known: Known,
): readonly AttendanceFact[] {
  const text = reading.plain;
  let from = verb;
  while (from > start && !endsSentence(text.charCodeAt(from - 1))) from--;
  let to = verb;
  for (;;) {
    const between = BETWEEN.exec(text.slice(from, to))?.[0].length ?? 0;
    if (between === 0 || between === to - from) break;
    to -= between;
  }
  const before = BEFORE.exec(text.slice(from, to))?.[0].length ?? 0;
  const clause = { start: from + before, end: to };
  for (const piece of piecesOf(text, clause)) {
    const facts = chairIn(reading, piece, known);
    if (facts.length > 0) return facts;
  }
  return [];
}

/** The chair keeps the body before the post as part of the post: 区政府区长. */
function chairIn(reading: Reading, piece: Range, known: Known): readonly AttendanceFact[] {
  const flow = flowOf(reading, [piece]);
  const whole = { start: 0, end: flow.text.length };
  // 林知远区政府区长: with nothing between the name and the post, which a list does not do.
  const last =
    readList(flow, whole, known).people.at(-1) ??
    readList(flow, whole, known, { runTogether: true }).people.at(-1);
  if (last === undefined) return [];
  const titles = [...last.organizations, ...last.posts];
  const before = titles.filter((title) => title.end <= last.name.start);
  const posts = before.length > 0 ? [spanOf(before)] : joined(titles);
  return factsOf(reading, flow, [{ ...last, organizations: [], posts }], { role: 'chair', sure: true });
}

const spanOf = (stretches: readonly Stretch[]): Stretch => ({
  start: stretches.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY),
  end: stretches.reduce((last, { end }) => Math.max(last, end), 0),
});

/** Titles with nothing between them as one: 区政府|区长. */
function joined(titles: readonly Stretch[]): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (const title of [...titles].sort((a, b) => a.start - b.start)) {
    const last = parts.at(-1);
    if (last?.end === title.start) parts[parts.length - 1] = { start: last.start, end: title.end };
    else parts.push(title);
  }
  return parts;
}
