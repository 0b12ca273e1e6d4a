import { describe, expect, it } from 'vitest';
import { said, seatsOf, told } from './attending.ts';

// Sentences that tell who was there, one of each kind; all people and places are invented. Expectations as in
// attendance-lists.test.ts; the first line is the opening.

const SENTENCES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'who was invited to take part',
    '2024年3月8日，区长林知远主持召开区政府第9次常务会议。副区长周启明出席会议。区人大常委会副主任陈国栋、区政协副主席李秀英应邀参加会议。',
    [
      'chair - 林知远 区长',
      'present - 周启明 副区长',
      'observer 区人大常委会 陈国栋 副主任',
      'observer 区政协 李秀英 副主席',
    ],
  ],
  [
    'before bodies of which others came',
    '2024年5月28日，区长林知远主持召开区长办公会议。副区长周启明及区政府办、发改局、财政局、水务局等部门单位负责人参加会议。',
    ['chair - 林知远 区长', 'present - 周启明 副区长'],
  ],
  [
    'all in one sentence',
    '2024年3月8日，会议由区长林知远主持。副区长周启明、宋雅琴，区政府党组成员郑强出席，区人大常委会副主任陈国栋、区政协副主席李秀英应邀列席，区发改局等部门负责人列席会议。',
    [
      'chair - 林知远 区长',
      'present - 周启明 副区长',
      'present - 宋雅琴 副区长',
      'present - 郑强 区政府党组成员',
      'observer 区人大常委会 陈国栋 副主任',
      'observer 区政协 李秀英 副主席',
    ],
  ],
  [
    'participants after a verb',
    '2024年3月8日，区长林知远主持召开区政府第21次常务会议。参加会议的有：副区长周启明、宋雅琴，区政府办主任何晓峰，区财政局局长李卫国等。',
    [
      'chair - 林知远 区长',
      'present - 周启明 副区长',
      'present - 宋雅琴 副区长',
      'present 区政府办 何晓峰 主任',
      'present 区财政局 李卫国 局长',
    ],
  ],
  [
    'who presides for whom, and who attends',
    '2024年3月8日，受林知远县长委托，常务副县长周启明主持召开县政府常务会议，宋雅琴、郑强等县政府领导出席会议。',
    ['chair - 周启明 常务副县长', 'present - 宋雅琴', 'present - 郑强'],
  ],
  [
    'members who attended, and members on leave',
    '2024年3月8日，县长林知远主持召开县政府常务会议。应出席会议组成人员4人，实到3人。参加会议的组成人员：林知远、周启明、宋雅琴；请假的组成人员：郑强。',
    ['chair - 林知远 县长', 'present - 周启明', 'present - 宋雅琴', 'absent - 郑强'],
  ],
  [
    'who attends, in a sentence of its own without a colon',
    '2024年3月8日，副县长林知远主持召开专题会议。参加会议的有县住建局局长王立新、副局长李娜，各乡镇乡镇长。参加会议的有关单位要抓好落实。',
    ['chair - 林知远 副县长', 'present 县住建局 王立新 局长', 'present 县住建局 李娜 副局长'],
  ],
  [
    'posts and names between commas, one of which is an ordinary word',
    '2024年3月8日，市长林知远主持召开市政府第21次常务会议，市委常委、副市长周启明，开发区党工委副书记、管委会主任宋雅琴，副市长、公安局局长郑强，副市长宣传，副市长何晓峰，市政府办公室主任李卫国出席。',
    [
      'chair - 林知远 市长',
      'present - 周启明 市委常委、副市长',
      'present 管委会 宋雅琴 党工委副书记、主任',
      'present 公安局 郑强 副市长、局长',
      'present - 宣传 副市长',
      'present - 何晓峰 副市长',
      'present 市政府办公室 李卫国 主任',
    ],
  ],
  [
    'ordinary words among names, and 和 before the body of the last',
    '2024年3月8日，县长林知远主持召开县政府第21次常务会议。县领导周启明、简单、宋雅琴参加会议，副县长何晓峰、郑海和县政府办主任李卫国列席会议。',
    [
      'chair - 林知远 县长',
      'present - 周启明',
      'present - 简单',
      'present - 宋雅琴',
      'observer - 何晓峰 副县长',
      'observer - 郑海 副县长',
      'observer 县政府办 李卫国 主任',
    ],
  ],
  [
    'a body that begins with a place, and two posts of the Party',
    '2024年3月8日，县长林知远主持召开县政府第21次常务会议。副县长周启明，柳溪河经济开发区管委会副主任宋雅琴参加会议。北塘港区党工委副书记、纪检监察工委书记郑强列席会议。',
    [
      'chair - 林知远 县长',
      'present - 周启明 副县长',
      'present 柳溪河经济开发区管委会 宋雅琴 副主任',
      'observer 北塘港区 郑强 党工委副书记、书记',
    ],
  ],
  [
    'a post glued to the end of the name of the chair',
    '2024年3月8日，林知远区政府区长主持召开区政府第21次常务会议。',
    ['chair - 林知远 区政府区长'],
  ],
  [
    'a post glued to the end of a short name of the chair',
    '2024年3月8日，林桥省政府省长主持召开省政府第21次常务会议。',
    ['chair - 林桥 省政府省长'],
  ],
];

