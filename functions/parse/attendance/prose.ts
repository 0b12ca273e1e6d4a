import { gathered } from '../gathered.ts';
import type { Range, Reading } from '../reading.ts';
import type { AttendanceFact, Outline } from '../types.ts';
import type { Known } from './candidates.ts';
import { factsOf } from './facts.ts';
import { type Flow, flowOf } from './flow.ts';
import { findSections, type Stretch } from './labels.ts';
import { readList } from './list.ts';
import { piecesOf, sentencesOf } from './sentences.ts';
import { canTellOfPeople, OTHER_LABEL, PREDICATE, type Role } from './words.ts';

/** What a verb can make of the people before it. */
const ROLES = ['absent', 'recorder', 'observer', 'present'] as const satisfies readonly Role[];

/** A verb closes what it says of people with a mark: 列席会议。 */
const MARK = /[，。；、\n]/u;

/** What a sentence tells of the meeting, and not of those who attended. */
const OF_THE_MEETING = /主持|召开|召集|举行/u;

/** Those who attend without being named: 区直有关部门、街道主要负责同志. */
const COLLECTIVE =
  /^各|(?:负责同志|负责人|有关同志|相关同志|有关人员|相关人员|工作人员|部门|单位|街道|乡镇|镇街)$/u;
/** 某某以及相关科室负责人: others who are not named, behind somebody who is. */
const AND_OTHERS =
  /(?:以及|及|和|与|、)(?:各|有关|相关|其[他它]|部分|全体)[^，。；]*$|等(?:有关|相关)?(?:单位|部门|方面|企业)[^，。；、]*$/u;
const ONLY_COLLECTIVES =
  /^[^《。：]{2,60}(?:负责同志|负责人|同志|人员|部门|单位)(?:应邀)?(?:参加|列席|出席)了?会议。?$/u;

/** （记者某某）, （区政府办供稿）: who wrote the report stands below those who attended. */
const WRITERS = /^（[^（）]{0,12}(?:记者|通讯员|实习生|编辑|撰稿|供稿|作者|来源)[^（）]{0,24}）?$/u;

/** People in sentences that say who attended: 副县长某某、某某出席会议，某某列席会议; 参加会议的有：某某. */
export function findProse(reading: Reading, outline: Outline, known: Known): readonly AttendanceFact[] {
  const ranges: readonly Range[] = [
    ...(outline.opening === undefined ? [] : [outline.opening]),
    ...outline.loose,
    ...(outline.closing ?? []),
  ];
  return [
    ...gathered(ranges, (range) => gathered(sentencesIn(reading, range, known), (facts) => facts)),
    ...tailOf(reading, outline, known),
  ];
}

/** The text of the flow of a range. */
const wordsOf = ({ plain }: Reading, { start, end }: Range): string =>
  plain.slice(start, end).replaceAll('\n', '');

const sentencesIn = (
  reading: Reading,
  range: Range,
  known: Known,
): readonly (readonly AttendanceFact[])[] => {
  if (!canTellOfPeople(wordsOf(reading, range))) return [];
  const flow = flowOf(reading, [range]);
  return sentencesOf(flow.text).map((sentence) => factsIn(reading, flow, sentence, known));
};

/**
 * Who attended, where a paragraph below the last item says it. Only paragraphs that say nothing else: what an item tells
 * of other meetings names people who were there.
 */
function tailOf(reading: Reading, outline: Outline, known: Known): readonly AttendanceFact[] {
  const tail: AttendanceFact[] = [];
  for (const paragraph of [...(outline.items.at(-1)?.paragraphs ?? [])].reverse()) {
    // 主题词：, 抄送：
    if (WRITERS.test(reading.plain.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 40))))
      continue;
    if (OTHER_LABEL.lengthAt(reading.plain, paragraph.start) > 0) continue;
    const words = wordsOf(reading, paragraph);
    const sentences = sentencesOf(words);
    if (sentences.length === 0) continue;
    if (!canTellOfPeople(words)) break;
    const flow = flowOf(reading, [paragraph]);
    const facts = sentences.map((sentence) => factsIn(reading, flow, sentence, known));
    const others = sentences.filter((_, i) => facts[i]?.length === 0);
    if (!others.every(({ start, end }) => ONLY_COLLECTIVES.test(flow.text.slice(start, end)))) break;
    tail.unshift(...facts.flat());
  }
  return tail;
}

