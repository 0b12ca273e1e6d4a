import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  HEADLINE_LENGTH,
  type HeadlineMeeting,
  type HeadlineSetting,
  headlineOf,
  meetingHeadline,
  objectInWords,
} from '../../functions/publish/headline.ts';
import type { Decision, Responsible } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { sources } from './settings.ts';

const gulou: Source = {
  id: 'linlan-gulou',
  name: '临澜市鼓楼区人民政府',
  nameEn: "People's Government of Gulou District, Linlan",
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: ['临澜市鼓楼区人民政府'],
};
const setting: HeadlineSetting = { sources: [...sources, gulou], among: 'government' };

const meetingOf = (headings: readonly string[], facts: Partial<HeadlineMeeting> = {}): HeadlineMeeting => ({
  source: 'linlan-gulou',
  body: '区政府',
  series: '常务会议',
  number: 5,
  title: '区政府第5次常务会议纪要',
  heldOn: '2024-03-14',
  heldDuring: 'morning',
  items: headings.map((heading, index) => ({ number: index + 1, heading, kind: 'other', span: [0, 1] })),
  decisions: [],
  ...facts,
});

const decisionOf = (subject: string, facts: Partial<Decision> = {}): Decision => ({
  id: 'linlan-gulou/2024/5/00000000',
  item: 1,
  kind: 'approve-in-principle',
  subjects: [subject],
  responsible: [],
  text: `会议原则同意${subject}。`,
  span: [0, 1],
  confidence: 0.9,
  ...facts,
});

const owner = (name: string): Responsible => ({ name, role: 'owner' });

