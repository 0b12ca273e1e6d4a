import type { NeitherKind } from '../../facts.ts';

/** A sign in the lines of a page that it is of some kind, and how much it weighs. */
export interface Sign<Kind> {
  readonly id: string;
  readonly kind: Kind;
  readonly in: 'title' | 'line';
  readonly match: RegExp;
  readonly weight: number;
  /** So many lines must match. */
  readonly atLeast?: number;
  readonly examples: readonly string[];
}

/** Pages that are neither, by what only they have. Weights of 2 and more count against a held meeting, too. */
export const NEITHER_SIGNS: readonly Sign<NeitherKind>[] = [
  {
    id: 'neither/notice-title',
    kind: 'notice',
    in: 'title',
    match: /(?:会议|议程|议题|改期|延期)的?(?:通知|预告|公告)$|^关于召开.{2,40}会议?的(?:通知|公告)/u,
    weight: 2,
    examples: ['关于召开县政府第12次常务会议的通知', '会议通知', '县政府第12次常务会议延期的公告'],
  },
  {
    id: 'neither/asks-to-come',
    kind: 'notice',
    in: 'line',
    match:
      /请.{0,60}(?:[准按]时(?:参加|参会|出席)|做好(?:汇报|发言)准备|报送(?:参会|请假)|履行请假|不得缺席|提前\d{1,4}分钟)|(?:参会|会议)(?:要求|须知|纪律)：|请假报告|参会回执/u,
    weight: 1,
    examples: ['请区水务局就《甲方案》议题做好汇报准备。'],
  },
  {
    id: 'neither/announced',
    kind: 'notice',
    in: 'line',
    match: /(?:定于|拟定于|拟于|将于|兹定于).{2,50}(?:召开|举行)/u,
    weight: 1,
    examples: ['区政府定于9月22日上午召开区政府第12次常务会议'],
  },
  {
    id: 'neither/notice-lines',
    kind: 'notice',
    in: 'line',
    match: /^关于(?:召开|举行).{2,40}会议?的通知$|现将(?:有关|会议)?事项通知如下/u,
    weight: 2,
    examples: ['关于召开市政府第21次常务会议的通知', '现将有关事项通知如下：'],
  },
  {
    id: 'neither/agenda-title',
    kind: 'announced-agenda',
    in: 'title',
    match: /(?:会议?)(?:议程|议题)(?:公示|公开|预告|安排|（.{1,10}）)?$|议题(?:征集|预告|公示)/u,
    weight: 2,
    examples: ['区政府第12次常务会议议程'],
  },
  {
    id: 'neither/to-be-held',
    kind: 'notice',
    in: 'title',
    match: /(?:拟于|拟定于|定于|将于|将在|拟)(?:\d{1,2}月|近期|明|今|下周|\d{4}年).{0,16}(?:召开|举行)/u,
    weight: 2,
    examples: ['县政府拟于3月20日召开第22次常务会议'],
  },
  {
    id: 'neither/seats-offered',
    kind: 'announced-agenda',
    in: 'title',
    match:
      /(?:列席|旁听)?(?:代表|市民|公众).{0,4}(?:招募|征集|招录).{0,8}(?:公告|通告|启事)|邀请.{0,16}(?:代表|市民|公众|群众|居民).{0,8}(?:列席|旁听).{0,24}(?:公告|通告|启事|预告)/u,
    weight: 2,
    examples: ['关于邀请公众代表列席区政府第34次常务会议的公告'],
  },
  {
    id: 'neither/to-apply',
    kind: 'announced-agenda',
    in: 'line',
    match: /报名(?:方式|时间|条件|办法|截止)|(?:前|内|起).{0,16}报名|(?:有关|相关)事项公告如下/u,
    weight: 1,
    examples: ['四、报名方式', '现将有关事项公告如下：'],
  },
  {
    id: 'neither/to-be-reported',
    kind: 'announced-agenda',
    in: 'line',
    match: /(?:^|（)(?:领学人|汇报人|汇报单位|汇报部门|拟列席|列席单位|提请单位|汇报时间)：/u,
    weight: 1,
    atLeast: 2,
    examples: ['（汇报人：区水务局局长甲）'],
  },
  {
    id: 'neither/rules-title',
    kind: 'rules',
    in: 'title',
    match:
      /(?:议事规则|工作规则|会议制度|工作制度|议事决策|决策程序|管理办法|工作细则|实施细则|会议规则|议事程序)(?:（.{1,10}）)?》?(?:的通知)?$/u,
    weight: 2,
    examples: ['甲市人民政府常务会议议事规则', '关于印发《甲县政府常务会议工作规则》的通知'],
  },
  {
    id: 'neither/articles',
    kind: 'rules',
    in: 'line',
    match: /^第[一二三四五六七八九十百\d]{1,4}[条章]/u,
    weight: 2,
    atLeast: 3,
    examples: ['第一条 为推进市政府常务会议决策科学化，制定本规则。'],
  },
  {
    id: 'neither/introduction',
    kind: 'rules',
    in: 'title',
    match: /(?:会议|工作)(?:简介|介绍|制度简介|职责)$/u,
    weight: 2,
    examples: ['区政府常务会议简介'],
  },
  {
    id: 'neither/interpretation-title',
    kind: 'interpretation',
    in: 'title',
    match: /解读|图解|一图(?:读懂|看懂)|问答|新闻发布会|答记者问|政策说明/u,
    weight: 2,
    examples: ['《甲办法》政策解读', '图解第2次常务会议'],
  },
  {
    id: 'neither/interpretation-named',
    kind: 'interpretation',
    in: 'title',
    match: /^[^|>]{0,12}《[^|>]{4,60}》[^|>]{0,12}(?:解读|图解|问答)|^[^|>]{8,60}政策解读$/u,
    weight: 2,
    examples: ['《甲区停车设施建设管理办法》政策解读'],
  },
  {
    id: 'neither/interpretation-lead',
    kind: 'interpretation',
    in: 'line',
    match: /(?:现|特)?(?:将|就|对).{0,40}解读如下|^解读(?:机关|单位|部门|人|机构)：/u,
    weight: 2,
    examples: ['现将有关内容解读如下：', '解读机关：甲区城市管理局'],
  },
  {
    id: 'neither/interpretation-parts',
    kind: 'interpretation',
    in: 'line',
    match:
      /^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]）|\d[.、])?(?:(?:起草|制定|出台|编制|政策)(?:的)?(?:背景|依据|过程|目的|必要性)|主要内容|解读(?:机关|单位|人)|关键词(?:诠释|解释)|创新举措|政策亮点)/u,
    weight: 1,
    atLeast: 2,
    examples: ['一、起草背景'],
  },
  {
    id: 'neither/sample',
    kind: 'sample',
    in: 'title',
    match: /范文|模板|样本|格式|写法|示例|怎么写/u,
    weight: 2,
    examples: ['政府常务会议纪要范文'],
  },
  {
    id: 'neither/blanks',
    kind: 'sample',
    in: 'line',
    match:
      /[×xX＊*_]{2,8}(?:年|月|市|县|区|局|同志|会议|政府)|(?:20)?[×xX＊*]{2,8}年[×xX＊*]{1,2}月|\d{2}年\s{0,8}月\s{0,8}日|某某(?:市|县|区|同志|会议)/u,
    weight: 2,
    atLeast: 3,
    examples: ['×××年×月×日，××县县长×××主持召开常务会议'],
  },
  {
    id: 'neither/teasers',
    kind: 'list',
    in: 'line',
    match: /(?:…|\.{3})[［[【(（]?(?:详细内容|详细|详情|更多|查看(?:全文|详情)|阅读全文|全文)[］\]】)）]?$/u,
    weight: 4,
    atLeast: 2,
    examples: ['1月10日，市长甲某主持召开市政府常务会议，研究外经贸等工作...[详细内容]'],
  },
  {
    id: 'neither/chronicle-title',
    kind: 'list',
    in: 'title',
    match: /大事记|要闻回顾|会议(?:摘要|信息|纪要|动态)?(?:列表|目录|汇总|一览)$/u,
    weight: 4,
    examples: ['甲市2019年9月大事记'],
  },
  {
    id: 'neither/speech-title',
    kind: 'no-meeting',
    in: 'title',
    match: /会议?上的(?:讲话|发言|报告|致辞|主持讲话|总结讲话)(?:（.{1,10}）)?$|会议?主持词$/u,
    weight: 2,
    examples: ['县长在县政府全体会议上的讲话', '市政府第四次全体会议主持词'],
  },
  {
    id: 'neither/addresses-comrades',
    kind: 'no-meeting',
    in: 'line',
    match: /^(?:各位领导、)?同志们[：，！]/u,
    weight: 2,
    examples: ['同志们：今天，我们召开本届县政府第一次全体会议。'],
  },
  {
    id: 'neither/plenary-title',
    kind: 'other-body',
    in: 'title',
    match:
      /(?:人民代表大会|人大(?!代表建议)|政协|党代会|党员代表大会|全委会|中共.{2,20}委员会).{0,20}(?:会议|全会)|(?:市|县|区|旗|州|省|盟)委.{0,8}(?:全会|全体会议|全委)|主席团/u,
    weight: 2,
    examples: ['甲县第十七届人民代表大会第三次会议开幕', '甲区委十四届二次全会召开'],
  },
];

