import type { Passage } from '../../../clauses/passage.ts';
import { type Rule, RuleBook } from '../../../grammar/rule.ts';
import { surfaceOf } from '../../../grammar/surface.ts';
import { joined, type Range, rangeOf } from '../../../text/range.ts';
import type { Agenda, DeadlineFact, DecisionFact, Found, Opening, ResponsibleFact } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import type { Matter, Ruling } from '../record/parts.ts';
import { recordOf } from '../record/record.ts';
import { disposalRules, measureRules } from './disposal.ts';
import { type Duty, dutyIn, dutyLabelRules, dutyRules, taskRules } from './duties.ts';
import { limitOf, limitRules } from './limits.ts';
import { decisionsOfNews, newsRulingRules } from './news.ts';
import { requestRules, subjectOf } from './subjects.ts';

export const decisionRules: readonly Rule<unknown>[] = [
  ...disposalRules,
  ...measureRules,
  ...dutyRules,
  ...dutyLabelRules,
  ...taskRules,
  ...newsRulingRules,
  ...requestRules,
  ...limitRules,
];

const disposals = new RuleBook(disposalRules, lexicon);
const measures = new RuleBook(measureRules, lexicon);

/** A decision while its ruling is read. */
interface Draft {
  readonly rule: string;
  readonly evidence: string;
  readonly kind: DecisionFact['kind'];
  readonly item: number | undefined;
  readonly subjects: readonly Range[];
  responsible: readonly ResponsibleFact[];
  deadline: DeadlineFact | undefined;
  range: Range;
}

/** What was decided: each ruling of a record, each act of the meeting in the news. A report that is received decides nothing. */
export function readDecisions(passage: Passage, opening: Opening, agenda: Agenda): Found<DecisionFact> {
  const { heldOn } = opening.meeting;
  if (opening.form === 'report') return { facts: decisionsOfNews(passage, agenda, heldOn), issues: [] };
  const { rulings, matters } = recordOf(passage);
  const facts = rulings.flatMap((ruling) => {
    const matter = ruling.matter === undefined ? undefined : matters[ruling.matter];
    return decisionsOf(passage, ruling, matter, heldOn);
  });
  return { facts, issues: [] };
}

/** 決議, 決定: what the meeting resolved; 裁示, 指示: what whoever presided told others to do. */
const RESOLVES = /决|结论/u;

function decisionsOf(
  passage: Passage,
  { label, points, matter: index, start }: Ruling,
  matter: Matter | undefined,
  heldOn: string | undefined,
): readonly DecisionFact[] {
  const { tracer } = passage;
  const drafts: Draft[] = [];
  /** The disposal of the matter, to which what carries it out belongs. */
  let disposed: Draft | undefined;
  const item = index === undefined ? undefined : index + 1;
  const subjects = matter === undefined ? [] : [subjectOf(passage, matter)];
  for (const range of points.flatMap((point) => sentencesOf(passage, point))) {
    const surface = passage.surfaceOf(range);
    const words = surfaceOf(passage.reading.plain, range, []);
    const finding = disposals.first(words, undefined, undefined, tracer);
    const duty = dutyIn(surface, undefined, undefined, tracer);
    const limit = limitOf(passage, range, heldOn);
    const first = range.start === points[0]?.start;
    const whole = first ? rangeOf(start, range.end) : range;
    if (finding !== undefined && finding.yields !== 'received') {
      disposed = {
        rule: finding.rule,
        evidence: 'ruling',
        kind: finding.yields,
        item,
        subjects,
        responsible: duty?.responsible ?? [],
        deadline: limit,
        range: whole,
      };
      drafts.push(disposed);
    } else if (duty !== undefined && duty.responsible.length > 0) {
      if (disposed !== undefined && duty.finishes) carryOut(disposed, duty, limit, range);
      else if (!duty.exhorts || limit !== undefined)
        drafts.push({
          rule: duty.rule,
          evidence: 'ruling',
          kind: duty.laysDown && RESOLVES.test(label) && limit === undefined ? 'determine' : 'assign',
          item,
          subjects: [],
          responsible: duty.responsible,
          deadline: limit,
          range: whole,
        });
    } else if (
      finding === undefined &&
      disposed === undefined &&
      RESOLVES.test(label) &&
      matter?.section !== 'reports'
    ) {
      const measure = measures.first(words, undefined, undefined, tracer);
      if (measure === undefined) continue;
      disposed = {
        rule: measure.rule,
        evidence: 'ruling',
        kind: 'determine',
        item,
        subjects,
        responsible: [],
        deadline: limit,
        range: whole,
      };
      drafts.push(disposed);
    }
  }
  return drafts;
}

/** 請法制處依程序發布: belongs to what was passed before it. */
function carryOut(draft: Draft, { responsible }: Duty, limit: DeadlineFact | undefined, range: Range): void {
  draft.responsible = [...draft.responsible, ...responsible];
  draft.deadline ??= limit;
  draft.range = joined(draft.range, range);
}

/** The sentences of a point; brackets are not cut. */
function sentencesOf({ reading: { plain } }: Passage, { start, end }: Range): readonly Range[] {
  const sentences: Range[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < end; at++) {
    const unit = plain.charAt(at);
    if ('（“'.includes(unit)) depth++;
    else if ('）”'.includes(unit)) depth = Math.max(0, depth - 1);
    // （主辦單位：甲科） stands behind the full stop of what it is said of.
    const goesOn = plain.charAt(at + 1) === '（';
    if (depth > 0 || !'。；'.includes(unit) || (goesOn && at + 1 < end)) continue;
    sentences.push(rangeOf(from, at + 1));
    from = at + 1;
  }
  if (from < end) sentences.push(rangeOf(from, end));
  return sentences;
}