describe('reads sentences that tell', () => {
  it.each(SENTENCES)('%s', (_, text, expected) => {
    expect(said(told(text))).toEqual(expected);
  });
});

const OPENING = '2024年3月8日，区长林知远主持召开青溪区人民政府第21次常务会议。';

/** Who besides the chair is told of in a paragraph below the opening. */
const othersIn = (...paragraphs: readonly string[]): string[] =>
  said(told([OPENING, ...paragraphs].join('\n'))).filter((seat) => !seat.startsWith('chair'));

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  [
    '区领导俞清和、柏望山、冼志远，区政府办公室及相关单位主要负责同志参加会议。',
    ['俞清和 present', '柏望山 present', '冼志远 present'],
  ],
  ['副区长俞清和、柏望山，区直有关部门、各街道参加会议。', ['俞清和 present', '柏望山 present']],
  [
    '区人大常委会副主任时建木、区政协副主席滕晓溪应邀列席会议。区直有关部门、街道主要负责同志列席会议。',
    ['时建木 observer', '滕晓溪 observer'],
  ],
  ['区直有关部门、街道主要负责同志列席会议。', []],
  [
    '副区长俞清和，区财政局柏望山、区商务局冼志远等单位负责同志参加会议。',
    ['俞清和 present', '柏望山 present', '冼志远 present'],
  ],
  ['副区长俞清和出席，区财政局、区商务局、统计局等部门主要负责人列席会议。', ['俞清和 present']],
  [
    '副区长俞清和、柏望山，区财政局、区商务局主要负责同志，各镇（街道）镇长（主任）参加会议。',
    ['俞清和 present', '柏望山 present'],
  ],
  [
    '区财政局局长俞清和，区城投集团总经理柏望山以及相关科室负责人参加会议。',
    ['俞清和 present', '柏望山 present'],
  ],
  [
    '区财政局局长俞清和，区城投集团总经理柏望山及各镇（街道）分管领导参加会议。',
    ['俞清和 present', '柏望山 present'],
  ],
];

it.each(GROUPS)('those who come without being named hide nobody and are nobody: %s', (last, people) => {
  const seats = othersIn('会议审议通过《青溪区档案管理办法》。', last).map((seat) => {
    const [role, , name] = seat.split(' ');
    return `${name} ${role}`;
  });
  expect(seats).toEqual(people);
});

