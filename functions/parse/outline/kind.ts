import type { AgendaItem } from '../../../schemas/generated/minutes.ts';

const STUDY = /传达|学习|宣讲|领学|贯彻落实.{0,40}精神/u;
const REPORT = /听取|通报|汇报/u;
const DELIBERATION = /审议|研究|讨论|审定|审查|审核|审批|审阅|通过|请示|同意/u;
/** 研究贯彻意见 belongs to the study before it. */
const FOLLOW_UP = /研究(?:部署)?(?:我.{0,6})?(?:贯彻|落实|具体贯彻|部署)[^，；]*$/u;

/** 研究听取 is hearing; a 行政审批局 examines nothing here. */
const NO_VERB = /研究(?=听取)|行政审批/gu;

/** Kind of an agenda item, from the verbs of its heading outside the names of documents. */
export function kindOf(heading: string): AgendaItem['kind'] {
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
  if (/^其[他它]/u.test(words)) return 'other';
  if (/情况的?(?:汇报|报告)$/u.test(words)) return 'report';
  if (
    /《》|(?:方案|办法|意见|规划|计划|规定|项目|事宜|事项|请示|问题|议题|建议|工程|改造|整治|出让|转让|征收|补偿|撤并|命名|调整|减免|移交|认定)$/u.test(
      words,
    )
  )
    return 'deliberation';
  return 'other';
}
