import type { ItemFact } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';

const STUDY = new RegExp(`${lexicon.sourceOf('study-verb')}|宣讲|领学|观看|贯彻落实.{0,40}精神`, 'u');
const REPORT = /听取|通报|汇报|分析|研判/u;
const DELIBERATION = /审议|研究|讨论|审定|审查|审核|审批|审阅|通过|请示|同意/u;
/** 研究贯彻意见 belongs to the study before it. */
const FOLLOW_UP = /研究(?:部署)?(?:我.{0,6})?(?:贯彻|落实|具体贯彻|部署)[^，；]*$/u;
/** 研究听取 is hearing; a 行政审批局 examines nothing here. */
const NO_VERB = /研究(?=听取)|行政审批/gu;
/** A matter of which a document, a request or a measure is disposed. */
const TO_DISPOSE =
  /《》|(?:方案|办法|意见|规划|计划|规定|项目|事宜|事项|请示|问题|议题|建议|工程|改造|整治|出让|转让|征收|补偿|撤并|命名|调整|减免|移交|认定)$/u;
const OTHERS = /^其[他它]/u;

/** Kind of an item, from the verbs of its heading outside the names of documents. */
export function kindOf(heading: string): ItemFact['kind'] {
  const words = heading.replace(/《[^》]*》?/gu, '《》').replace(NO_VERB, '');
  const study = STUDY.test(words);
  const rest = study ? words.replace(FOLLOW_UP, '') : words;
  const report = REPORT.test(rest);
  const deliberation = DELIBERATION.test(rest);
  const kinds = [study, report, deliberation].filter(Boolean).length;
  if (kinds > 1) return 'mixed';
  if (study) return 'study';
  if (report) return 'report';
  if (deliberation) return 'deliberation';
  if (OTHERS.test(words)) return 'other';
  if (/情况的?(?:汇报|报告)$/u.test(words)) return 'report';
  return TO_DISPOSE.test(words) ? 'deliberation' : 'other';
}

const DISPOSED =
  /(?:会议|经研究|研究)[^。；\n]{0,16}?(?:同意|通过|批准|决定|议定)(?!率|权)|(?:^|[。；：，\n）.、])(?:原则(?:上)?)?(?:同意|通过)(?!率|后)/u;
const HEARD = /^(?:会议)?(?:听取|通报)了?/u;

/** Kind of an item whose heading only names its subject: from what was done with it. `below`: the paragraphs, without the heading. */
export function kindOfBody(heading: string, below: readonly string[]): ItemFact['kind'] {
  const told = kindOf(heading);
  if (told !== 'other' || OTHERS.test(heading)) return told;
  if (HEARD.test(below[0] ?? '')) return 'report';
  return below.some((words) => DISPOSED.test(words)) ? 'deliberation' : 'other';
}
