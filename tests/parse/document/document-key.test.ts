import { describe, expect, it } from 'vitest';
import { documentKeyOf, ownAreaOf } from '../../../functions/parse/document/document-key.ts';
import { OPENING, parseText } from '../invented.ts';

const QINGYU = { areas: [ownAreaOf('临澜市青屿区人民政府') ?? ''], year: '2025' };

describe('the thread of a document', () => {
  it.each([
    '《青屿区城乡供水管理办法》',
    '《青屿区城乡供水管理办法（送审稿）》',
    '《青屿区城乡供水管理办法（草案修改稿）》',
    '《青屿区城乡供水管理办法（第二次征求意见稿）》',
    '《青屿区城乡供水管理办法》（修订稿）',
    '《临澜市青屿区城乡供水管理办法》',
    '《城乡供水管理办法送审稿》',
    '《全区城乡供水管理办法》',
    '《关于印发〈青屿区城乡供水管理办法〉的通知》',
    '《区水利局关于提请审议〈青屿区城乡供水管理办法（送审稿）〉的请示》',
    '《关于审议城乡供水管理办法的请示》',
  ])('is one for every edition: %s', (title) => {
    expect(documentKeyOf(title, QINGYU)).toBe('城乡供水管理办法');
  });

  it.each([
    ['《青屿区城乡供水管理办法（试行）（送审稿）》', '城乡供水管理办法试行'],
    ['《关于修改〈青屿区城乡供水管理办法〉的决定》', '关于修改青屿区城乡供水管理办法的决定'],
    ['《青屿区供水规划（2024-2026年）》', '供水规划20242026年'],
    ['《城市管理办法》', '城市管理办法'],
    ['《社区食堂管理办法》', '社区食堂管理办法'],
    ['《关于进一步做好秸秆禁烧的通知》', '关于进一步做好秸秆禁烧的通知'],
    ['《青屿区人民政府关于加快海洋经济发展的意见（草案）》', '关于加快海洋经济发展的意见'],
  ])('keeps documents apart: %s', (title, thread) => {
    expect(documentKeyOf(title, QINGYU)).toBe(thread);
  });

  it.each([
    ['《青屿区2025年度重大项目计划》', '2025年重大项目计划'],
    ['《2025年青屿区重大项目计划（草案）》', '2025年重大项目计划'],
    ['《政府工作报告（送审稿）》', '2025年政府工作报告'],
    ['《2024年政府工作报告》', '2024年政府工作报告'],
  ])('is that of one year: %s', (title, thread) => {
    expect(documentKeyOf(title, QINGYU)).toBe(thread);
  });

  it('leaves out the last area of a name, whatever characters it is made of', () => {
    expect(ownAreaOf('三江市沙城区人民政府')).toBe('沙城区');
    expect(ownAreaOf('沙城区政府')).toBe('沙城区');
    expect(documentKeyOf('《沙城区绿化办法》', { areas: ['沙城区'], year: undefined })).toBe('绿化办法');
    expect(documentKeyOf('《三江市沙城区绿化办法》', { areas: ['沙城区'], year: undefined })).toBe(
      '绿化办法',
    );
  });

  it('keeps a name of area of which nothing is known', () => {
    expect(documentKeyOf('《青屿区城乡供水管理办法（送审稿）》', { areas: [], year: undefined })).toBe(
      '青屿区城乡供水管理办法',
    );
  });
});

describe('documents of a decision', () => {
  const documentsIn = (paragraphs: string) =>
    parseText(`${OPENING}\n${paragraphs}`).decisions.map(({ documents }) => documents);

  it('are those among its subjects, not those it cites', () => {
    const [first, second, third] = documentsIn(
      '会议原则同意《甲办法（送审稿）》《乙方案》。\n会议决定，按照《丙条例》收回城南地块46亩。\n会议同意以区政府名义印发《丁规划》。',
    );
    expect(first).toEqual([
      { title: '甲办法（送审稿）', thread: '甲办法' },
      { title: '乙方案', thread: '乙方案' },
    ]);
    expect(second).toBeUndefined();
    expect(third).toEqual([{ title: '丁规划', thread: '丁规划' }]);
  });

  it('are found where 该方案 points back to one', () => {
    const [documents] = documentsIn('会议审议了《乙方案（草案）》，原则同意该方案。');
    expect(documents).toEqual([{ title: '乙方案（草案）', thread: '乙方案' }]);
  });
});