/** What tells minutes from the news of a meeting. */
export const FORM_SIGNS: readonly Sign<'minutes' | 'report'>[] = [
  {
    id: 'form/minutes-title',
    kind: 'minutes',
    in: 'title',
    match: /纪要|会议记录|决定事项|议定事项|会议决议|会议决定/u,
    weight: 2,
    examples: ['甲区政府第17次常务会议纪要'],
  },
  {
    id: 'form/minutes-follow',
    kind: 'minutes',
    in: 'line',
    match: /(?:纪要|议定事项|决定事项|有关(?:事项|情况)|主要内容)(?:纪要)?如下|纪要：?$/u,
    weight: 3,
    examples: ['现将会议主要内容纪要如下：'],
  },
  {
    id: 'form/minutes-number',
    kind: 'minutes',
    in: 'line',
    match:
      /^.{0,30}(?:纪|会)(?:要)?[〔［[（(]\d{4}[〕］\])）]第?\d{1,4}号|签发人?：|^（?共印\d{1,6}份|^抄送：|印发$/u,
    weight: 2,
    examples: ['甲府会纪〔2023〕16号', '抄送：县委办公室'],
  },
  {
    id: 'form/minutes-settle',
    kind: 'minutes',
    in: 'line',
    match:
      /会议(?:议定|决定|明确|确定|研究决定)(?:如下|以下)?.{0,6}：$|^责任(?:单位|部门|人)：|^（?(?:牵头|责任|配合)单位：/u,
    weight: 1,
    examples: ['会议决定：'],
  },
  {
    id: 'form/minutes-settled',
    kind: 'minutes',
    in: 'line',
    match:
      /会议(?:议定|同意|原则同意|原则通过|决定|明确|确定|研究决定|研究同意|一致同意)|[，并](?:原则(?:上)?)?同意/u,
    weight: 3,
    atLeast: 3,
    examples: ['会议议定，原则同意甲局的汇报。', '会议听取了汇报，同意该方案。'],
  },
  {
    id: 'form/minutes-tasks',
    kind: 'minutes',
    in: 'line',
    match: /责成|由[^，。；]{2,18}(?:负责|牵头|会同|承办|落实)/u,
    weight: 2,
    examples: ['由区住建局负责落实。', '责成县水利局修改完善后印发。'],
  },
  {
    id: 'form/report-dateline',
    kind: 'report',
    in: 'line',
    match:
      /^.{0,24}(?:讯|本报|电)[（(：:]?.{0,4}(?:记者|通讯员)|^.{2,14}(?:网|报|社|新闻)(?:讯|\d{1,2}月\d{1,2}日[讯电])/u,
    weight: 4,
    examples: ['本报讯（记者 某某）'],
  },
  {
    id: 'form/report-byline',
    kind: 'report',
    in: 'line',
    match: /(?:记者|通讯员|撰稿|供稿|编辑|责编|摄影|来源)[：:].{1,20}|[（(].{0,12}记者.{1,16}[）)]/u,
    weight: 1,
    examples: ['（记者 某某）'],
  },
  {
    id: 'form/report-title',
    kind: 'report',
    in: 'title',
    match: /(?:主持)?召开|举行|强调|听取|研究(?!决定)|部署/u,
    weight: 2,
    examples: ['区政府召开第16次常务会议'],
  },
  {
    id: 'form/report-headline',
    kind: 'report',
    in: 'title',
    match: /^\p{Script=Han}{2,4}主持召开/u,
    weight: 2,
    examples: ['甲某某主持召开市政府第23次常务会议'],
  },
  {
    id: 'form/report-stresses',
    kind: 'report',
    in: 'line',
    match: /^(?:会议|\p{Script=Han}{2,4})(?:强调|指出|要求|认为)，|。会议(?:强调|指出|要求)，/u,
    weight: 2,
    examples: ['会议强调，要压实责任。'],
  },
];
