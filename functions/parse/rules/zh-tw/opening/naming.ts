import { RuleBook, rule } from '../../../grammar/rule.ts';
import { surfaceOf } from '../../../grammar/surface.ts';
import { readNumeral } from '../../../text/numerals.ts';
import type { Range } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';

const YEAR = '( 民国? digit{2,3} ( 年度 | 年 ) ( digit{1,2} 月 份? )? )';

/** How pages name the meeting. */
export const namingRules = [
  rule<'named'>('tw/meeting-named', {
    match: [
      `^ body:( han{2,20} ) ${YEAR}? 第 number:serial 次 ( （ 扩大 ） | 扩大 | 临时 )? series:series`,
      `^ body:( han{2,20} ) ${YEAR} series:series`,
      `^ body:( han{2,20} ) series:series`,
      `${YEAR}? 第 number:serial 次 ( （ 扩大 ） | 扩大 | 临时 )? series:series`,
      `^ body:( han{2,20} ) ${YEAR}? 第 number:serial 次 series:( ( 委员 )? 会议 )`,
      'series:series',
    ],
    yields: 'named',
    over: 'words',
    examples: {
      甲市政府第742次市政會議紀錄: { body: '甲市政府', number: '742', series: '市政会议' },
      乙縣政府111年度第2次縣務會議紀錄: { body: '乙县政府', number: '2', series: '县务会议' },
      丙區公所110年10月份區務會議: { body: '丙区公所', series: '区务会议' },
      市長主持第205次市政會議: { number: '205' },
      第十一條: null,
    },
  }),
];
const book = new RuleBook(namingRules, lexicon);

/** A meeting's name in a title or a sentence. */
export interface MeetingName {
  readonly rule: string;
  readonly body: Range | undefined;
  readonly number: number | undefined;
  readonly series: Range | undefined;
}

/** A body of a committee is in its name: 甲市都市計畫委員會第214次會議. Words that tell are none: 市政府召開第3次…. */
const NO_BODY = /召开|主持|举行|通过|开会|参加|^(?:本|上|前)/u;

/** The name of the meeting in a stretch. */
export function nameIn({ plain }: Reading, range: Range): MeetingName | undefined {
  const surface = surfaceOf(plain, range, []);
  const finding = book.first(surface);
  if (finding === undefined) return undefined;
  const { body, number, series } = finding.captures;
  const words = (capture: typeof body): string =>
    capture === undefined ? '' : surface.text.slice(capture.from, capture.to);
  return {
    rule: finding.rule,
    body: body === undefined || NO_BODY.test(words(body)) ? undefined : surface.rangeOf(body.from, body.to),
    number: number === undefined ? undefined : readNumeral(words(number)),
    series: series && surface.rangeOf(series.from, series.to),
  };
}
