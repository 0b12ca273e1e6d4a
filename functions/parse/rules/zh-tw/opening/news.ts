import type { Passage, Sentence } from '../../../clauses/passage.ts';
import { RuleBook, rule } from '../../../grammar/rule.ts';
import type { Range } from '../../../text/range.ts';
import { lexicon } from '../lexicon.ts';

const DAY = '( 今 | 昨 | 本 | 前 )? ( 天 | 日 )? ( （ ..8 ） )? ( 天 | 日 )? ( 上午 | 下午 | 晚上 )?';
const NAME = '( ..24 series | ..24 第 serial 次 ..8 会议 )';

/** Sentences of the news that say who held which meeting. */
export const newsRules = [
  rule<'held'>('tw/news-presided', {
    match: `( ^ | ， ) who:..24 于? ${DAY} 在? ..12 主持 ( 召开 )? 了? ${NAME}`,
    yields: 'held',
    over: 'sentence',
    examples: {
      '甲市長乙某某今（17）日主持第205次市政會議，會中通過草案。': {},
      '市長表示，市政會議每週召開。': null,
    },
  }),
  rule<'held'>('tw/news-held', {
    match: `( ^ | ， ) body:( organization | han{2,10} ) 于? ${DAY} ..12 ( 召开 | 举行 ) 了? ${NAME}`,
    yields: 'held',
    over: 'sentence',
    examples: { '甲市政府今（18）日召開第92次市政會議，由市長乙某某主持。': {}, '會議表示同意。': null },
  }),
  rule<'held'>('tw/news-was-held', {
    match: `${NAME} ${DAY} ..24 ( 召开 | 举行 )`,
    yields: 'held',
    over: 'sentence',
    examples: { '甲縣政府第9次主管會報昨日下午在第一會議室召開，由副縣長主持。': {}, '同意。': null },
  }),
];
const book = new RuleBook(newsRules, lexicon);

/** The sentence of the news that says that the meeting was held. */
export interface OpeningOfNews {
  readonly sentence: Sentence;
  readonly rule: string;
  /** The body that held it, where the sentence names one before the verb. */
  readonly body: Range | undefined;
}

/** A day is no part of the body's name: 縣府昨召開. */
const NO_BODY = /[今昨日天]|会议|^第/u;

/** Finds that sentence among the first paragraphs. */
export function openingOfNews({ paragraphs, reading }: Passage): OpeningOfNews | undefined {
  for (const { sentences } of paragraphs.slice(0, 8))
    for (const sentence of sentences) {
      const { surface } = sentence;
      const finding = book.first(surface);
      if (finding === undefined) continue;
      const { body } = finding.captures;
      const range = body && surface.rangeOf(body.from, body.to);
      const words = range === undefined ? '' : reading.plain.slice(range.start, range.end);
      return { sentence, rule: finding.rule, body: words === '' || NO_BODY.test(words) ? undefined : range };
    }
  return undefined;
}