const PARAGRAPHS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'leaders of a zone, and others with a rank of their own',
    '实验区领导俞清和、欧阳望山、冼志远，二级巡视员时建木、滕晓溪参加会议。',
    [
      'present - 俞清和',
      'present - 欧阳望山',
      'present - 冼志远',
      'present - 时建木 二级巡视员',
      'present - 滕晓溪 二级巡视员',
    ],
  ],
  [
    'who attended, right behind other matters in one paragraph',
    '会议强调，要压实责任。会议还研究了其他事项。管委会副主任俞清和、支援、木子参加会议。',
    ['present 管委会 俞清和 副主任', 'present 管委会 支援 副主任', 'present 管委会 木子 副主任'],
  ],
  [
    'roles by their verbs, between semicolons',
    '区领导俞清和、柏望山出席会议；冼志远、时建木列席；滕晓溪请假；区政府办及各街道办事处主要负责同志参加。',
    ['present - 俞清和', 'present - 柏望山', 'observer - 冼志远', 'observer - 时建木', 'absent - 滕晓溪'],
  ],
  [
    'guests whom the meeting invited',
    '会议还邀请了区人大常委会副主任俞清和、区政协副主席柏望山参加会议。',
    ['observer 区人大常委会 俞清和 副主任', 'observer 区政协 柏望山 副主席'],
  ],
  [
    'a guest among groups of guests',
    '区政协副主席俞清和，区法院、区检察院、区工商联领导，部分党代表、人大代表和政协委员应邀列席会议。',
    ['observer 区政协 俞清和 副主席'],
  ],
  [
    'people of a government, and groups behind them',
    '县政府俞清和、柏望山、冼志远等县领导，以及固定列席单位主要领导参加了会议。',
    ['present 县政府 俞清和', 'present 县政府 柏望山', 'present 县政府 冼志远'],
  ],
  [
    'names and a group that is joined to the last',
    '区领导俞清和、柏望山及常务会成员单位负责人出席会议。区财政局、教育局等单位主要领导列席会议。',
    ['present - 俞清和', 'present - 柏望山'],
  ],
  [
    'posts of the Party and of the government',
    '区委常委、常务副区长俞清和，区委常委、副区长柏望山、区人大常委会副主任冼志远，副区长、区公安局局长时建木出席会议。',
    [
      'present - 俞清和 区委常委、常务副区长',
      'present - 柏望山 区委常委、副区长',
      'present 区人大常委会 冼志远 副主任',
      'present 区公安局 时建木 副区长、局长',
    ],
  ],
  [
    'a name that ends in 和, and groups behind it',
    '区政府办公室主任俞清和以及区发改局、财政局主要负责人列席会议。',
    ['observer 区政府办公室 俞清和 主任'],
  ],
  [
    'a post behind the names of several',
    '俞清和、柏望山、冼志远副区长和时建木秘书长出席会议。',
    [
      'present - 俞清和 副区长',
      'present - 柏望山 副区长',
      'present - 冼志远 副区长',
      'present - 时建木 秘书长',
    ],
  ],
  [
    'a comma before the verb, and others behind it',
    '副区长俞清和，区政府党组成员柏望山，副区长冼志远、时建木，参加会议，全区部分乡镇，区直相关部门主要负责人列席会议。',
    [
      'present - 俞清和 副区长',
      'present - 柏望山 区政府党组成员',
      'present - 冼志远 副区长',
      'present - 时建木 副区长',
    ],
  ],
  [
    'lists of members and guests in one line without an end to any',
    '会议原则通过了该计划。参加会议人员名单：主持：林知远出席：俞清和、柏望山请假：冼志远列席：时建木记录：滕晓溪（此件不公开发布。）青溪供水公司办公室2024年3月9日印发',
    ['present - 俞清和', 'present - 柏望山', 'absent - 冼志远', 'observer - 时建木', 'recorder - 滕晓溪'],
  ],
];

describe('reads paragraphs that tell', () => {
  it.each(PARAGRAPHS)('%s', (_, text, expected) => {
    expect(othersIn(text)).toEqual(expected);
  });
});