describe('the headline of a decision', () => {
  it('says who decided what, who must act and by when', () => {
    const decision = decisionOf('《鼓楼区渡口管理办法》', {
      text: '会议原则同意《鼓楼区渡口管理办法》，由区交通运输局负责，6月底前印发。',
      responsible: [owner('区交通运输局')],
      deadline: { text: '6月底前' },
    });
    expect(headlineOf(decision, meetingOf([]), setting)).toBe(
      '鼓楼区政府原则同意《鼓楼区渡口管理办法》（区交通运输局负责，限6月底前）',
    );
  });

  it.each([
    ['有关建议安排', '听取当前全区安全防范工作情况的汇报', '当前全区安全防范工作有关建议安排'],
    ['下一步工作安排', '听取关于海塘安澜工程推进情况的汇报', '海塘安澜工程下一步工作安排'],
    ['意见', '研究渔港经济区建设事宜', '渔港经济区建设意见'],
    ['项目初步设计及概算', '研究柳泾镇污水处理厂提标改造', '柳泾镇污水处理厂提标改造项目初步设计及概算'],
    ['工程概算', '关于柳泾镇污水管网工程', '柳泾镇污水管网工程概算'],
    ['该方案', '审议《渔港搬迁方案（送审稿）》', '《渔港搬迁方案（送审稿）》'],
    ['该计划', '审议渔港改造三年计划', '渔港改造三年计划'],
    [
      '区政府办意见',
      '《2026年政府工作报告（送审稿）》',
      '区政府办关于《2026年政府工作报告（送审稿）》的意见',
    ],
    ['有关事宜', '县林业局关于印发《古树名录》的请示', '《古树名录》有关事宜'],
  ])('gives %s, which says nothing, the matter of its item', (subject, heading, object) => {
    expect(headlineOf(decisionOf(subject), meetingOf([heading]), setting)).toBe(
      `鼓楼区政府原则同意${object}`,
    );
  });

  it('puts the matter in front of a clause that does not name it', () => {
    const decision = decisionOf('采用政府购买服务方式实施，服务期三年', { kind: 'approve' });
    expect(headlineOf(decision, meetingOf(['研究县城生活垃圾分类收运一体化项目']), setting)).toBe(
      '鼓楼区政府就县城生活垃圾分类收运一体化项目，同意采用政府购买服务方式实施，服务期三年',
    );
  });

  it.each([
    ['《渔港管理办法》', '听取渔港安全情况的汇报'],
    ['渔港安全整治方案', '听取渔港安全情况的汇报'],
    ['成立区防汛指挥部前方工作组', '关于防汛防台准备工作'],
    ['授予桐屿镇等五个单位先进集体称号', '研究表彰事项'],
  ])('leaves %s alone, which tells its matter itself', (subject, heading) => {
    expect(headlineOf(decisionOf(subject), meetingOf([heading]), setting)).toBe(
      `鼓楼区政府原则同意${subject}`,
    );
  });

  it('has the matter of a meeting about one thing in front of those of its items', () => {
    const meeting = meetingOf(['关于取水口位置'], { title: '关于白鹭滩湿地补水工程的专题会议纪要' });
    expect(headlineOf(decisionOf('采用东岸方案', { kind: 'approve' }), meeting, setting)).toBe(
      '鼓楼区政府就白鹭滩湿地补水工程取水口位置，同意采用东岸方案',
    );
  });

  it.each([
    ['all', '临澜市鼓楼区政府原则同意渡口搬迁'],
    ['government', '鼓楼区政府原则同意渡口搬迁'],
    ['meeting', '原则同意渡口搬迁'],
  ] as const)('names who decided as its readers need it: %s', (among, title) => {
    expect(headlineOf(decisionOf('渡口搬迁'), meetingOf([]), { ...setting, among })).toBe(title);
  });

  it.each([
    ['区政府', '临澜市鼓楼区政府'],
    ['鼓楼区人民政府', '临澜市鼓楼区政府'],
    ['临澜市鼓楼区第九届人民政府', '临澜市鼓楼区政府'],
    ['区九届人民政府', '临澜市鼓楼区政府'],
    ['鼓楼湿地管委会、鼓楼区政府', '鼓楼湿地管委会、临澜市鼓楼区政府'],
    ['管委会', '临澜市鼓楼区管委会'],
    ['区委常委会', '临澜市鼓楼区委常委会'],
    ['云岭供水集团有限公司', '云岭供水集团有限公司'],
    [undefined, '临澜市鼓楼区政府'],
  ])('says the body %s and its place once', (body, who) => {
    const { body: _, ...meeting } = meetingOf([]);
    const own = body === undefined ? meeting : { ...meeting, body };
    expect(headlineOf(decisionOf('渡口搬迁'), own, { ...setting, among: 'all' })).toBe(
      `${who}原则同意渡口搬迁`,
    );
  });

  it('takes the place from the title where the government is not known', () => {
    const meeting = meetingOf([], {
      source: 'unknown',
      body: '管委会',
      title: '2022年云岭综合实验区召开管委会第1次主任办公会',
    });
    expect(headlineOf(decisionOf('渡口搬迁'), meeting, setting)).toBe('云岭综合实验区管委会原则同意渡口搬迁');
  });

  it('names a zone that the page calls by its kind as the titles of its documents do', () => {
    const meeting = meetingOf(['审议《2024年度云岭综合实验区储备粮轮换方案》'], {
      source: 'unknown',
      body: '实验区管委会',
      title: '实验区召开管委会2024年第8次主任办公会',
    });
    expect(headlineOf(decisionOf('《储备粮轮换方案》'), meeting, setting)).toBe(
      '云岭综合实验区管委会原则同意《储备粮轮换方案》',
    );
    expect(headlineOf(decisionOf('全区实验区建设'), { ...meeting, items: [] }, setting)).toMatch(
      /^实验区管委会/,
    );
  });

  it.each([
    [
      '渡口搬迁、塘口改造',
      '会议原则同意渡口搬迁、塘口改造等2个项目按程序立项。',
      '渡口搬迁、塘口改造按程序立项',
    ],
    ['《渡口管理办法》', '会议原则同意《渡口管理办法》按程序印发。', '《渡口管理办法》'],
    ['渡口搬迁', '会议原则同意渡口搬迁有关事宜。', '渡口搬迁'],
    ['渡口搬迁', '会议原则同意渡口搬迁，由交通局拨付经费。', '渡口搬迁'],
    ['代表建议', '会议原则同意代表建议办理工作情况的汇报。', '代表建议办理工作情况的汇报'],
  ])('says what is to become of %s only where the clause says it', (subject, text, object) => {
    const subjects = subject.split('、');
    expect(headlineOf(decisionOf('', { subjects, text }), meetingOf([]), setting)).toBe(
      `鼓楼区政府原则同意${object}`,
    );
  });

  it('gives what a body has put forward the matter that it is the end of', () => {
    const meeting = meetingOf(['研究渔港水环境治理五个专项方案']);
    expect(headlineOf(decisionOf('区环保局提出的五个专项方案'), meeting, setting)).toBe(
      '鼓楼区政府原则同意区环保局提出的渔港水环境治理五个专项方案',
    );
  });

  it('leaves for later what was not held up', () => {
    const decision = (text: string) => decisionOf('渡船更新经费追加', { kind: 'defer', text });
    expect(headlineOf(decision('渡船更新经费追加另行研究。'), meetingOf([]), setting)).toBe(
      '鼓楼区政府留待再议：渡船更新经费追加',
    );
    for (const held of ['暂缓渡船更新经费追加。', '暫緩渡船更新經費追加，另行研究。'])
      expect(headlineOf(decision(held), meetingOf([]), setting)).toBe('鼓楼区政府暂缓渡船更新经费追加');
  });

  it('finds the matter behind the name of who reported it, without what the meeting demanded', () => {
    const decision = decisionOf('该实施意见并要求按照会议精神修改完善后实施');
    const meeting = meetingOf(['听取了区水务局柳三石关于加快渔港改造的实施意见制定情况的汇报']);
    expect(headlineOf(decision, meeting, setting)).toBe('鼓楼区政府原则同意加快渔港改造的实施意见');
  });

  it('says nothing twice: neither the verb, nor a body or a day that the object names', () => {
    const decision = decisionOf('会议要求区审计局于6月底前完成专项审计', {
      kind: 'assign',
      responsible: [owner('区审计局')],
      deadline: { text: '6月底前' },
    });
    expect(headlineOf(decision, meetingOf([]), setting)).toBe(
      '鼓楼区政府交办：区审计局于6月底前完成专项审计',
    );
  });

  it('names several objects as far as they fit, and how many there are', () => {
    const many = Array.from(
      { length: 6 },
      (_, index) => `《鼓楼区第${index + 1}号渡口搬迁和沿岸环境整治工程实施方案》`,
    );
    const title = headlineOf(decisionOf('', { subjects: many }), meetingOf([]), setting);
    expect(title).toBe(`鼓楼区政府原则同意${many[0]}${many[1]}等6个`);
  });

  it('counts without those that only point back', () => {
    const decision = decisionOf('', {
      subjects: ['以上议题', '审议了公务用车管理办法', '听取了河道清淤工程进展情况的汇报'],
    });
    expect(headlineOf(decision, meetingOf([]), setting)).toBe(
      '鼓楼区政府原则同意公务用车管理办法、河道清淤工程进展情况的汇报',
    );
  });

  it('finds the items that are named by their numbers', () => {
    const meeting = meetingOf(['审议《石湾村规划》（议题一）', '《塘尾村规划》（议题二）等两个议题']);
    const { item: _, ...decision } = decisionOf('议题一、议题二');
    expect(headlineOf(decision, meeting, setting)).toBe('鼓楼区政府原则同意《石湾村规划》《塘尾村规划》');
  });

  it.each([
    [
      '工程总投资控制在三千万元以内',
      '会议明确工程总投资控制在三千万元以内，由财政局统筹资金，9月15日前拨付首期款。',
      ['财政局'],
      '9月15日前',
    ],
    [
      '工程由水务集团作为建设单位',
      '工程由水务集团作为建设单位，10月1日前开工，发改局负责协调审批。',
      ['水务集团', '发改局'],
      '10月1日前',
    ],
    ['渡口搬迁', '会议原则同意渡口搬迁。由交通局于6月底前完成渡船更新。', ['交通局'], '6月底前'],
    ['渡口搬迁，旧址绿化', '会议原则同意渡口搬迁，旧址绿化，由园林局负责。', ['园林局'], '6月底前'],
  ])('does not give %s the body and the day of another clause', (subject, text, names, day) => {
    const decision = decisionOf(subject, { text, responsible: names.map(owner), deadline: { text: day } });
    expect(headlineOf(decision, meetingOf([]), setting)).toBe(`鼓楼区政府原则同意${subject}`);
  });

  it('gives each clause its own: the body of the one, not the day of the next', () => {
    const decision = decisionOf('渡口搬迁方案', {
      text: '会议原则同意渡口搬迁方案，由交通局根据会议意见修改完善后印发，6月底前完成首批渡船更新。',
      responsible: [owner('交通局')],
      deadline: { text: '6月底前' },
    });
    expect(headlineOf(decision, meetingOf([]), setting)).toBe('鼓楼区政府原则同意渡口搬迁方案（交通局负责）');
  });

  it('says what was ordered rather than what was exhorted', () => {
    const decision = decisionOf('会议要求自然资源局主动服务', {
      kind: 'assign',
      text: '会议要求自然资源局主动服务，责成柳泾镇在8月25日前完成补偿协议签订。',
      responsible: [owner('柳泾镇')],
      deadline: { text: '8月25日前' },
    });
    expect(headlineOf(decision, meetingOf(['研究渔港用地']), setting)).toBe(
      '鼓楼区政府就渔港用地，交办：柳泾镇在8月25日前完成补偿协议签订',
    );
  });

  it('says what is to be done about a matter where that alone was read as the object', () => {
    const decision = decisionOf('民生实事项目完成情况', {
      kind: 'assign',
      text: '会议听取了民生实事项目完成情况，责成区政府办按照会上讨论意见修改完善后报批。',
    });
    expect(headlineOf(decision, meetingOf(['听取民生实事项目完成情况']), setting)).toBe(
      '鼓楼区政府就民生实事项目，交办：区政府办按照会上讨论意见修改完善后报批',
    );
  });

  it('falls back on the sentence', () => {
    const decision = decisionOf('', { subjects: [], text: '会议决定渡口于年内搬迁。', kind: 'determine' });
    expect(headlineOf(decision, meetingOf([]), setting)).toBe('鼓楼区政府决定渡口于年内搬迁。');
  });

  it('tells an organisation its own part first', () => {
    const decision = decisionOf('《渡口管理办法》', {
      text: '会议原则同意《渡口管理办法》，由区交通局牵头，区财政局配合，年底前印发。',
      responsible: [
        { name: '区交通局', role: 'lead' },
        { name: '区财政局', role: 'support' },
      ],
      deadline: { text: '年底前' },
    });
    const part = { name: '区财政局', role: 'support' } as const;
    expect(headlineOf(decision, meetingOf([]), { ...setting, part })).toBe(
      '鼓楼区政府原则同意《渡口管理办法》（区财政局配合，限年底前）',
    );
  });

  it('is good in other surroundings: the words around the values are theirs', () => {
    const decision = decisionOf('渡口搬迁', {
      text: '会议原则同意渡口搬迁，由区交通局负责，年底前完成。',
      responsible: [owner('区交通局')],
      deadline: { text: '年底前' },
    });
    const titles = (['zh-Hant', 'en'] as const).map((language) =>
      headlineOf(decision, meetingOf([]), { ...setting, language }),
    );
    expect(titles).toEqual([
      '鼓楼区政府原則同意渡口搬迁（区交通局負責，限年底前）',
      'Gulou District: approved in principle 渡口搬迁 (区交通局 in charge; due 年底前)',
    ]);
  });
});