function factsIn(reading: Reading, flow: Flow, sentence: Stretch, known: Known): readonly AttendanceFact[] {
  if (!canTellOfPeople(flow.text.slice(sentence.start, sentence.end))) return [];
  const slice = sliceOf(flow, sentence);
  return gathered(findSections(slice), ({ role, content, note }) => {
    if (role === 'elsewhere') return [];
    if (role === undefined) return saidIn(reading, slice, content, known);
    return factsOf(reading, slice, readList(slice, content, known).people, { role, sure: true }, note);
  });
}

function saidIn(
  reading: Reading,
  flow: Flow,
  { start, end }: Stretch,
  known: Known,
): readonly AttendanceFact[] {
  const facts: AttendanceFact[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    const predicate = PREDICATE.matchAt(flow.text, i);
    const length = predicate?.[0].length ?? 0;
    if (length === 0) continue;
    const verbEnd = Math.min(end, i + length);
    if (verbEnd === end || MARK.test(flow.text[verbEnd] ?? '')) {
      const role = ROLES.find((one) => predicate?.groups?.[one] !== undefined);
      const before = { start: from, end: i };
      for (const fact of peopleBefore(reading, flow, before, { end: verbEnd, role }, known)) facts.push(fact);
    }
    from = verbEnd;
    i = verbEnd - 1;
  }
  return facts;
}

/** How many people a piece names; none where anything in it cannot be read. */
function peopleIn(flow: Flow, piece: Stretch, known: Known): number {
  if (piece.end === piece.start) return 0;
  const { people, unread } = readList(flow, piece, known);
  return unread.length === 0 ? people.length : 0;
}

/** Whether a piece names somebody for most of what it lists: 区财政局、区审计局等单位 are bodies. */
function namesEach(flow: Flow, piece: Stretch, known: Known): boolean {
  const listed = flow.text.slice(piece.start, piece.end).split('、').length;
  const people = peopleIn(flow, piece, known);
  return people > 0 && people * 2 >= listed;
}

/** Goes back from a verb over the pieces that name people, and no further; those nearest to it may name nobody. */
function peopleBefore(
  reading: Reading,
  flow: Flow,
  { start, end }: Stretch,
  verb: { readonly end: number; readonly role: Role | undefined },
  known: Known,
): readonly AttendanceFact[] {
  let from = end;
  let named = end;
  for (const piece of piecesOf(flow.text, { start, end })) {
    const words = flow.text.slice(piece.start, piece.end);
    const others = AND_OTHERS.exec(words)?.index ?? words.length;
    if (others < words.length || COLLECTIVE.test(words)) {
      if (from < named) break;
      const before = { start: piece.start, end: piece.start + others };
      const only = !COLLECTIVE.test(words.slice(0, others)) && namesEach(flow, before, known);
      from = piece.start;
      named = only ? before.end : piece.start;
      continue;
    }
    if (OF_THE_MEETING.test(words) || peopleIn(flow, piece, known) === 0) break;
    from = piece.start;
  }
  if (from === named) return [];
  if (named < end) {
    const { people } = readList(flow, { start: from, end: named }, known);
    return verb.role === undefined ? [] : factsOf(reading, flow, people, { role: verb.role, sure: true });
  }
  const { people } = readList(flow, { start: from, end: verb.end }, known);
  const said = people.filter(({ role }) => role !== undefined);
  return factsOf(reading, flow, said, { role: 'present', sure: true });
}

function sliceOf(flow: Flow, { start, end }: Stretch): Flow {
  return {
    text: flow.text.slice(start, end),
    at: flow.at.slice(start, end),
    breaks: flow.breaks.slice(start, end),
  };
}
