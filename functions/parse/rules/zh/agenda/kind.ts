import type { ItemFact } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';

type Kind = ItemFact['kind'];
/** What the verbs of one clause say; 研究 alone says it only together with what it deals with. */
type Act = Exclude<Kind, 'mixed' | 'other'> | 'research';

const LEADS = `(?:${lexicon.sourceOf('meeting')}|${lexicon.sourceOf('agenda-lead')}|对|就){0,12}`;
const ANY_VERB = `(?:${['takes-up-verb', 'weak-agenda-verb', 'screening-verb', 'settled-with'].map((name) => lexicon.sourceOf(name)).join('|')})`;
/** The verbs with which a clause begins: 听取并审议, 讨论、研究. */
const VERBS = new RegExp(
  `^${LEADS}(${ANY_VERB}(?:[并、和及]?(?:${lexicon.sourceOf('agenda-lead')}){0,6}${ANY_VERB}){0,12})`,
  'u',
);
const STUDY = new RegExp(`${lexicon.sourceOf('study-verb')}|观看|宣读`, 'u');

/** Verbs by what they make of their matter; 听取并审议 deliberates, 听取并原则同意…的汇报 hears. */
function actOf(clause: string): Act | undefined {
  const verbs = VERBS.exec(clause)?.[1];
  if (verbs === undefined) return undefined;
  if (STUDY.test(verbs)) return 'study';
  if (/审/u.test(verbs)) return 'deliberation';
  if (/听取|通报|分析|研判/u.test(verbs)) return 'report';
  return /同意|通过|批准/u.test(verbs) ? 'deliberation' : 'research';
}

/** 研究贯彻意见 belongs to the study before it. */
const FOLLOW_UP = /^研究(?:部署)?(?:我.{0,6})?(?:贯彻|落实|具体贯彻|部署)/u;
/** A document, a request or a measure, of which a meeting disposes. */
const TO_DISPOSE =
  /《》|(?:方案|办法|意见|规划|计划|规定|项目|事宜|事项|请示|问题|议题|建议|工程|改造|整治|出让|转让|征收|补偿|撤并|命名|调整|减免|移交|认定)(?:（.{0,80}）)?$/u;
const DRAFT = /《》|方案|请示|办法/u;
const OTHERS = /^其[他它]/u;

/** Kind of a heading without a verb: 关于甲情况的汇报, 关于甲问题. */
function kindOfSubject(words: string): Kind {
  if (OTHERS.test(words)) return 'other';
  if (/精神$|学习/u.test(words)) return 'study';
  if (/(?:情况|工作)?的?(?:汇报|通报)|情况的?报告$/u.test(words)) return 'report';
  return /审议|研究|审定|审查|审核|审批(?!局)|通过|同意/u.test(words) || TO_DISPOSE.test(words)
    ? 'deliberation'
    : 'other';
}

/**
 * Kind of an item, from the verbs of its heading. `apart`: it has a part of the page of its own, where 研究甲项目
 * deliberates; in a list of matters the same words say only that it was talked over.
 */
export function kindOf(heading: string, apart: boolean): Kind {
  const words = heading.replace(/《[^《》]*(?:《[^《》]*》[^《》]*)*》?/gu, '《》');
  const clauses = words.split(/[，；]/u);
  const acts: Act[] = [];
  for (const clause of clauses) {
    const act = actOf(clause);
    if (act !== undefined && !(acts.at(-1) === 'study' && FOLLOW_UP.test(clause))) acts.push(act);
  }
  const kinds = new Set(acts.map((act) => (act === 'research' ? 'deliberation' : act)));
  const [only] = kinds;
  if (kinds.size > 1) return 'mixed';
  if (only === undefined) return kindOfSubject(words);
  return acts.every((act) => act === 'research') && !apart && !DRAFT.test(words) ? 'other' : only;
}

const DISPOSED =
  /(?:会议|经研究|研究)[^。；\n]{0,16}?(?:同意|通过|批准|决定|议定)(?!率|权)|(?:^|[。；：，\n）.、])(?:原则(?:上)?)?(?:同意|通过)(?!率|后)/u;
const HEARD = /^(?:会议)?(?:听取|通报)了?/u;

/** Kind of an item that has a part of the page of its own: from its heading and what stands below it, without the heading. */
export function kindOfBody(heading: string, below: readonly string[]): Kind {
  const told = kindOf(heading, !/^.{0,6}部署/u.test(heading));
  if (told !== 'other' || OTHERS.test(heading)) return told;
  if (!VERBS.test(heading) && HEARD.test(below[0] ?? '')) return 'report';
  return below.some((words) => DISPOSED.test(words)) ? 'deliberation' : 'other';
}
