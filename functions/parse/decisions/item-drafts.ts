import { oneOf } from '../by-unit.ts';
import type { Range } from '../reading.ts';
import { draftFromAct } from './act-draft.ts';
import { isTalk, looksDisposing } from './acts.ts';
import { readAgency } from './agents.ts';
import { goesOn, isLabelLine, isLimitAlone, onlyFinishes, onlyNames, orderIn } from './continuation.ts';
import { cue, cuesIn } from './cues.ts';
import { readDeadline, readLabelledLimit } from './deadlines.ts';
import { addAgents, type Draft, type ItemContext } from './draft.ts';
import { readLabels } from './labels.ts';
import { draftFromMeasure } from './measure-draft.ts';
import { isGuidance, isMatter, type Readiness } from './measures.ts';
import { segmentsOf } from './sentences.ts';
import { type OpenLists, type Voiced, type VoicedSegment, voice } from './voices.ts';

/** The decisions of an item, and the places where a verb of the meeting was seen but not understood. */
export interface ItemDrafts {
  readonly drafts: Draft[];
  readonly unread: Range[];
}

/** Reads the paragraphs of an item in their order. `lists` tells what stands open above it. */
export function readItem(context: ItemContext, paragraphs: readonly Range[], lists: OpenLists): ItemDrafts {
  const drafts: Draft[] = [];
  const unread: Range[] = [];
  let before = 0;
  /** The decisions above the labels that are being read, and whether anything but labels stood since. */
  const labelled: Labelled = { from: 0, open: [], above: [], reading: false };
  /** Number of the sentence in which 会议明确 was said: what stands behind its semicolons was settled too. */
  let settling = -1;
  for (const paragraph of paragraphs) {
    const segments = voice(context.passage, segmentsOf(context.passage, paragraph), lists);
    for (const segment of segments) {
      const sentence = before + segment.sentence;
      shareLabels(context, segment, paragraph, drafts, labelled);
      const settled = settling === sentence;
      if (settles(segment)) settling = sentence;
      if (readActs(context, segment, drafts, paragraph, sentence)) continue;
      if (tellsWhoCame(context, segment)) continue;
      if (goesOn(context, segment, drafts.at(-1), paragraph, sentence)) continue;
      const draft = readMeasure(context, segment, lists, settled, paragraph, sentence);
      if (draft !== undefined) drafts.push(draft);
      else {
        for (const { range } of segment.clauses) {
          if (looksDisposing(context.passage, range)) unread.push(range);
        }
      }
    }
    before += (segments.at(-1)?.sentence ?? -1) + 1;
  }
  for (const draft of drafts) withoutTrail(context, draft);
  return { drafts, unread };
}

const closesMeeting = oneOf('议');
const CAME = /(?:参加|出席|列席)了?(?:本次|此次|这次)?(?:会议|常务会议|专题会议|办公会议)$/u;
const SENDS = /(?<!自)由|请|责成|要求|通知|安排|组织|指派|选派|委派|应(?!急)|须|要(?!素)/u;

/** 县水利局局长甲、副局长乙，县林业局局长丙参加会议: what it lists are people who came, and nobody was told to come. */
function tellsWhoCame({ passage: { masked } }: ItemContext, { clauses, range }: VoicedSegment): boolean {
  const end = clauses.at(-1)?.range.end ?? range.end;
  if (!closesMeeting(masked.charCodeAt(end - 1))) return false;
  const words = masked.slice(range.start, end);
  return CAME.test(words) && /[，、]/u.test(words) && !SENDS.test(words);
}

/** 会议明确 and the like are said in it. */
function settles({ clauses }: VoicedSegment): boolean {
  for (const { opening, act } of clauses) {
    if (opening?.frame === 'settle' || act?.kind === 'determine') return true;
  }
  return false;
}

/** Adds the decisions of the disposing verbs of a segment. False where it has none. */
function readActs(
  context: ItemContext,
  segment: VoicedSegment,
  drafts: Draft[],
  paragraph: Range,
  sentence: number,
): boolean {
  const { clauses } = segment;
  const first = nextAct(segment, 0);
  for (let at = first; at < clauses.length; ) {
    const until = nextAct(segment, at + 1);
    const order = orderIn(context, clauses, at + 1, until);
    const draft = draftFromAct(context, segment, at, order ?? until, paragraph, sentence);
    const decided = at === first ? undefined : drafts.at(-1);
    if (
      draft !== undefined &&
      decided !== undefined &&
      (onlyNames(context, clauses[at]) || onlyFinishes(context, clauses[at]))
    ) {
      addAgents(context, decided, draft.agents);
      decided.end = draft.end;
    } else if (draft !== undefined) drafts.push(draft);
    if (order !== undefined) {
      const ordered = clauses.slice(order, until);
      const outer = { start: ordered[0]?.outer.start ?? 0, end: ordered.at(-1)?.outer.end ?? 0 };
      const own = draftFromMeasure(context, ordered, undefined, outer, paragraph, sentence);
      if (own !== undefined) drafts.push(own);
    }
    at = until;
  }
  return first < clauses.length;
}

/** The first clause with a disposing verb from one on; the number of clauses where there is none. */
function nextAct({ clauses }: VoicedSegment, from: number): number {
  let at = from;
  while (at < clauses.length && clauses[at]?.act === undefined) at++;
  return at;
}

/** Which decisions the labels below them are about. */
interface Labelled {
  /** The first decision since the labels before. */
  from: number;
  /** Those of them that name nobody themselves. */
  open: readonly Draft[];
  /** All of them. */
  above: readonly Draft[];
  reading: boolean;
}

