import { describe, expect, it } from 'vitest';
import { listed, said, seatsOf } from './attending.ts';

// Attendance lists in the layouts that governments use, one example of each; all people and places are invented. An
// expectation is `role organization name`, with ` post` and ` (note)` after it where the list says one; - where it does not.

const LISTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'posts before names, in groups by line',
    '出席：区　长　林知远\n副区长　周启明　宋雅琴',
    ['present - 林知远 区长', 'present - 周启明 副区长', 'present - 宋雅琴 副区长'],
  ],
  [
    'names of two words of another language, of which one is known',
    '出席：副县长 才项卓玛、李生福、完么扎西\n县政府秘书长 马有德',
    [
      'present - 才项卓玛 副县长',
      'present - 李生福 副县长',
      'present - 完么扎西 副县长',
      'present 县政府 马有德 秘书长',
    ],
  ],
  [
    'in an annex',
    '附：参会人员名单\n林知远　县政府副县长\n周启明　县水务局局长\n才项卓玛　白云镇镇长',
    ['present 县政府 林知远 副县长', 'present 县水务局 周启明 局长', 'present 白云镇 才项卓玛 镇长'],
  ],
  ['an annex that is no list of people', '附：林知远同志讲话提纲', []],
  [
    'a name that ends like an area, in two lists',
    '主持：康振旗\n出席：康振旗、连素真、翁志鹏',
    ['chair - 康振旗', 'present - 连素真', 'present - 翁志鹏'],
  ],
  [
    'posts as labels of groups, letters apart',
    '出席人员\n县　长：林知远\n副县长：周启明、宋雅琴',
    ['present - 林知远 县长', 'present - 周启明 副县长', 'present - 宋雅琴 副县长'],
  ],
  [
    'a count before the bracket that holds the names',
    '出席：周启明、宋雅琴\n请假2人（林知远、何晓峰）',
    ['present - 周启明', 'present - 宋雅琴', 'absent - 林知远', 'absent - 何晓峰'],
  ],
  [
    'a post that is also a label, above the label of bodies alone',
    '列席领导：何晓峰　区人大常委会副主任\n王磊　区政协副主席\n列席单位：区财政局、区司法局',
    ['observer 区人大常委会 何晓峰 副主任', 'observer 区政协 王磊 副主席'],
  ],
  [
    'a name between spaces with a character that names hardly have',
    '出席：周启明　宋雅琴　卓玛措',
    ['present - 周启明', 'present - 宋雅琴', 'present - 卓玛措'],
  ],
  [
    'a role in a bracket that goes on in the next line',
    '出席：周启明、宋雅琴\n\n县林业局　赵敏，县财政局　李卫国、郑强（固定\n列席）\n\n县残联　何晓峰（固定列席）',
    [
      'present - 周启明',
      'present - 宋雅琴',
      'observer 县林业局 赵敏',
      'observer 县财政局 李卫国',
      'observer 县财政局 郑强 (固定列席)',
      'observer 县残联 何晓峰 (固定列席)',
    ],
  ],
  [
    'posts in brackets',
    '出席：林知远（区长）　周启明（区委常委、常务副区长）',
    ['present - 林知远 区长', 'present - 周启明 区委常委、常务副区长'],
  ],
  [
    'posts glued to the end of names',
    '出席：林知远区长、周启明副区长、宋雅琴副区长',
    ['present - 林知远 区长', 'present - 周启明 副区长', 'present - 宋雅琴 副区长'],
  ],
  [
    'several people of one body with one post',
    '列席：区政府办公室副主任何晓峰、王磊、孙悦，区财政局局长李卫国',
    [
      'observer 区政府办公室 何晓峰 副主任',
      'observer 区政府办公室 王磊 副主任',
      'observer 区政府办公室 孙悦 副主任',
      'observer 区财政局 李卫国 局长',
    ],
  ],
  [
    'two bodies for one person',
    '列席：区农业农村局、区乡村振兴局赵敏；区财政局李卫国',
    ['observer 区农业农村局、区乡村振兴局 赵敏', 'observer 区财政局 李卫国'],
  ],
  [
    'the person of a body in brackets',
    '列席单位：区财政局（李卫国）、区审计局（赵敏）',
    ['observer 区财政局 李卫国', 'observer 区审计局 赵敏'],
  ],
  [
    'groups of bodies, each with a label of its own',
    '列席：\n区直部门：发改局张志强、财政局李卫国\n各镇街：青石镇王立新、白水街道李娜',
    ['observer 发改局 张志强', 'observer 财政局 李卫国', 'observer 青石镇 王立新', 'observer 白水街道 李娜'],
  ],
  [
    'rows that open with the posts, one row a person',
    '参加会议的有：\n区委常委、常务副区长　　林知远\n副区长、区公安局局长　　周启明\n区财政局局长　　　　　　李卫国',
    [
      'present - 林知远 区委常委、常务副区长',
      'present 区公安局 周启明 副区长、局长',
      'present 区财政局 李卫国 局长',
    ],
  ],
  [
    'a name of ordinary words behind its post',
    '列席：教务处处长毕竟，学生处副处长周启明',
    ['observer 教务处 毕竟 处长', 'observer 学生处 周启明 副处长'],
  ],
  [
    'a group of bodies, with the body of each in brackets',
    '列席：各社区书记：王立新（东关社区）、李娜（西关社区）',
    ['observer 东关社区 王立新 书记', 'observer 西关社区 李娜 书记'],
  ],
  [
    'posts in a group, and the deputy of the post before a semicolon',
    '列席：区政府办：主任王立新，副主任李娜、孙悦\n区财政局：局长李卫国；副局长赵敏',
    [
      'observer 区政府办 王立新 主任',
      'observer 区政府办 李娜 副主任',
      'observer 区政府办 孙悦 副主任',
      'observer 区财政局 李卫国 局长',
      'observer 区财政局 赵敏 副局长',
    ],
  ],
  [
    'somebody of the enterprise behind its disciplinary secretary',
    '参加：纪委书记王立新，总工程师李娜',
    ['present 纪委 王立新 书记', 'present - 李娜 总工程师'],
  ],
  [
    'posts in the Party committee of a department',
    '参加人员：王立新（局党组书记、局长）、李娜（局党组成员、副局长）',
    ['present - 王立新 局党组书记、局长', 'present - 李娜 局党组成员、副局长'],
  ],
  [
    'bodies in brackets, of two who are listed together in a line of such',
    '出席：林知远　周启明　宋雅琴　郑强　何晓峰　孙悦\n列席：李卫国（财政局）　王磊、赵敏（教育局）',
    [
      'present - 林知远',
      'present - 周启明',
      'present - 宋雅琴',
      'present - 郑强',
      'present - 何晓峰',
      'present - 孙悦',
      'observer 财政局 李卫国',
      'observer 教育局 王磊',
      'observer 教育局 赵敏',
    ],
  ],
  [
    'reasons of leave that stand apart, without a bracket',
    '请假：王立新　外出学习\n　　　李娜　参加市教育工作会议\n记录：孙悦',
    ['absent - 王立新 (外出学习)', 'absent - 李娜 (参加市教育工作会议)', 'recorder - 孙悦'],
  ],
  [
    'items in a column of remarks',
    '列席名单\n单位　姓名　备注\n区人大　王立新\n区住建局　李娜　议题1\n区信访局　孙悦　第2项',
    ['observer 区人大 王立新', 'observer 区住建局 李娜 (议题1)', 'observer 区信访局 孙悦 (第2项)'],
  ],
  [
    'companies and builders',
    '参加：县城投公司董事长王立新、项目经理李娜、江苏青溪建设有限公司总经理孙悦、监理单位代表郑强',
    [
      'present 县城投公司 王立新 董事长',
      'present 县城投公司 李娜 项目经理',
      'present 江苏青溪建设有限公司 孙悦 总经理',
      'present 监理单位 郑强 代表',
    ],
  ],
  [
    'those who attend beyond the members of the Party group',
    '参加人员：\n党组成员：林知远\n非党组成员副县长：周启明\n扩大参加人员：县审计局局长宋雅琴',
    ['present - 林知远 党组成员', 'present - 周启明 非党组成员、副县长', 'present 县审计局 宋雅琴 局长'],
  ],
  [
    'a court of a district, and the group of a school',
    '列席：新区法庭庭长王立新、工会主席李娜、年级组长孙悦，校长助理郑强',
    [
      'observer 新区法庭 王立新 庭长',
      'observer 工会 李娜 主席',
      'observer 年级组 孙悦 组长',
      'observer - 郑强 校长助理',
    ],
  ],
  [
    'enterprises of a district that nobody is named for',
    '列席：区人大常委会副主任王立新、区政协副主席李娜；区属企业主要负责人',
    ['observer 区人大常委会 王立新 副主任', 'observer 区政协 李娜 副主席'],
  ],
  [
    'posts of a village',
    '参加人员：支书王立新、会计李娜、妇女主任孙悦、民兵连长郑强、监委会主任赵敏',
    [
      'present - 王立新 支书',
      'present - 李娜 会计',
      'present - 孙悦 妇女主任',
      'present - 郑强 民兵连长',
      'present 监委会 赵敏 主任',
    ],
  ],
  [
    'roles in brackets behind those of whom they speak',
    '参加会议人员：\n林知远、周启明、宋雅琴（请假）\n县人大常委会　何晓峰（邀请）\n县政府办　王磊，县财政局　李卫国（固定列席）\n县林业局　赵敏（第3项议题）\n县残联　郑强',
    [
      'present - 林知远',
      'present - 周启明',
      'absent - 宋雅琴 (请假)',
      'observer 县人大常委会 何晓峰 (邀请)',
      'observer 县政府办 王磊',
      'observer 县财政局 李卫国 (固定列席)',
      'observer 县林业局 赵敏 (第3项议题)',
      'present 县残联 郑强',
    ],
  ],
  [
    'guests for single items under a label for all',
    '参加会议人员：林知远、周启明\n第一项：县林业局　赵敏',
    ['present - 林知远', 'present - 周启明', 'observer 县林业局 赵敏 (第一项)'],
  ],
  [
    'somebody who is away named in a bracket of their own',
    '出席：副县长　周启明　宋雅琴　（郑强请假）\n列席：县残联（何晓峰请假）、县财政局　李卫国（公务请假）',
    [
      'present - 周启明 副县长',
      'present - 宋雅琴 副县长',
      'absent - 郑强 (请假)',
      'absent 县残联 何晓峰 (请假)',
      'absent 县财政局 李卫国 (公务请假)',
    ],
  ],
  [
    'a table whose last column says who was there how',
    '序号\t姓名\t单位及职务\t备注\n1\t林知远\t县长\t主持\n2\t周启明\t副县长\n3\t王磊\t县财政局局长\t列席\n4\t赵敏\t县司法局局长\t请假',
    [
      'chair - 林知远 县长',
      'present - 周启明 副县长',
      'observer 县财政局 王磊 局长',
      'absent 县司法局 赵敏 局长',
    ],
  ],
  [
    'Mongolian, Tibetan and Uyghur names, and places named in these languages',
    '出席：阿拉腾仓　多吉彭措　尼玛次仁\n列席：\n旗财政局　宝音德力格尔\n额尔敦苏木　金鹰\n旗农牧局　斯琴格日乐',
    [
      'present - 阿拉腾仓',
      'present - 多吉彭措',
      'present - 尼玛次仁',
      'observer 旗财政局 宝音德力格尔',
      'observer 额尔敦苏木 金鹰',
      'observer 旗农牧局 斯琴格日乐',
    ],
  ],
  [
    'roles in brackets for several people, also where the lines have run together',
    '参会人员：\n县农业局　何晓峰，县政府办　王磊、孙悦（列席）县财政局　李卫国，县司法局　郑强（列席）\n县林业局　赵敏、许晴（第3项议题）',
    [
      'observer 县农业局 何晓峰',
      'observer 县政府办 王磊',
      'observer 县政府办 孙悦 (列席)',
      'observer 县财政局 李卫国',
      'observer 县司法局 郑强 (列席)',
      'observer 县林业局 赵敏 (第3项议题)',
      'observer 县林业局 许晴 (第3项议题)',
    ],
  ],
  [
    'everything set apart by single spaces',
    '列席：区财政局 李卫国 区审计局 赵敏 区司法局 何晓峰 郑强',
    [
      'observer 区财政局 李卫国',
      'observer 区审计局 赵敏',
      'observer 区司法局 何晓峰',
      'observer 区司法局 郑强',
    ],
  ],
  [
    'name first, body and post behind it, a line each',
    '列席：\n李卫国　区财政局局长\n赵　敏　区审计局副局长',
    ['observer 区财政局 李卫国 局长', 'observer 区审计局 赵敏 副局长'],
  ],
  [
    'a table of two pairs in a row',
    '列席：\n单位\t姓名\t单位\t姓名\n区财政局\t李卫国\t区审计局\t赵敏\n青石镇\t王立新\t白水街道\t李娜',
    [
      'observer 区财政局 李卫国',
      'observer 区审计局 赵敏',
      'observer 青石镇 王立新',
      'observer 白水街道 李娜',
    ],
  ],
  [
    'a table in which one cell names the body of several rows',
    '列席：\n单位　姓名　职务\n区政府办公室　何晓峰　主任\n王立磊　副主任\n区财政局　李卫国　局长',
    [
      'observer 区政府办公室 何晓峰 主任',
      'observer 区政府办公室 王立磊 副主任',
      'observer 区财政局 李卫国 局长',
    ],
  ],
  [
    'agenda items as labels of groups',
    '列席：\n第一项议题：区财政局李卫国，区审计局赵敏\n第二、三项议题：区司法局何晓峰',
    [
      'observer 区财政局 李卫国 (第一项议题)',
      'observer 区审计局 赵敏 (第一项议题)',
      'observer 区司法局 何晓峰 (第二、三项议题)',
    ],
  ],
  [
    'agenda items in the label',
    '列席第一项议题：区财政局李卫国\n参加第二项议题：区司法局何晓峰',
    ['observer 区财政局 李卫国 (第一项议题)', 'present 区司法局 何晓峰 (第二项议题)'],
  ],
  [
    'agenda items in brackets',
    '列席：发改局张志强（第1-3项）、财政局李卫国（第2、4项议题）',
    ['observer 发改局 张志强 (第1-3项)', 'observer 财政局 李卫国 (第2、4项议题)'],
  ],
  [
    'invited, standing and other observers',
    '列席：\n（一）邀请列席：区人大常委会陈国栋、区政协李秀英\n（二）固定列席：区司法局何晓峰\n（三）议题列席：区水务局郑强',
    [
      'observer 区人大常委会 陈国栋',
      'observer 区政协 李秀英',
      'observer 区司法局 何晓峰',
      'observer 区水务局 郑强',
    ],
  ],
  [
    'leave with reasons',
    '请假：宋雅琴（因公出差）、郑强（住院）、何晓峰（赴省委党校学习）',
    ['absent - 宋雅琴 (因公出差)', 'absent - 郑强 (住院)', 'absent - 何晓峰 (赴省委党校学习)'],
  ],
  [
    'leave with posts and reasons',
    '缺席：副区长宋雅琴（外出招商）、区人武部部长郑强（集训）',
    ['absent - 宋雅琴 副区长 (外出招商)', 'absent 区人武部 郑强 部长 (集训)'],
  ],
  [
    'leave said in brackets within the list',
    '出席：林知远、周启明、宋雅琴（请假）、郑强',
    ['present - 林知远', 'present - 周启明', 'absent - 宋雅琴 (请假)', 'present - 郑强'],
  ],
  ['nobody on leave', '出席：林知远、周启明\n请假：无', ['present - 林知远', 'present - 周启明']],
  [
    'the reason in the label',
    '出席：林知远、周启明\n因公请假：宋雅琴',
    ['present - 林知远', 'present - 周启明', 'absent - 宋雅琴 (因公)'],
  ],
  [
    'a recorder with his body, another who edits',
    '出席：林知远\n记录：区政府办公室　孙悦\n整理：钱进',
    ['present - 林知远', 'recorder 区政府办公室 孙悦', 'recorder - 钱进'],
  ],
  [
    'chair and recorder on one line, letters apart',
    '主 持 人：林知远　　记 录 人：孙悦',
    ['chair - 林知远', 'recorder - 孙悦'],
  ],
  [
    'numbers of people in the label',
    '出席人员（3人）：林知远、周启明、宋雅琴\n列席人员（共1人）：区财政局李卫国',
    ['present - 林知远', 'present - 周启明', 'present - 宋雅琴', 'observer 区财政局 李卫国'],
  ],
  [
    'the leaders as a group',
    '出席：\n区领导：林知远　周启明\n部门负责人：区财政局李卫国',
    ['present - 林知远', 'present - 周启明', 'present 区财政局 李卫国'],
  ],
  [
    'compound surnames and names of other languages',
    '出席：欧阳建国　司马青　上官云珠　买买提·吐尔逊　那顺巴雅尔　扎西旺堆',
    [
      'present - 欧阳建国',
      'present - 司马青',
      'present - 上官云珠',
      'present - 买买提·吐尔逊',
      'present - 那顺巴雅尔',
      'present - 扎西旺堆',
    ],
  ],
  [
    'names and bodies run together',
    '列席：区财政局李卫国区审计局赵敏区司法局何晓峰、郑强区市场监管局庞立新区水务局柯长林',
    [
      'observer 区财政局 李卫国',
      'observer 区审计局 赵敏',
      'observer 区司法局 何晓峰',
      'observer 区司法局 郑强',
      'observer 区市场监管局 庞立新',
      'observer 区水务局 柯长林',
    ],
  ],
  [
    'letters of names apart beside bodies',
    '列席：\n区财政局    李 卫 国\n区住房城乡建设局  赵  敏\n区司法局    何 晓 峰',
    ['observer 区财政局 李卫国', 'observer 区住房城乡建设局 赵敏', 'observer 区司法局 何晓峰'],
  ],
  [
    'towns of the level below with their heads',
    '列席：白水区区长王立新、副区长李娜，石门县县长郑国强',
    ['observer 白水区 王立新 区长', 'observer 白水区 李娜 副区长', 'observer 石门县 郑国强 县长'],
  ],
  [
    'somebody stands in for another',
    '列席：区财政局李卫国（赵敏代）、区审计局副局长何晓峰（代）',
    ['observer 区财政局 李卫国 (赵敏代)', 'observer 区审计局 何晓峰 副局长 (代)'],
  ],
  [
    'head of a part of a body',
    '列席：清江军分区　战备处长　郑国强\n市财政局　局长　李卫国',
    ['observer 清江军分区 郑国强 战备处长', 'observer 市财政局 李卫国 局长'],
  ],
  [
    'the words of agenda items as labels',
    '列席人员（按议题顺序）：\n一、关于财政预算的议题：县财政局　李卫国\n二、关于水利工程的议题：县水务局　郑国强',
    ['observer 县财政局 李卫国 (关于财政预算的议题)', 'observer 县水务局 郑国强 (关于水利工程的议题)'],
  ],
  [
    'leave told in a sentence',
    '请假人员：副县长宋雅琴因公出差请假，郑强因病请假。',
    ['absent - 宋雅琴 副县长 (因公出差请假)', 'absent - 郑强 (因病请假)'],
  ],
  ['counts of people', '应到12人，实到2人\n出席：林知远、周启明', ['present - 林知远', 'present - 周启明']],
  [
    'representatives of groups after members of bodies',
    '邀请列席：市人大代表王建国、市政协委员李秀英，市民代表赵小红、钱多多',
    ['observer 市人大 王建国 代表', 'observer 市政协 李秀英 委员', 'observer - 赵小红', 'observer - 钱多多'],
  ],
  [
    'dotted names apart by spaces only',
    '出席：艾尔肯·买买提　　古丽娜尔·阿不都　　巴合提别克　　林知远',
    ['present - 艾尔肯·买买提', 'present - 古丽娜尔·阿不都', 'present - 巴合提别克', 'present - 林知远'],
  ],
  [
    'an advertisement below',
    '出席：林知远、周启明\n记录：孙悦\n免费小说全文阅读网',
    ['present - 林知远', 'present - 周启明', 'recorder - 孙悦'],
  ],
];

