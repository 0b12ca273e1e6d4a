import type { Decision } from '../../schemas/generated/minutes.ts';

/** What a careful reader takes out of one set of the sample's minutes. */
export interface Facts {
  readonly file: string;
  readonly id: string;
  readonly heldOn: string;
  readonly issuedOn?: string;
  readonly publishedOn?: string;
  readonly documentNumber?: string;
  readonly indexNumber?: string;
  readonly items: number;
  /** Item, kind, a few words at the disposing verb in simplified script, responsible bodies, last day. */
  readonly decisions: readonly (readonly [
    item: number | undefined,
    kind: Decision['kind'],
    anchor: string,
    responsible: string,
    due?: string,
  ])[];
  readonly chair: string;
  /** Names by role, in the order of the page, without the chair. */
  readonly present: string;
  readonly observers: string;
  readonly absent?: string;
  readonly recorder?: string;
}

/** Careful readers may differ here. */
export const ANY = '*';

export const SAMPLE: readonly Facts[] = [
  {
    file: 'linlan-qingyu/2024-05.html',
    id: 'linlan-qingyu/2024/5',
    heldOn: '2024-03-14',
    issuedOn: '2024-03-20',
    publishedOn: '2024-03-25',
    documentNumber: '青政会纪〔2024〕5号',
    indexNumber: '990001052/2024-00031',
    items: 6,
    decisions: [
      [2, 'approve-in-principle', '原则同意下一步工作安排', ''],
      [
        2,
        'determine',
        '会议明确，鲸浦段闸站改造',
        '区农业农村水利局 区住房城乡建设局 鲸浦街道',
        '2024-05-31',
      ],
      [3, 'approve-in-principle', '会议原则同意《青屿区2024年政府投资', '区发展改革局'],
      [4, 'approve', '会议同意《青屿区困境老年人', '区民政局 区财政局'],
      [5, 'defer', '会议决定暂缓审议', '区自然资源规划局'],
      [6, 'approve', '会议同意桐屿镇冷链物流园二期', '区自然资源规划局', '2024-04-30'],
      [6, 'approve', '同意园区道路及管网', '青屿城投集团'],
    ],
    chair: '沈望舟',
    present: '梁克勤 卢思远 薛敏之 韩书阳 程朗',
    observers:
      '鲍建川 陶景行 贺一鸣 石峻 毛清源 季岚 万志诚 顾维桢 雷启山 邢秀芬 汤若水 孟庆余 龚玉成 洪涛 柏永年 蓝海峰 俞静怡 樊树人 秦简 邵国梁 霍刚 翟文彬 骆小满 闵知秋 柯长林 池仲文',
    absent: '祝雨桐',
  },
  {
    file: 'linlan-qingyu/2024-11.html',
    id: 'linlan-qingyu/2024/11',
    heldOn: '2024-06-20',
    publishedOn: '2024-07-02',
    items: 5,
    decisions: [
      [1, 'determine', '会议决定，成立区防汛防台', ANY],
      [2, 'approve-in-principle', '原则同意该局提出的', ''],
      [3, 'approve-in-principle', '审议并原则通过', '区教育局', '2024-08-15'],
      [4, 'reject', '会议不同意将', '区财政局 区人力资源社会保障局'],
      [5, 'approve', '会议同意将老旧住宅加装电梯', '区住房城乡建设局 区财政局 区审计局'],
    ],
    chair: '沈望舟',
    present: '梁克勤 卢思远 薛敏之 韩书阳 祝雨桐 程朗',
    observers: '鲍建川 陶景行 毛清源 万志诚 顾维桢 雷启山 孟庆余 苗可欣 洪涛 蓝海峰 樊树人 秦简',
    recorder: '季岚',
  },
  {
    file: 'linlan-qingyu/2024-16-mirror.txt',
    id: 'linlan-qingyu/2024/16',
    heldOn: '2024-09-12',
    issuedOn: '2024-09-19',
    publishedOn: '2024-09-26',
    documentNumber: '青政会纪〔2024〕16号',
    indexNumber: '990001052/2024-00118',
    items: 5,
    decisions: [
      [1, 'approve-in-principle', '原则同意有关工作安排', ''],
      [2, 'approve-in-principle', '原则同意下阶段治理方案', ''],
      [2, 'determine', '会议确定,关停', '区生态环境局 区市场监管局 青礁镇', '2024-11-30'],
      [3, 'approve-in-principle', '会议原则同意《青屿区渔港', '区农业农村水利局'],
      [4, 'approve', '会议同意《青屿区公共数据', '区经济科技局'],
      [5, 'determine', '会议决定将灯塔旧址', '区文体旅游局 青屿文旅集团'],
    ],
    chair: '沈望舟',
    present: '梁克勤 卢思远 薛敏之 韩书阳 祝雨桐 程朗',
    observers:
      '鲍建川 陶景行 贺一鸣 毛清源 季岚 车晓棠 万志诚 雷启山 汤若水 孟庆余 龚玉成 宁远帆 洪涛 蓝海峰 卓映川 庞立新 秦 辛宜民 邵国梁 裴亦舟 柯长林 翟文彬 谷雨声',
  },
  {
    file: 'linlan-qingyu/2025-03.html',
    id: 'linlan-qingyu/2025/3',
    heldOn: '2025-02-20',
    publishedOn: '2025-03-03',
    items: 6,
    decisions: [
      [2, 'approve', '会议同意2025年十项民生实事', '区政府办公室'],
      [2, 'determine', '会议明确，社区食堂', '区民政局 区城市管理局', '2025-09-30'],
      [3, 'approve-in-principle', '会议原则同意《青屿区支持海洋', '区经济科技局'],
      [4, 'approve', '会议批准澜湾街道青年公寓', ''],
      [4, 'approve', '同意由青屿城投集团', '青屿城投集团 区住房城乡建设局 区自然资源规划局'],
      [4, 'determine', '会议决定，公寓建成后', ''],
      [5, 'approve', '会议通过《青屿区人民政府2025', '区司法局'],
      [6, 'assign', '责成区审计局会同', '区审计局 区财政局', '2025-06-30'],
    ],
    chair: '沈望舟',
    present: '梁克勤 卢思远 薛敏之 祝雨桐 程朗',
    observers:
      '鲍建川 陶景行 毛清源 万志诚 雷启山 邢秀芬 汤若水 孟庆余 龚玉成 洪涛 傅青云 宁远帆 秦简 骆小满 池仲文',
    absent: '韩书阳',
    recorder: '季岚',
  },
  {
    file: 'linlan-qingyu/2025-14.txt',
    id: 'linlan-qingyu/2025/14',
    heldOn: '2025-07-10',
    publishedOn: '2025-07-21',
    items: 6,
    decisions: [
      [2, 'approve-in-principle', '审议并原则同意《青屿区“蓝色粮仓”', '区农业农村水利局'],
      [3, 'approve', '会议同意《青屿区2025年本级', '区财政局'],
      [
        4,
        'approve-in-principle',
        '会议原则同意鲸浦老码头',
        '鲸浦街道 区住房城乡建设局 区司法局 区财政局',
        '2025-12-31',
      ],
      [4, 'determine', '会议明确，征收全过程公开', ''],
      [5, 'determine', '会议决定，在桐屿镇', '区委编办'],
      [6, 'defer', '暂缓研究机关事业单位', '区机关事务服务中心'],
    ],
    chair: '沈望舟',
    present: '梁克勤 卢思远 薛敏之 韩书阳 祝雨桐 程朗',
    observers: '鲍建川 陶景行 毛清源 万志诚 汤若水 孟庆余 洪涛 蓝海峰 俞静怡 晏子谦 翟文彬 柯长林 裴亦舟',
  },
  {
    file: 'yunze/2024-31.txt',
    id: 'yunze/2024/31',
    heldOn: '2024-04-16',
    issuedOn: '2024-04-29',
    items: 7,
    decisions: [
      [2, 'assign', '发改局、统计局要对未达', '发改局 统计局', '2024-05-10'],
      [3, 'approve-in-principle', '原则上同意《云泽县湖区退捕', '骆成钢 农业农村局 人社局 民政局'],
      [4, 'approve-in-principle', '原则上同意水利局提出的', '云泽水务集团 水利局', '2024-11-30'],
      [4, 'assign', '由审计局对全县寄宿制学校', '审计局', '2024-09-01'],
      [5, 'determine', '决定白鹭滩湿地公园', '文旅局 白鹭滩镇'],
      [6, 'approve', '同意荻州镇中心幼儿园', ''],
      [7, 'reject', '不同意将城区主次干道', '城管局 公安局'],
    ],
    chair: '秦怀远',
    present: '骆成钢 尹若兰 戴云峰 施博文 葛晓棠 纪安',
    observers:
      '申屠明 丘鹤年 田佑民 路怀谷 游思齐 佟素梅 齐正平 娄素心 卜思源 盛铁军 阮玉兰 蒲公望 凌书远 费尔康 冷月明 郝山川 桑大为 江清流 麦丰收 花沛霖 严守正 岑立新 计无双 石守义 安然 洛书文 柳承安 白汀兰 芦景生 荀泽安 沙如雪',
    recorder: '温砚',
  },
  {
    file: 'yunze/2024-38.txt',
    id: 'yunze/2024/38',
    heldOn: '2024-10-22',
    publishedOn: '2024-11-04',
    items: 4,
    decisions: [
      [1, 'determine', '会议决定自2024年11月1日起', '林业局 应急局'],
      [2, 'approve-in-principle', '原则同意住建局提出的', '住建局', '2024-11-10'],
      [3, 'approve', '同意该方案', '发改局', '2024-12-20'],
      [4, 'approve', '同意发改局关于2024年度', '县粮食储备公司 财政局'],
    ],
    chair: '秦怀远',
    present: '骆成钢 尹若兰 戴云峰 施博文 纪安',
    observers: '田佑民 齐正平 费尔康 桑大为 林深 关秉灯 芦景生',
    absent: '葛晓棠',
  },
  {
    file: 'yunze/2025-46.html',
    id: 'yunze/2025/46',
    heldOn: '2025-03-18',
    publishedOn: '2025-03-31',
    documentNumber: '云政会纪〔2025〕3号',
    items: 7,
    decisions: [
      [2, 'approve', '会议同意《云泽县2025年国有', '县自然资源局 县财政局 县住建局'],
      [3, 'approve-in-principle', '会议原则同意《云泽县农村客运', '县交通局', '2025-04-30'],
      [3, 'determine', '会议明确，购车补贴', '县财政局'],
      [4, 'approve', '会议审议通过《云泽县古籍', '县文旅局'],
      [5, 'determine', '会议决定在芦津乡、泽南镇', '县消防救援大队 芦津乡 泽南镇', '2025-12-31'],
      [6, 'approve-in-principle', '会议原则同意县属企业', ''],
      [6, 'defer', '合并事宜暂缓实施', '县财政局'],
      [7, 'approve', '会议同意授予泽南镇', ''],
    ],
    chair: '秦怀远',
    present: '骆成钢 尹若兰 施博文 葛晓棠 纪安',
    observers:
      '田佑民 申屠明 丘鹤年 盛铁军 郝山川 费尔康 桑大为 车行远 花沛霖 关秉灯 火明亮 芦景生 荀泽安 沙如雪',
    absent: '戴云峰',
    recorder: '温砚',
  },
  {
    file: 'yunze/2025-52.txt',
    id: 'yunze/2025/52',
    heldOn: '2025-06-24',
    publishedOn: '2025-07-08',
    items: 6,
    decisions: [
      [1, 'approve-in-principle', '原则同意安全度汛', ''],
      [2, 'approve-in-principle', '会议原则通过该方案', '农业农村局 市监局 供销社', '2025-07-20'],
      [3, 'approve-in-principle', '会议原则同意《云泽县县级公立', '卫健局 人社局 财政局'],
      [4, 'approve', '会议同意采用政府购买服务', '城管局'],
      [5, 'approve', '会议批准项目初步设计', '住建局 柳泾镇', '2025-08-15'],
      [6, 'determine', '会议决定全县十六所', '教育局'],
    ],
    chair: '秦怀远',
    present: '骆成钢 尹若兰 戴云峰 施博文 葛晓棠 纪安',
    observers:
      '申屠明 丘鹤年 田佑民 路怀谷 游思齐 盛铁军 江清流 关秉灯 麦丰收 岑立新 费尔康 冷月明 桑大为 石守义 娄素心 柳承安 沙如雪',
  },
  {
    file: 'yunze/2025-special-03.txt',
    id: 'yunze/2025/zhuanti-3',
    heldOn: '2025-08-05',
    issuedOn: '2025-08-11',
    items: 5,
    decisions: [
      [1, 'approve', '会议同意采用东岸取水', '水利局'],
      [2, 'determine', '会议明确工程总投资', '财政局', '2025-09-15'],
      [3, 'assign', '责成白鹭滩镇', '白鹭滩镇', '2025-08-25'],
      [4, 'determine', '会议确定工程由云泽水务集团', '云泽水务集团 发改局', ANY],
      [5, 'assign', '会议请林业局会同', '林业局 农业农村局'],
    ],
    chair: '骆成钢',
    present: '路怀谷 齐正平 费尔康 郝山川 江清流 麦丰收 林深 白汀兰 沙如雪',
    observers: '',
    recorder: '佟素梅',
  },
];
