import type { Range } from '../reading.ts';
import { carriesOut } from './act-draft.ts';
import { isTalk } from './acts.ts';
import { type Agency, type Agent, readAgency, readLabels } from './agents.ts';
import { addAgents, type Draft, type ItemContext } from './draft.ts';
import type { VoicedSegment } from './voices.ts';

/** A topic that only supplements what was decided: 所需资金由甲局承担. */
const SUPPLEMENT = /^(?:所需|相关|有关|该|其|具体|后续|涉及|上述|以上|配套|工程|项目)/u;
const LABEL_LINE = /^（?(?:牵头|责任|配合|主办|承办|协办|落实|实施|负责|主责)(?:单位|部门|领导|人|主体)/u;

/**
 * Adds a segment to the decision before it, when it says who carries that out or is one more point of its list.
 * False when the segment stands for itself.
 */
export function goesOn(
  context: ItemContext,
  segment: VoicedSegment,
  last: Draft | undefined,
  paragraph: Range,
  sentence: number,
): boolean {
  if (last === undefined || segment.clauses.some(({ opening }) => opening?.frame === 'settle')) return false;
  const { passage, acquaintance } = context;
  const near = sentence - last.sentence <= 1;
  const extend = (agents: readonly Agent[]): true => {
    addAgents(context, last, agents);
    last.end = segment.range.end;
    last.sentence = sentence;
    return true;
  };

  const words = passage.plain.slice(segment.range.start, segment.range.end);
  if (LABEL_LINE.test(words)) {
    const labelled = readLabels(passage, segment.range, acquaintance);
    if (labelled.length > 0 && near) return extend(labelled);
    addAgents(context, last, labelled);
    return labelled.length > 0;
  }
  if (last.listing && segment.enumerated) {
    const agencies = agenciesIn(context, segment);
    if (agencies[0]?.place !== 'initial') last.subjects.push(pointOf(segment));
    return extend(agencies.flatMap(({ agents }) => agents));
  }
  last.listing = false;
  const exhorted = isTalk(segment.clauses[0]?.mood ?? 'plain');
  const silent = last.agents.length === 0 && last.paragraph === paragraph;
  if (!near && !(exhorted && silent)) return false;
  const agencies = agenciesIn(context, segment);
  const first = agencies[0];
  if (first === undefined || !belongs(first, segment, exhorted, near, words)) return false;
  return extend([
    ...agencies.flatMap(({ agents }) => agents),
    ...readLabels(passage, segment.range, acquaintance),
  ]);
}

/** True when who is told to act is told to carry out the decision before, and nothing else. */
function belongs(
  first: Agency,
  segment: VoicedSegment,
  exhorted: boolean,
  near: boolean,
  words: string,
): boolean {
  const initial = first.place === 'initial' && opens(first, segment);
  if (exhorted) return initial && (first.word !== '' || near);
  if (segment.enumerated) return initial && (first.finishes || first.pointsBack);
  return initial || SUPPLEMENT.test(words);
}

/** Nothing but a reason stands before: 新增泊位800个，请甲局… is a matter of its own. */
const opens = (agency: Agency, { clauses }: VoicedSegment): boolean =>
  clauses.every(({ range, opening }) => range.end > agency.start || opening !== undefined) ||
  clauses.findIndex(({ range }) => range.end > agency.start) === 0;

function pointOf({ clauses, range }: VoicedSegment): Range {
  return { start: clauses[0]?.range.start ?? range.start, end: clauses.at(-1)?.range.end ?? range.end };
}

/** The phrases of a segment that name who acts; once one is told to, others may stand with their task alone. */
function agenciesIn({ passage, acquaintance }: ItemContext, segment: VoicedSegment): Agency[] {
  const agencies: Agency[] = [];
  for (const clause of segment.clauses) {
    const bare = isTalk(clause.mood) || agencies.length === 0 ? 'part' : 'task';
    const agency = readAgency(passage, clause.range, bare, acquaintance);
    if (agency !== undefined && carriesOut(passage, clause, agency)) agencies.push(agency);
  }
  return agencies;
}
