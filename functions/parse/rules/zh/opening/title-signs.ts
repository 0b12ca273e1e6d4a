/** What a title says that its page is, besides minutes and the report of a meeting. */
export type NeitherByTitle =
  | 'notice'
  | 'announced-agenda'
  | 'rules'
  | 'interpretation'
  | 'list'
  | 'sample'
  | 'other-body';

/** A sign in the title of a page that it is of some kind. */
export interface TitleSign<Kind> {
  readonly id: string;
  readonly kind: Kind;
  readonly match: RegExp;
  readonly examples: readonly string[];
}

/** Titles of pages that are neither: said once, for pages and for the entries of lists (functions/discover). */
export const NEITHER_TITLES: readonly TitleSign<NeitherByTitle>[] = [
  {
    id: 'neither/notice-title',
    kind: 'notice',
    match: /(?:会议|议程|议题)的?(?:通知|预告|公告)$|^关于召开.{2,40}会议?的通知/u,
    examples: ['关于召开县政府第12次常务会议的通知', '会议通知', '第3次常务会议预告'],
  },
  {
    id: 'neither/agenda-title',
    kind: 'announced-agenda',
    match: /会议?(?:议程|议题)(?:公示|公开|预告|安排|（.{1,10}）)?$|议题(?:征集|预告|公示)/u,
    examples: ['区政府第12次常务会议议程', '常务会议议题征集公告'],
  },
  {
    id: 'neither/rules-title',
    kind: 'rules',
    match:
      /(?:议事规则|工作规则|会议制度|工作制度|议事决策|决策程序|管理办法|工作细则|实施细则|会议规则|议事程序|学法制度)(?:（.{1,10}）)?》?(?:的通知)?$/u,
    examples: ['甲市人民政府常务会议议事规则', '关于印发《甲县政府常务会议工作规则》的通知'],
  },
  {
    id: 'neither/introduction',
    kind: 'rules',
    match: /(?:会议|工作)(?:简介|介绍|制度简介|职责)$/u,
    examples: ['区政府常务会议简介'],
  },
  {
    id: 'neither/interpretation-title',
    kind: 'interpretation',
    match: /解读|图解|一图(?:读懂|看懂)|问答|新闻发布会|答记者问|政策说明/u,
    examples: ['《甲办法》政策解读', '图解第2次常务会议'],
  },
  {
    id: 'neither/sample',
    kind: 'sample',
    match: /范文|模板|样本|格式|写法|示例|怎么写/u,
    examples: ['政府常务会议纪要范文'],
  },
  {
    id: 'neither/chronicle-title',
    kind: 'list',
    match: /大事记|要闻回顾|会议(?:摘要|信息|纪要|动态)?(?:列表|目录|汇总|一览)$/u,
    examples: ['甲市2019年9月大事记', '2023年常务会议纪要目录'],
  },
  {
    id: 'neither/plenary-title',
    kind: 'other-body',
    match:
      /(?:人民代表大会|人大(?!代表建议)|政协|党代会|党员代表大会|全委会|中共.{2,20}委员会).{0,20}(?:会议|全会)|(?:市|县|区|旗|州|省|盟)委.{0,8}(?:全会|全体会议|全委)|主席团/u,
    examples: ['甲县第十七届人民代表大会第三次会议开幕', '甲区委十四届二次全会召开'],
  },
];

/** A title that tells of a meeting: by whom it was held, or what became of a matter there. */
export const TELLS = /召开|举行|主持|审议|研究|听取|传达|学习|部署|通过/u;