it('reads those present in the opening itself', () => {
  expect(
    said(
      told(
        '8月3日上午，区长林知远主持召开区政府第38次常务会议，研究防汛等工作，区领导俞清和、柏望山出席会议。',
      ),
    ),
  ).toEqual(['chair - 林知远 区长', 'present - 俞清和', 'present - 柏望山']);
});

const CHAIRS: readonly (readonly [string, string, string])[] = [
  [
    'in another paragraph',
    '3月4日晚上七点，区政府召开第16次常务会议。\n会议由区长林知远主持。',
    '林知远 区长',
  ],
  [
    'who speaks as well',
    '2月26日上午，区政府召开第三次全体会议。\n区委副书记、区长林知远主持会议并讲话。',
    '林知远 区委副书记、区长',
  ],
  [
    'told by a bare verb',
    '11月8日，区政府第58次常务会议召开。区长林知远主持；副区长俞清和出席。',
    '林知远 区长',
  ],
  [
    'who is a deputy, with the work of the head in a bracket',
    '8月6日上午，林知远副区长（主持区政府工作）在区政府第一会议室主持召开区政府第101次常务会议。',
    '林知远 副区长 (主持区政府工作)',
  ],
  [
    'with a comma between place and verb',
    '10月14日，区委副书记、区长林知远在区政府会议室，主持召开第44次常务会议。',
    '林知远 区委副书记、区长',
  ],
  [
    'who stands in for another',
    '受县长俞清和委托，昨日上午，常务副县长林知远主持召开县政府常务会议。',
    '林知远 常务副县长',
  ],
  ['called comrade', '5月11日，区长林知远同志主持召开2023年第8次区政府常务会议。', '林知远 区长'],
  ['with the day behind the name', '区长林知远5月11日上午主持召开区政府常务会议。', '林知远 区长'],
  ['with yesterday behind the name', '区长林知远昨日下午在区政府主持召开区政府常务会议。', '林知远 区长'],
  [
    'behind the dateline of an agency',
    '甲网青溪5月11日电 区长林知远5月11日主持召开区政府第16次常务会议。',
    '林知远 区长',
  ],
  ['with 于 for a surname', '10月21日上午，区长于清和主持召开区政府第16次常务会议。', '于清和 区长'],
];

describe('finds the chair', () => {
  it.each(CHAIRS)('%s', (_, text, expected) => {
    expect(said(told(text)).filter((seat) => seat.startsWith('chair'))).toEqual([`chair - ${expected}`]);
  });
});

it.each([
  ['who reports on an item', '会议听取了区水务局局长俞清和关于防汛工作的汇报。'],
  ['who is to lead a group', '会议同意成立领导小组，由副区长俞清和任组长。'],
  ['who attended another meeting', '会议传达了全市经济工作会议精神，副区长俞清和参加了全市经济工作会议。'],
  ['who speaks of an item', '会上，区领导俞清和、柏望山结合分管工作作交流发言。'],
  ['those who only preside as a rule', '区政府常务会议由区长召集和主持。'],
])('takes nobody for present: %s', (_, text) => {
  expect(othersIn(text)).toEqual([]);
});

it.each([
  ['县长林知远主持召开县政府第3次常务会议。', '林知远', true],
  ['州长此里江初主持召开州政府第3次常务会议。', '此里江初', true],
  ['州长嗄嗄林知远主持召开州政府第3次常务会议。', '林知远', false],
])('is sure of the chair where all that stands before the verb is read: %s', (text, name, sure) => {
  const [chair] = seatsOf(told(`3月8日，${text}`)).filter(({ role }) => role === 'chair');
  expect(chair?.name).toBe(name);
  expect((chair?.confidence ?? 0) >= 0.9).toBe(sure);
});

it('tells a list once that the page tells twice', () => {
  expect(
    othersIn('区领导俞清和、柏望山参加会议。', '会议强调，要压实责任。', '区领导俞清和、柏望山参加会议。'),
  ).toEqual(['present - 俞清和', 'present - 柏望山']);
});
