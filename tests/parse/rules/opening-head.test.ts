import { describe, expect, it } from 'vitest';
import { parseText } from '../invented.ts';

const BODY = '一、研究桥梁养护工作\n会议同意养护方案，由区交通局组织实施。';
const headed = (...lines: readonly string[]) => parseText([...lines, BODY].join('\n'));

describe('the head of minutes', () => {
  it('counts the meeting in a line below the title, with the year in the brackets of a document number', () => {
    const { title, body, number } = headed(
      '青溪区人民政府常务会议纪要',
      '〔2024〕第9次',
      '时间：2024年3月8日',
      '主持：林知远',
    );
    expect({ title, body, number }).toEqual({
      title: '青溪区人民政府常务会议纪要',
      body: '青溪区人民政府',
      number: 9,
    });
  });

  it('gives the year of the day that the opening repeats without one', () => {
    const { heldOn, quality } = headed(
      '青溪区人民政府党组会议纪要',
      '（2024年3月8日）',
      '3月8日上午，区长林知远主持召开区政府党组会议，研究有关工作。',
    );
    expect(heldOn).toBe('2024-03-08');
    expect(quality.issues.map(({ code }) => code)).toContain('date-inferred');
  });

  it('gives a day in brackets below the title the year that the title counts in', () => {
    const { heldOn } = headed('青溪区人民政府2024年第21次常务会议纪要', '（3月8日）', '主持：区长林知远');
    expect(heldOn).toBe('2024-03-08');
  });

  it('takes 召开协调会 for the holding of a meeting', () => {
    const { heldOn, issuedOn } = headed(
      '关于协调桥梁养护有关问题的会议纪要',
      '青溪区政府办公室　　2024年3月12日',
      '2024年3月8日，副区长林知远在区政府主持召开协调会，研究桥梁养护工作。',
    );
    expect({ heldOn, issuedOn }).toEqual({ heldOn: '2024-03-08', issuedOn: '2024-03-12' });
  });

  it('takes 召集有关部门研究 for the holding of a meeting', () => {
    const { heldOn } = headed(
      '关于桥梁养护的会议纪要',
      '2024年3月8日，副区长林知远在区政府召集有关部门，就桥梁养护有关问题进行了专题研究。会议纪要如下：',
    );
    expect(heldOn).toBe('2024-03-08');
  });

  it('reads a title above the count of the meeting, below the name of the body', () => {
    const { title, body, number } = headed(
      '青溪市人民政府',
      '市长办公会议纪要',
      '2024年第7次',
      '2024年3月8日，市长林知远主持召开2024年第7次市长办公会议。',
    );
    expect({ title, body, number }).toEqual({
      title: '青溪市人民政府市长办公会议纪要',
      body: '青溪市人民政府',
      number: 7,
    });
  });

  it('reads 会议日期', () => {
    expect(headed('青溪区政府2024年第6次常务会议纪要', '会议日期：2024年3月8日', '主持：林知远').heldOn).toBe(
      '2024-03-08',
    );
  });

  it('reads the name of a company on the line above', () => {
    const { title, body, number } = headed(
      '青溪城市建设投资有限公司',
      '2024年第18次总经理办公会会议纪要',
      '主持：林知远',
    );
    expect({ title, body, number }).toEqual({
      title: '青溪城市建设投资有限公司2024年第18次总经理办公会会议纪要',
      body: '青溪城市建设投资有限公司',
      number: 18,
    });
  });

  it('finds the body of minutes that say no kind of meeting', () => {
    expect(headed('青溪新区管理委员会会议纪要', '时间：2024年3月8日', '主持：林知远').body).toBe(
      '青溪新区管理委员会',
    );
  });

  it('reads a document number that opens the line in which the page tells where it comes from', () => {
    const { documentNumber, publishedAt } = headed(
      '青溪区人民政府第21次常务会议纪要',
      '青政常纪〔2024〕4号　　信息来源：区政府办公室　　日期：2024-03-12',
      '2024年3月8日，区长林知远主持召开区政府第21次常务会议。',
    );
    expect({ documentNumber, publishedAt }).toEqual({
      documentNumber: '青政常纪〔2024〕4号',
      publishedAt: '2024-03-12',
    });
  });
});
