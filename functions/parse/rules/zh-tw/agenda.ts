import type { Passage } from '../../clauses/passage.ts';
import { RuleBook, rule } from '../../grammar/rule.ts';
import { rangeOf } from '../../text/range.ts';
import type { Agenda, ItemFact, Opening } from '../facts.ts';
import { lexicon } from './lexicon.ts';
import type { Matter } from './record/parts.ts';
import { recordOf } from './record/record.ts';

/** Clauses of the news that tell of a matter. */
export const agendaRules = [
  rule<'deliberation' | 'report'>('tw/news-passes', {
    match: [
      'heading:( passes ( 了 )? object:( ..12 ( “ | document | organization | person | amount ) rest ) )',
      'heading:( passes ( 了 )? object:( ..60 ( 案 | 草案 | 条例 | 办法 | 提案 | 要点 | 计划 | 预算 ) rest ) )',
    ],
    yields: 'deliberation',
    over: 'clause',
    examples: {
      '會中審議通過動物保護處提出的「甲自治條例」草案': {
        heading: '审议通过动物保护处提出的“甲自治条例”草案',
      },
      審議通過後實施: null,
    },
  }),
  rule<'deliberation' | 'report'>('tw/news-hears', {
    match: 'heading:( ( 听取 | 提出 ) ( 了 )? object:( ..60 报告 ) )',
    yields: 'report',
    over: 'clause',
    examples: {
      '會中並聽取工務處「甲工程」執行情形報告': { heading: '听取工务处“甲工程”执行情形报告' },
      報告指出: null,
    },
  }),
];
const news = new RuleBook(agendaRules, lexicon);

/** 將送請市議會審議: what becomes of it is no part of the matter. */
const AND_THEN = /[，。；].*$/su;

function kindOf({ section }: Matter, words: string): ItemFact['kind'] {
  if (section === 'reports') return 'report';
  if (section !== undefined) return 'deliberation';
  return /报告|情形|纪录|提报|宣读|确认/u.test(words) ? 'report' : 'other';
}

/** The matters of a record, or what the news tells that the meeting dealt with. */
export function readAgenda(passage: Passage, opening: Opening): Agenda {
  const { plain } = passage.reading;
  if (opening.form === 'minutes') {
    const items = recordOf(passage).matters.map(
      (matter, i): ItemFact => ({
        rule: matter.rule,
        evidence: 'headed',
        number: i + 1,
        kind: kindOf(matter, plain.slice(matter.heading.start, matter.heading.end)),
        heading: matter.heading,
        range: matter.range,
        paragraphs: [],
        running: false,
      }),
    );
    return { items, issues: [] };
  }
  const items: ItemFact[] = [];
  for (const { sentences } of passage.paragraphs)
    for (const { surface, clauses } of sentences)
      for (const { from, to, mode } of clauses) {
        if (mode === 'state' || mode === 'exhort') continue;
        const finding = news.first(surface, from, to, passage.tracer);
        const heading = finding?.captures.heading;
        if (finding === undefined || heading === undefined) continue;
        const range = surface.rangeOf(heading.from, heading.to);
        const words = plain.slice(range.start, range.end).replace(AND_THEN, '');
        items.push({
          rule: finding.rule,
          evidence: 'told',
          number: items.length + 1,
          kind: finding.yields,
          heading: rangeOf(range.start, range.start + words.length),
          range,
          paragraphs: [],
          running: true,
        });
      }
  return { items, issues: [] };
}
