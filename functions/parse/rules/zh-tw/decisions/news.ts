import type { Passage } from '../../../clauses/passage.ts';
import { RuleBook, rule } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Agenda, DecisionFact } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import { dutyIn } from './duties.ts';
import { limitOf } from './limits.ts';

/** What the news tells that the meeting or whoever presided decided. */
export const newsRulingRules = [
  rule<'approve' | 'assign'>('tw/news-approve', {
    match:
      'passes ( 了 )? object:( ..12 ( “ | document ) ...160 | ..60 ( 案 | 草案 | 条例 | 办法 | 提案 | 要点 | 计划 | 预算 ) )',
    yields: 'approve',
    over: 'sentence',
    unless: '( 表示 | 指出 | 说明 | 强调 )',
    examples: {
      '會中審議通過「甲補助辦法」草案，將送請市議會審議。': {},
      '市長指出，議會通過「甲條例」後實施。': null,
    },
  }),
  rule<'approve' | 'assign'>('tw/news-assign', {
    match: 'rules ( ， | ： )? ...80 ( ( 请 | 责请 | 责成 ) | ( bureau | organization ) )',
    yields: 'assign',
    over: 'sentence',
    examples: { '市長裁示，請交通局在年底前完成路線調整。': {}, '市長強調，以人為本。': null },
  }),
];
const book = new RuleBook(newsRulingRules, lexicon);

/** 「甲自治條例」修正草案 */
const QUOTED = /“[^”]{2,60}”(?:[^，。；、“”]{0,8}(?:草案|修正案|案))?/gu;

/** The decisions that the news of a meeting tells. */
export function decisionsOfNews(
  passage: Passage,
  { items }: Agenda,
  heldOn: string | undefined,
): readonly DecisionFact[] {
  const found: DecisionFact[] = [];
  for (const { sentences, range: paragraph } of passage.paragraphs)
    for (const { surface, range } of sentences) {
      const itemAt = (at: number): number | undefined =>
        items.find((item) => item.range.start <= at && at < item.range.end)?.number;
      const finding = book.first(surface, undefined, undefined, passage.tracer);
      if (finding === undefined) continue;
      const at = surface.placeOf(finding.from);
      const own = rangeOf(at, range.end);
      const deadline = limitOf(passage, own, heldOn);
      if (finding.yields === 'approve') {
        const { object } = finding.captures;
        const subjects = object === undefined ? [] : subjectsIn(passage, surface, object, range);
        found.push({
          rule: finding.rule,
          evidence: 'meeting-named',
          item: itemAt(at),
          kind: 'approve',
          subjects,
          responsible: [],
          deadline: undefined,
          range: own,
        });
        continue;
      }
      const duty = dutyIn(surface, finding.from, undefined, passage.tracer);
      if (duty === undefined || duty.responsible.length === 0 || (duty.exhorts && deadline === undefined))
        continue;
      found.push({
        rule: finding.rule,
        evidence: 'agency-only',
        // A ruling is about what its paragraph told before it.
        item: items.findLast((item) => paragraph.start <= item.range.start && item.range.start <= at)?.number,
        kind: 'assign',
        subjects: [],
        responsible: duty.responsible,
        deadline,
        range: own,
      });
    }
  return found;
}

function subjectsIn(
  { reading: { plain } }: Passage,
  surface: Surface,
  object: { readonly from: number; readonly to: number },
  sentence: Range,
): readonly Range[] {
  const start = surface.placeOf(object.from);
  const words = plain.slice(start, sentence.end);
  const quoted = [...words.matchAll(QUOTED)].map(({ 0: title, index }) =>
    rangeOf(start + index, start + index + title.length),
  );
  return quoted.length > 0 ? quoted : [surface.rangeOf(object.from, object.to)];
}
