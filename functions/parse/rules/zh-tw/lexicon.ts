import type { SpeechPatterns } from '../../clauses/clauses.ts';
import { Lexicon } from '../../grammar/lexicon.ts';
import { Pattern } from '../../grammar/pattern.ts';
import deadlines from '../../lexicon/zh-tw/deadlines.json' with { type: 'json' };
import meetings from '../../lexicon/zh-tw/meetings.json' with { type: 'json' };
import people from '../../lexicon/zh-tw/people.json' with { type: 'json' };
import record from '../../lexicon/zh-tw/record.json' with { type: 'json' };
import report from '../../lexicon/zh-tw/report.json' with { type: 'json' };
import ruling from '../../lexicon/zh-tw/ruling.json' with { type: 'json' };

const HAN = /^\p{Script=Han}+$/u;
const series = Object.keys(meetings.series).filter((name) => HAN.test(name));

/** The word classes of records and reports from Taiwan. */
export const lexicon = new Lexicon([
  { about: meetings.about, classes: { series } },
  record,
  people,
  ruling,
  deadlines,
  report,
]);

const pattern = (source: string): Pattern => new Pattern(source, lexicon);
const SPEAKER = '(organization? ruler | person | post){0,2}';

/**
 * How clauses speak in the news; records are read by their labels. A list stays open under nothing here: 决议： is a label.
 */
export const speech: SpeechPatterns = {
  exhort: pattern(`^ ${SPEAKER} (强调 | 期许 | 呼吁 | 勉励 | 提醒) $`),
  state: pattern(`^ ${SPEAKER} (表示 | 指出 | 说 | 说明) $`),
  settle: pattern(`^ ${SPEAKER} (裁示 | 指示) $`),
  list: pattern('^ (会议 | 大会) 决议 $'),
  exhortAtOnce: pattern(`^ ${SPEAKER} (强调 | 期许 | 呼吁 | 勉励 | 提醒)`),
  stateAtOnce: pattern(`^ ${SPEAKER} (表示 | 指出)`),
  narrate: pattern('^ in-meeting{0,6} takes-up'),
  narrateBare: pattern('^ (takes-up)'),
};