describe('the object of a decision, where the verb stands beside it', () => {
  it('has its matter', () => {
    const meeting = meetingOf(['听取渔港安全情况的汇报']);
    expect(objectInWords(decisionOf('有关建议安排'), meeting)).toBe('渔港安全有关建议安排');
    expect(objectInWords(decisionOf('由镇政府承担费用'), meeting)).toBe('就渔港安全，由镇政府承担费用');
  });
});

describe('the headline of a meeting', () => {
  const meeting = meetingOf(['学习传达全省会议精神', '听取渔港安全情况的汇报', '研究表彰事项']);

  it('says who met, when, and what was decided', () => {
    const decisions = [decisionOf('有关建议安排', { item: 2 }), decisionOf('《渡口管理办法》')];
    expect(meetingHeadline({ ...meeting, decisions }, setting)).toBe(
      '鼓楼区政府第5次常务会议（2024年3月14日上午）：原则同意渔港安全有关建议安排等2项',
    );
  });

  it('says of one without decisions what it dealt with, before what it studied', () => {
    const [study, ...others] = meeting.items;
    const items = study === undefined ? others : [{ ...study, kind: 'study' as const }, ...others];
    expect(meetingHeadline({ ...meeting, items }, setting)).toBe(
      '鼓楼区政府第5次常务会议（2024年3月14日上午）：研究渔港安全等2项议题',
    );
    expect(meetingHeadline({ ...meeting, items: items.slice(0, 1) }, setting)).toBe(
      '鼓楼区政府第5次常务会议（2024年3月14日上午）：学习全省会议精神',
    );
  });

  const titled = (...decisions: Decision[]) =>
    meetingHeadline({ ...meeting, decisions }, { ...setting, among: 'meeting' }).replace(/^.*?）：/u, '');

  it('counts by the verb of the first only what is of its kind, else all by themselves', () => {
    const ferry = decisionOf('《渡口管理办法》');
    const both = decisionOf('', { subjects: ['《渡口管理办法》', '《渔港管理办法》'] });
    const later = decisionOf('渡船更新经费追加', { kind: 'defer', text: '渡船更新经费追加另行研究。' });
    expect(titled(ferry, ferry, ferry)).toBe('原则同意《渡口管理办法》等3项');
    expect(titled(both, ferry)).toBe('原则同意《渡口管理办法》等2项');
    expect(titled(ferry, later)).toBe('原则同意《渡口管理办法》，共作出2项决定');
    expect(titled(both, later)).toBe('原则同意《渡口管理办法》《渔港管理办法》，共作出2项决定');
  });

  it('counts no documents of one decision', () => {
    const subjects = Array.from({ length: 9 }, (_, index) => `《渡口第${index + 1}号管理办法》`);
    expect(titled(decisionOf('', { subjects }))).toMatch(/^原则同意《渡口第1号管理办法》.*》等$/u);
  });

  it('leaves out the day where it stands beside it', () => {
    expect(meetingHeadline(meetingOf([]), { ...setting, isOfDay: true })).toBe(
      '鼓楼区政府第5次常务会议（上午）',
    );
  });

  it('says what a meeting without a number is about', () => {
    const {
      number: _,
      heldDuring: __,
      ...facts
    } = meetingOf([], { title: '关于白鹭滩湿地补水工程的专题会议纪要', series: '专题会议' });
    expect(meetingHeadline(facts, setting)).toBe('鼓楼区政府白鹭滩湿地补水工程专题会议（2024年3月14日）');
  });
});