/**
 * 责任单位：甲局 in lines of their own below several decisions is said of each of them that names nobody itself, up to
 * the labels before, and 完成时限：年底前 of each that sets no limit itself. The last one gets both in {@link goesOn},
 * whomever it names.
 */
function shareLabels(
  context: ItemContext,
  segment: VoicedSegment,
  paragraph: Range,
  drafts: readonly Draft[],
  labelled: Labelled,
): void {
  const limit = isLimitAlone(context, segment, paragraph);
  if (!limit && !isLabelLine(context, segment)) {
    if (labelled.reading) labelled.from = drafts.length;
    labelled.reading = false;
    return;
  }
  if (!labelled.reading) {
    labelled.above = drafts.slice(labelled.from);
    labelled.open = labelled.above.filter(({ agents }) => agents.length === 0);
  }
  labelled.reading = true;
  const agents = readLabels(context.passage, segment.range, context.acquaintance);
  for (const draft of labelled.open) addAgents(context, draft, agents);
  if (readLabelledLimit(context.passage, segment.range, undefined) === undefined) return;
  for (const draft of labelled.above) draft.limit ??= segment.range;
}

const isComma = oneOf('，、');

/** Two decisions in one sentence are parted at the second verb: the first does not keep the comma. */
function withoutTrail({ passage }: ItemContext, draft: Draft): void {
  while (draft.end > draft.start && isComma(passage.masked.charCodeAt(draft.end - 1))) draft.end--;
}

const ORDER = cue(['责成']);
/** 责成甲局: the one way of giving a task that stands above the voice around it. */
const isOrder = ({ passage, acquaintance }: ItemContext, range: Range): boolean =>
  (cuesIn(passage, range.start, range.end) & ORDER) !== 0 &&
  readAgency(passage, range, 'part', acquaintance)?.word === '责成';

/** 会议要求，一要…。由甲局牵头，年底前…: a task to a named body stands after the demands, when a date or its part is told. */
function givesTask({ passage, acquaintance }: ItemContext, clauses: readonly Voiced[]): boolean {
  const [first, second] = clauses;
  const last = clauses.at(-1);
  if (first === undefined || last === undefined || first.opening !== undefined) return false;
  const words = { start: first.range.start, end: last.range.end };
  const due = readDeadline(passage, words, undefined) !== undefined;
  const own = readAgency(passage, first.range, 'part', acquaintance);
  // 未整改的3个问题，由甲局牵头，年底前完成: the matter stands in front.
  const agency =
    own ??
    (due && second !== undefined && isMatter(passage, first)
      ? readAgency(passage, second.range, 'part', acquaintance)
      : undefined);
  if (agency === undefined || agency.agents.length === 0 || !(agency.told || agency.part)) return false;
  return (
    due ||
    (agency.place === 'initial' &&
      agency.word !== '' &&
      agency.part &&
      !isGuidance(passage, clauses.slice(1)))
  );
}

const LONGEST_CONNECTIVE = 6;
/** 会议要求：1.由甲局与乙公司签订终止协议: among demands, what a body is to do itself is a task. */
function handsOver({ passage, acquaintance }: ItemContext, clauses: readonly Voiced[]): boolean {
  const first = clauses.find(({ opening }) => opening === undefined);
  if (first?.enumerated !== true) return false;
  // Most demands name nobody at all: 由 stands at their beginning, or behind a connective.
  const { start } = first.range;
  if (!passage.masked.slice(start, start + LONGEST_CONNECTIVE).includes('由')) return false;
  const agency = readAgency(passage, first.range, 'part', acquaintance);
  if (agency?.word !== '由' || agency.place !== 'initial' || agency.agents.length === 0) return false;
  const task = { ...first, range: { start: agency.task, end: first.range.end } };
  return !isGuidance(passage, [task]);
}

/** Reads a segment without disposing verb: what a list settles, or a task. */
function readMeasure(
  context: ItemContext,
  segment: VoicedSegment,
  lists: OpenLists,
  settled: boolean,
  paragraph: Range,
  sentence: number,
): Draft | undefined {
  let opened = segment.clauses.length - 1;
  while (opened >= 0 && segment.clauses[opened]?.opening?.frame !== 'settle') opened--;
  const clauses = opened < 0 ? segment.clauses : segment.clauses.slice(opened + 1);
  const first = clauses[0];
  if (first === undefined) return undefined;
  const opening = opened < 0 ? undefined : segment.clauses[opened]?.opening;
  let readiness: Readiness | undefined = lists.settles;
  if (opening !== undefined) readiness = first.enumerated && !opening.firm ? 'item' : 'said';
  else if (settled && !first.enumerated) readiness = 'clause';
  else if (lists.firm && segment.enumerated && lists.settles !== undefined) readiness = 'said';
  const told = first.mood === 'state' && segment.clauses.every((clause) => clause.opening === undefined);
  if (isTalk(first.mood) && !told) {
    const ordered = clauses.findIndex(({ range }) => isOrder(context, range));
    const handed = ordered < 0 && handsOver(context, clauses);
    if (ordered < 0 && !handed && (segment.enumerated || !givesTask(context, clauses))) return undefined;
    // 会议要求： says only in which voice the points follow.
    const opener = handed ? clauses.findIndex(({ opening }) => opening === undefined) : 0;
    const from = clauses.slice(Math.max(opener, ordered));
    return draftFromMeasure(context, from, undefined, segment.range, paragraph, sentence);
  }
  return draftFromMeasure(context, clauses, told ? undefined : readiness, segment.range, paragraph, sentence);
}
