import { describe, expect, it } from 'vitest';
import { FORM_SIGNS, NEITHER_SIGNS } from '../../../functions/parse/rules/zh/opening/form-signs.ts';
import { matchingForm } from '../../../functions/parse/text/reading.ts';
import { isKind, type OpenMinutesError } from '../../../functions/shared/errors.ts';
import { OPENING, parseText } from '../invented.ts';

const signs = [...NEITHER_SIGNS, ...FORM_SIGNS];

describe('what tells the form of a page', () => {
  it.each(
    signs.flatMap(({ id, match, examples }) => examples.map((example) => [id, match, example] as const)),
  )('%s', (_, match, example) => {
    expect(match.test(matchingForm(example))).toBe(true);
  });

  it('has an id of its own for each sign', () => {
    expect(new Set(signs.map(({ id }) => id)).size).toBe(signs.length);
  });
});

/** Why a page is refused; empty where it is not. */
function refusal(...lines: readonly string[]): string {
  try {
    parseText(lines.join('\n'));
    return '';
  } catch (error) {
    if (!isKind(error, 'refused')) throw error;
    return (error as OpenMinutesError).message;
  }
}

describe('pages that are neither minutes nor a report', () => {
  it.each([
    [
      'neither minutes nor the report',
      [
        '市政府常务会议',
        '2023/02/03',
        '会议地点：青溪市人民政府',
        '会议摘要：2月1日下午，市长林知远主持召开市政府常务会议，传达全省会议精神，研究路网改造等工作...[详细内容]',
        '2022/12/27',
        '会议地点：青溪市人民政府',
        '会议摘要：12月26日下午，市长林知远主持召开市政府第17次常务会议，原则通过...[详细内容]',
        '2023/01/12',
        '会议地点：青溪市人民政府',
        '会议摘要：1月10日，市长林知远主持召开市政府常务会议，审议《甲方案》...[详细内容]',
      ],
    ],
    [
      'not about a meeting',
      [
        '区长在区政府第四次全体会议上的讲话',
        '同志们：今天，我们召开区政府第四次全体会议，主要任务是部署下半年工作。',
        '刚才，各位副区长作了安排，我都同意。',
      ],
    ],
    ['not about a meeting', ['青溪区政府第12次常务会议', '一、注意事项', '请携带身份证。']],
    [
      'about a plenary of the people’s congress',
      [
        '青溪区第五届人民代表大会第四次会议举行',
        '2025年1月8日上午，云岭市青溪区第五届人民代表大会第四次会议在区会议中心举行第一次全体会议。区长林知远作政府工作报告。会议审议通过了《选举办法》。',
      ],
    ],
    [
      'about a plenary of the people’s congress',
      [
        '1月15日上午，区政协五届委员会召开第22次主席会议第二次会议。区政协主席林知远主持会议。',
        '会议听取了小组讨论情况的报告；审议了《提案审查报告》。',
      ],
    ],
    [
      'about a plenary of the people’s congress',
      [
        '中国共产党云岭市青溪区第五届委员会第九次全体会议召开',
        '2025年1月3日，中国共产党云岭市青溪区第五届委员会第九次全体会议召开。区委书记林知远主持会议并讲话。全会审议通过了《决定》。',
      ],
    ],
    [
      'an agenda announced in advance',
      [
        '关于邀请公众代表列席区政府第34次常务会议的公告',
        '为推进科学民主决策，拟邀请公众代表列席区政府第34次常务会议。现将有关事项公告如下：',
        '一、会议时间',
        '2024年8月22日（星期四）上午9:00。',
        '二、会议议题',
        '1.审议《青溪区停车办法（送审稿）》（汇报单位：区住建局）',
        '2.听取课后服务开展情况的汇报（汇报单位：区教育局）',
        '三、报名方式',
        '会议由区委副书记、区长林知远主持。年满18周岁的居民可于8月18日前报名。',
      ],
    ],
    [
      'an interpretation',
      [
        '《青溪区停车设施管理办法》政策解读',
        '2024年3月8日，区长林知远主持召开的区政府第42次常务会议审议通过了《青溪区停车设施管理办法》。现将有关内容解读如下：',
        '一、主要内容',
        '区城市管理局负责停车设施的监督管理。',
      ],
    ],
    [
      'an interpretation',
      [
        '《青溪区食堂补助办法》政策解读',
        '一、出台背景',
        '2024年6月5日，区长主持召开区政府第86次常务会议，审议通过了《青溪区食堂补助办法》。',
        '二、主要内容',
        '区民政局负责验收。',
      ],
    ],
    [
      'the notice of a coming meeting',
      [
        '关于召开区政府第12次常务会议的通知',
        '各有关单位：',
        '区政府定于9月22日上午召开第12次常务会议，请各单位准时参加。',
      ],
    ],
    [
      'the notice of a coming meeting',
      ['关于区政府第12次常务会议改期的公告', '原定9月22日召开的区政府第12次常务会议改于9月25日召开。'],
    ],
    [
      'the notice of a coming meeting',
      [
        '区政府第12次常务会议',
        '区政府暂定于9月22日上午召开第12次常务会议，审议：',
        '一、绿化办法',
        '二、桥梁办法',
      ],
    ],
    [
      'the notice of a coming meeting',
      [
        '区政府第12次常务会议',
        '区政府第12次常务会议安排在9月22日召开，审议：',
        '一、绿化办法',
        '二、桥梁办法',
      ],
    ],
    [
      'an agenda announced in advance',
      [
        '区政府第12次常务会议议程',
        '1、听取区水务局关于河道整治的汇报',
        '（汇报人：区水务局局长）',
        '2、审议《绿化办法》',
        '（汇报人：区园林局局长）',
      ],
    ],
    [
      'rules about meetings or an introduction to them',
      [
        '青溪区人民政府常务会议议事规则',
        '第一条 为规范会议，制定本规则。',
        '第二条 会议由区长召集和主持。',
        '第三条 会议一般每月召开两次。',
      ],
    ],
    [
      'an interpretation of what was decided',
      ['《青溪区公房出租办法》政策解读', '一、起草背景', '近年来需求增加。', '二、主要内容', '共五章。'],
    ],
    [
      'a sample with blanks',
      [
        '政府常务会议纪要范文',
        '××××年×月×日，××县县长×××主持召开第×次常务会议。',
        '会议听取了××局的汇报。',
        '××年×月×日',
      ],
    ],
    [
      'about a plenary of the people’s congress, the CPPCC or the Party',
      [
        '青溪区第十七届人民代表大会第三次会议闭幕',
        '1月9日上午，青溪区第十七届人民代表大会第三次会议在区会堂闭幕。',
        '会议通过了各项决议。',
      ],
    ],
    [
      'a list of pages',
      [
        '区政府第38次常务会议召开 2024-11-20',
        '区政府第37次常务会议召开 2024-11-06',
        '区政府第36次常务会议召开 2024-10-22',
        '区政府第35次常务会议召开 2024-10-09',
        '区政府第34次常务会议召开 2024-09-25',
      ],
    ],
    ['not about a meeting', ['青溪大桥通车', '3月8日，青溪大桥正式通车，市民纷纷驻足。']],
  ])('are refused as %s', (kind, lines) => {
    expect(refusal(...lines)).toContain(kind);
  });

  it('takes a meeting without a name for one that was held', () => {
    const { form, body, heldOn, attendance, title } = parseText(
      [
        '本报讯',
        '2024年3月8日上午，区长林知远在区政府三楼会议室召开会议，研究停车场建设工作。',
        '会议听取了区住建局关于停车场选址情况的汇报。',
      ].join('\n'),
    );
    expect({ form, body, heldOn, chair: attendance[0]?.name }).toEqual({
      form: 'report',
      body: undefined,
      heldOn: '2024-03-08',
      chair: '林知远',
    });
    expect(title).toMatch(/^2024年3月8日上午/u);
  });

  it('takes a sentence that says who else came for news, and no caption for its title', () => {
    const { form, title } = parseText(
      [
        '区政府召开第21次常务会议',
        '区政府召开第21次常务会议现场2.jpg',
        OPENING,
        '会议学习了《水法》；听取了防汛工作汇报。',
        '列席会议的还有区政府办公室班子成员，区监察局主要负责人。',
      ].join('\n'),
    );
    expect({ form, title }).toEqual({ form: 'report', title: '区政府召开第21次常务会议' });
  });

  it('leaves minutes and reports alone', () => {
    expect(
      refusal('青溪区人民政府第21次常务会议纪要', OPENING, '一、研究防汛工作', '会议同意防汛方案。'),
    ).toBe('');
    expect(refusal('区政府召开第21次常务会议', OPENING, '会议听取了防汛工作情况汇报。')).toBe('');
  });
});