it('ends a name at a bracket, also where the bracket ends its line', () => {
  expect(said(listed('列席：林知远（县林业局）、宋雅（县财政局）\n文'))).toContain('observer 县财政局 宋雅');
});

it.each(['~', '|', '—'])('reads no name across %s, whose characters stand nowhere side by side', (mark) => {
  const names = seatsOf(listed(`列席：县财政局周${mark}明，县林业局林知远`)).map(({ name }) => name);
  expect(names).not.toContain('周明');
  expect(names).toContain('林知远');
});

describe('reads attendance lists laid out with', () => {
  it.each(LISTS)('%s', (_, text, expected) => {
    expect(said(listed(text))).toEqual(expected);
  });
});

describe('the chair', () => {
  it('is not listed again among those present, but has the post that the list tells', () => {
    expect(said(listed('出席：林知远（区长）、周启明\n主持：林知远'))).toEqual([
      'present - 周启明',
      'chair - 林知远 区长',
    ]);
  });

  it('has the body before the post as part of the post', () => {
    expect(said(listed('主持人：林知远　管委会主任\n出席：周启明'))).toEqual([
      'chair - 林知远 管委会主任',
      'present - 周启明',
    ]);
  });
});

it('tells what of a list names nobody, and what it could not read', () => {
  const { found } = listed('列席：区财政局、区审计局\n会议指出，要抓好《青溪区规划》的落实。\n记录：孙悦');
  expect(found.issues.map(({ code }) => code)).toEqual([
    'attendance-without-name',
    'attendance-without-name',
    'attendance-unread',
  ]);
});

it('flags a name of ordinary words that only its label tells', () => {
  const [first, second] = seatsOf(listed('主持：林知远　　记录：简单　　审核：周启明'));
  expect(first).toMatchObject({ role: 'chair', name: '林知远', flags: [] });
  expect(second).toMatchObject({ role: 'recorder', name: '简单', flags: ['name-uncertain'] });
});
