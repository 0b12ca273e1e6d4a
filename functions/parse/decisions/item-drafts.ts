import type { Range } from '../reading.ts';
import { carriesOut, draftFromAct } from './act-draft.ts';
import { looksDisposing } from './acts.ts';
import { type Agency, readAgency, readLabels } from './agents.ts';
import { addAgents, type Draft, type ItemContext } from './draft.ts';
import { draftFromMeasure } from './measure-draft.ts';
import type { Readiness } from './measures.ts';
import { segmentsOf } from './sentences.ts';
import { type OpenLists, type VoicedSegment, voice } from './voices.ts';

/** The decisions of an item, and the places where a verb of the meeting was seen but not understood. */
export interface ItemDrafts {
  readonly drafts: Draft[];
  readonly unread: Range[];
}

const SUPPLEMENT = /^(?:所需|相关|有关|该|其|具体|后续|涉及|上述|以上|配套|工程|项目)/u;
const LABEL_LINE = /^（?(?:牵头|责任|配合|主办|承办|协办|落实|实施|负责|主责)(?:单位|部门|领导|人|主体)/u;

/** Reads the paragraphs of an item in their order. `lists` tells what stands open above it. */
export function readItem(context: ItemContext, paragraphs: readonly Range[], lists: OpenLists): ItemDrafts {
  const drafts: Draft[] = [];
  const unread: Range[] = [];
  let before = 0;
  for (const paragraph of paragraphs) {
    const segments = voice(context.passage, segmentsOf(context.passage, paragraph), lists);
    for (const segment of segments) {
      const sentence = before + segment.sentence;
      const acts = segment.clauses.flatMap((clause, i) => (clause.act === undefined ? [] : [i]));
      if (acts.length > 0) {
        for (const [i, at] of acts.entries()) {
          const draft = draftFromAct(
            context,
            segment,
            at,
            acts[i + 1] ?? segment.clauses.length,
            paragraph,
            sentence,
          );
          if (draft !== undefined) drafts.push(draft);
        }
      } else if (!goesOn(context, segment, drafts.at(-1), paragraph, sentence)) {
        const draft = readMeasure(context, segment, lists, paragraph, sentence);
        if (draft !== undefined) drafts.push(draft);
        else
          unread.push(
            ...segment.clauses.filter(({ range }) => isUnread(context, range)).map(({ range }) => range),
          );
      }
    }
    before += (segments.at(-1)?.sentence ?? -1) + 1;
  }
  return { drafts: drafts.map((draft) => withoutTrail(context, draft)), unread };
}

const isUnread = ({ passage }: ItemContext, range: Range): boolean =>
  looksDisposing(passage.masked.slice(range.start, range.end));

/** Two decisions in one sentence are parted at the second verb: the first does not keep the comma. */
function withoutTrail({ passage }: ItemContext, draft: Draft): Draft {
  let { end } = draft;
  while (end > draft.start && /[，：、]/u.test(passage.masked[end - 1] ?? '')) end--;
  return { ...draft, end };
}

/** Adds a segment to the decision before it, when it says who carries it out or goes on with its list. */
function goesOn(
  context: ItemContext,
  segment: VoicedSegment,
  last: Draft | undefined,
  paragraph: Range,
  sentence: number,
): boolean {
  const { passage, acquaintance } = context;
  if (last === undefined || segment.clauses.some(({ opening }) => opening?.frame === 'settle')) return false;
  const words = passage.plain.slice(segment.range.start, segment.range.end);
  const agencies = agenciesIn(context, segment);
  const labels = readLabels(passage, segment.range, acquaintance);
  const extend = (): true => {
    addAgents(context, last, [...agencies.flatMap(({ agents }) => agents), ...labels]);
    last.end = segment.range.end;
    last.sentence = sentence;
    return true;
  };
  if (LABEL_LINE.test(words) && labels.length > 0) return extend();
  if (last.listing && segment.enumerated) {
    const first = segment.clauses[0];
    if (agencies[0]?.place !== 'initial' && first !== undefined) {
      last.subjects.push({
        start: first.range.start,
        end: segment.clauses.at(-1)?.range.end ?? first.range.end,
      });
    }
    return extend();
  }
  last.listing = false;
  const first = agencies[0];
  if (first === undefined) return false;
  const initial = first.place === 'initial';
  const exhorted = segment.clauses[0]?.mood === 'exhort';
  const near = sentence - last.sentence <= 1;
  if (exhorted) {
    const silent = last.agents.length === 0 && last.paragraph === paragraph;
    return initial && (near || silent) && (first.word !== '' || near) ? extend() : false;
  }
  if (!near) return false;
  if (segment.enumerated) return initial && (first.finishes || first.pointsBack) ? extend() : false;
  return initial || SUPPLEMENT.test(words) ? extend() : false;
}

function agenciesIn({ passage, acquaintance }: ItemContext, segment: VoicedSegment): Agency[] {
  const agencies: Agency[] = [];
  for (const clause of segment.clauses) {
    const bare = clause.mood === 'exhort' || agencies.length === 0 ? 'part' : 'task';
    const agency = readAgency(passage, clause.range, bare, acquaintance);
    if (agency !== undefined && carriesOut(passage, clause, agency)) agencies.push(agency);
  }
  return agencies;
}

/** Reads a segment without disposing verb: what a list settles, or a task. */
function readMeasure(
  context: ItemContext,
  segment: VoicedSegment,
  lists: OpenLists,
  paragraph: Range,
  sentence: number,
): Draft | undefined {
  const opened = segment.clauses.findLastIndex(({ opening }) => opening?.frame === 'settle');
  const clauses = segment.clauses.slice(opened + 1);
  const first = clauses[0];
  if (first === undefined) return undefined;
  const opening = segment.clauses[opened]?.opening;
  let readiness: Readiness | undefined = lists.settles;
  if (opening !== undefined) readiness = first.enumerated && !opening.firm ? 'item' : 'said';
  else if (lists.firm && segment.enumerated && lists.settles !== undefined) readiness = 'said';
  if (first.mood === 'exhort') {
    const ordered = clauses.findIndex(
      ({ range }) => readAgency(context.passage, range, 'part', context.acquaintance)?.word === '责成',
    );
    if (ordered < 0) return undefined;
    return draftFromMeasure(context, clauses.slice(ordered), undefined, segment.range, paragraph, sentence);
  }
  return draftFromMeasure(context, clauses, readiness, segment.range, paragraph, sentence);
}
