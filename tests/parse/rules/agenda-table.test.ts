import { describe, expect, it } from 'vitest';
import { OPENING, parseHtml, parseText } from '../invented.ts';

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

describe('a table of what was settled', () => {
  const page = `<html><body><h1>青溪区人民政府第21次常务会议纪要</h1><p>${OPENING}</p><table>${[
    row('序号', '议题', '议定意见', '责任单位', '完成时限'),
    row('1', '关于河道清淤的议题', '同意河道清淤项目立项。', '区水利局、区财政局', '6月底'),
    row('2', '关于采购计划的议题', '原则同意采购计划。', '区财政局', ''),
    row('3', '关于设立基金的议题', '暂缓设立。', '', ''),
  ].join('')}</table><p>会议还研究了其他事项。</p></body></html>`;

  it('gives an item for each row, its decision, and who carries it out', () => {
    const { items, decisions } = parseHtml(page);
    expect(items.map(({ number, heading }) => [number, heading])).toEqual([
      [1, '关于河道清淤的议题'],
      [2, '关于采购计划的议题'],
      [3, '关于设立基金的议题'],
    ]);
    expect(
      decisions.map(({ item, kind, responsible }) => [item, kind, responsible.map(({ name }) => name)]),
    ).toEqual([
      [1, 'approve', ['区水利局', '区财政局']],
      [2, 'approve-in-principle', ['区财政局']],
      [3, 'defer', []],
    ]);
  });

  it('takes nobody for responsible who only reported, also beside empty cells', () => {
    const reported = page.replace(
      /<table>.*<\/table>/u,
      `<table>${[
        row('序号', '汇报单位', '议题', '会议意见', '牵头单位', '完成时限', '备注'),
        row(
          '1',
          '区发改局',
          '关于河道清淤的议题',
          '同意河道清淤项目立项。',
          '区水利局',
          '6月底前',
          '区财政局',
        ),
        row('2', '', '关于采购计划的议题', '原则同意采购计划。', '', '', '区财政局'),
      ].join('')}</table>`,
    );
    const { items, decisions } = parseHtml(reported);
    expect(items.map(({ heading }) => heading)).toEqual(['关于河道清淤的议题', '关于采购计划的议题']);
    expect(
      decisions.map(({ item, kind, responsible, deadline }) => [
        item,
        kind,
        responsible.map(({ name }) => name),
        deadline?.date,
      ]),
    ).toEqual([
      [1, 'approve', ['区水利局'], '2024-06-30'],
      [2, 'approve-in-principle', [], undefined],
    ]);
  });

  it('is none where it only lists the tasks of the items above', () => {
    const tasks = page
      .replace('<table>', '<h2>一、研究河道清淤</h2><p>会议同意河道清淤项目立项。</p><table>')
      .replace('<td>议题</td><td>议定意见</td>', '<td>议定事项</td><td>牵头单位</td>');
    expect(parseHtml(tasks).items.map(({ heading }) => heading)).toEqual(['研究河道清淤']);
    expect(parseHtml(tasks.replace(/<h2>.*?<\/h2>/u, '')).items).not.toHaveLength(3);
  });

  it('is none without a column for what was settled', () => {
    const text = [
      '青溪区人民政府第21次常务会议纪要',
      OPENING,
      '一、研究项目安排',
      '会议同意以下项目：',
      '序号\t事项\t责任单位',
      '1\t河道清淤\t区水利局',
    ].join('\n');
    expect(parseText(text).items.map(({ heading }) => heading)).toEqual(['研究项目安排']);
  });
});
