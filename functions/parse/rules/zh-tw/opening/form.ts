import type { Passage } from '../../../clauses/passage.ts';
import type { PageMetadata } from '../../../page/metadata.ts';
import { matchingForm } from '../../../text/reading.ts';
import type { Form, NeitherKind } from '../../facts.ts';
import { recordOf } from '../record/record.ts';
import { openingOfNews } from './news.ts';
import { namesOf } from './opening.ts';

/** Signs of Taiwan that no page of the mainland has, and signs of the mainland, over the matching form of a line. */
const OF_TAIWAN: readonly RegExp[] = [
  /民国[\d一二三四五六七八九十○〇]{2,4}年|(?<!\d)1[01]\d年度?(?:第|\d{1,2}月)/u,
  /裁示|洽悉|备查|照案通过|缓议|提请公?鉴|请核议|墊付|垫付/u,
  /^.{0,8}案由.{0,4}：/u,
  /(?:纪录|记录)：|^纪录$|会议纪录|会报纪录/u,
  /市政会议|[县局处区乡镇所馆部]务会(?:议|报)|主管会报|首长会(?:报|议)/u,
  /县府|市府团队|自治条例|公所|里长|议会审议/u,
  /(?:科|课|局|处)长[^，。]{1,3}[、（）]|各局处/u,
  /开会通知单|法规名称：/u,
];
const OF_THE_MAINLAND =
  /常务会议|会议纪要|人民政府|[县市区省旗]委(?:员会)?|党组|管委会|国务院|中共|习近平|自治区|街道办事处|总书记/u;

/** So many signs tell that a page is from Taiwan, and so many more than of the mainland. */
const ENOUGH = 2;

/** Whether a page is from Taiwan: it is in traditional script, and says things as only pages from there do. */
export function recognises({ reading, lines }: Passage): boolean {
  if (reading.script !== 'hant') return false;
  const signs = OF_TAIWAN.filter((sign) => lines.some(({ plain }) => sign.test(plain))).length;
  const others = lines.filter(({ plain }) => OF_THE_MAINLAND.test(plain)).length;
  return signs >= ENOUGH && others < signs;
}

interface Sign {
  readonly kind: NeitherKind;
  readonly match: RegExp;
  readonly atLeast?: number;
  readonly why: string;
  readonly examples: readonly string[];
}

/** Pages about meetings that are neither minutes nor the news of one. */
export const NEITHER: readonly Sign[] = [
  {
    kind: 'notice',
    match: /开会通知单|^开会事由：|^(?:关于)?召开.{2,30}会议通知/u,
    why: 'the call to a coming meeting',
    examples: ['開會通知單', '開會事由：召開第2次縣務會議'],
  },
  {
    kind: 'rules',
    match:
      /^法规名称：|(?:议事规则|实施要点|作业要点|设置要点|议事程序|会议规则|办事细则|组织规程|作业原则)(?:（[^（）]*）)?$/u,
    why: 'rules about meetings',
    examples: ['法規名稱：甲縣政府縣務會議實施要點', '甲市政府市政會議議事規則'],
  },
  {
    kind: 'rules',
    match: /^第[一二三四五六七八九十百\d]{1,4}[条章]|特订定本|订定本(?:要点|规则|程序|原则)/u,
    atLeast: 2,
    why: 'rules about meetings',
    examples: ['第一條', '特訂定本要點'],
  },
  {
    kind: 'announced-agenda',
    match: /(?:会议|会报)(?:议程|程序表?|议程表)(?:（[^（）]*）)?$/u,
    why: 'an agenda announced in advance',
    examples: ['甲市政府第3次市政會議議程'],
  },
  {
    kind: 'other-body',
    match:
      /^.{0,12}(?:议会|立法院|国民大会|代表会).{0,16}(?:次会议?|定期会|临时会|大会).{0,12}(?:议事录|纪录|记录|议程)?$/u,
    why: 'about an assembly',
    examples: ['甲市議會第3屆第2次定期會議事錄'],
  },
];

const neither = (kind: NeitherKind, why: string): Form => ({
  form: 'neither',
  kind,
  reason: `The page is neither minutes nor the report of a meeting: it is ${why}.`,
});

const HEAD = 6;

/** What a page from Taiwan is: a record with rulings or with those who were there, the news of a meeting, or neither. */
export function readForm(passage: Passage, metadata: PageMetadata): Form {
  const { lines, reading } = passage;
  const head = [
    matchingForm(metadata.title ?? '', reading.script),
    ...(metadata.above ?? []),
    ...lines.slice(0, HEAD).map(({ plain }) => plain),
  ];
  const record = recordOf(passage);
  const ruled = record.rulings.length > 0;
  for (const { kind, match, atLeast = 1, why } of NEITHER) {
    const where = atLeast > 1 ? lines.map(({ plain }) => plain) : head;
    if (where.filter((words) => match.test(words)).length >= atLeast && !(ruled && atLeast > 1))
      return neither(kind, why);
  }
  const named = namesOf(passage).length > 0;
  const present = record.fields.filter(({ says, values }) => says !== 'other' && values.length > 0).length;
  if (ruled || (present >= 2 && (named || record.matters.length > 0))) return { form: 'minutes' };
  if (openingOfNews(passage) !== undefined) return { form: 'report' };
  return named && present > 0 ? { form: 'minutes' } : neither('no-meeting', 'not about a meeting');
}