describe('any headline', () => {
  const text = fc.oneof(
    fc.string({
      unit: fc.constantFrom(...'会议同意《》〈〉（）“”渔港管理办法的和，。、2024年%aB'),
      maxLength: 120,
    }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const languages = fc.constantFrom('zh-Hans' as const, 'zh-Hant' as const, 'en' as const);
  const amongs = fc.constantFrom('all' as const, 'government' as const, 'meeting' as const);
  const decisions = fc.record({
    kind: fc.constantFrom(
      'approve' as const,
      'approve-in-principle' as const,
      'determine' as const,
      'assign' as const,
      'defer' as const,
      'reject' as const,
    ),
    subjects: fc.array(text, { maxLength: 4 }),
    text,
    heading: text,
    name: text,
    day: text,
    title: text,
  });

  it('of a meeting has no number but that of the decisions of its verb, or of all', () => {
    const kinds = fc.constantFrom('approve', 'approve-in-principle', 'determine', 'assign', 'reject');
    const some = fc.array(
      fc.tuple(kinds, fc.array(fc.constantFrom('《渡口管理办法》', '渔港搬迁', '塘口绿化'))),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(some, (drawn) => {
        const decisions = drawn.map(([kind, subjects]) =>
          decisionOf('', { kind, subjects, text: '渡口搬迁。' }),
        );
        const title = meetingHeadline(meetingOf([], { decisions }), { ...setting, among: 'meeting' });
        const [, ofKind] = /等(\d+)项$/u.exec(title) ?? [];
        const [, all] = /作出(\d+)项决定$/u.exec(title) ?? [];
        const same = drawn.filter(([kind]) => kind === drawn[0]?.[0]).length;
        if (ofKind !== undefined) expect([Number(ofKind), same]).toEqual([same, drawn.length]);
        else if (all !== undefined) expect(Number(all)).toBe(drawn.length);
        else expect(drawn.length).toBe(1);
        expect(title).not.toMatch(/等\d+个/u);
      }),
      { numRuns: 300 },
    );
  });

  it('is one line of at most eighty characters, and opens no title that it does not close', () => {
    fc.assert(
      fc.property(
        decisions,
        languages,
        amongs,
        ({ kind, subjects, heading, name, day, title, ...facts }, language, among) => {
          const decision = decisionOf('', {
            kind,
            subjects,
            text: facts.text,
            responsible: [owner(name)],
            deadline: { text: day },
          });
          const meeting = meetingOf([heading], { title, decisions: [decision] });
          for (const line of [
            headlineOf(decision, meeting, { ...setting, language, among }),
            meetingHeadline(meeting, { ...setting, language, among }),
          ]) {
            expect(Array.from(line).length).toBeLessThanOrEqual(HEADLINE_LENGTH);
            expect(line).not.toMatch(/[\n\r]/);
            expect(line).not.toMatch(/《[^》]*…$/);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
