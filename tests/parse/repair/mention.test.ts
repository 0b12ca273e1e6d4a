import { describe, expect, it } from 'vitest';
import { SERIES } from '../../../functions/parse/landmarks/title.ts';
import { findMention } from '../../../functions/parse/repair/mention.ts';

describe('a meeting named in a line', () => {
  it.each([
    ['青溪区人民政府第21次常务会议纪要', { body: '青溪区人民政府', number: 21, series: '常务会议' }],
    [
      '青溪区人民政府2024年第3次常务会议纪要',
      { body: '青溪区人民政府', year: 2024, number: 3, series: '常务会议' },
    ],
    ['青溪区人民政府常务会议纪要（第21次）', { body: '青溪区人民政府', number: 21, series: '常务会议' }],
    [
      '青溪区政府常务会议纪要〔2024〕第3次',
      { body: '青溪区政府', year: 2024, number: 3, series: '常务会议' },
    ],
    [
      '第十八届青溪区人民政府第四十七次常务会议',
      { body: '第十八届青溪区人民政府', number: 47, series: '常务会议' },
    ],
    ['青溪区第18届人民政府第47次常务会议', { body: '青溪区第18届人民政府', number: 47, series: '常务会议' }],
    [
      '区长林知远主持召开区政府第21次常务会议，研究桥梁养护工作',
      { body: '区政府', number: 21, series: '常务会议' },
    ],
    ['区长林知远在区政府三楼会议室主持召开了区政府第21次常务会议', { body: '区政府', number: 21 }],
    ['3月8日，青溪区政府召开第21次常务会议', { body: '青溪区政府', number: 21, series: '常务会议' }],
    ['3月8日，区长林知远主持召开第21次区政府常务会议', { body: '区政府', number: 21, series: '常务会议' }],
    ['区政府2024年第3次（总第58次）常务会议', { body: '区政府', year: 2024, number: 3, series: '常务会议' }],
    ['保护区管委会、青溪区政府第17次常务会议纪要', { body: '保护区管委会、青溪区政府', number: 17 }],
    [
      '青溪区人民政府二〇二四年第二次全体会议',
      { body: '青溪区人民政府', year: 2024, number: 2, series: '全体会议' },
    ],
    ['青溪区人民政府党组2024年第5次（扩大）会议', { body: '青溪区人民政府党组', year: 2024, number: 5 }],
    ['青溪区人民政府党组第5次党组会议', { body: '青溪区人民政府党组', number: 5, series: '党组会议' }],
    ['区长办公会议纪要第9次', { number: 9, series: '区长办公会议' }],
    ['第47次', { number: 47 }],
    [
      '关于印发《青溪区人民政府第21次常务会议纪要》的通知',
      { body: '青溪区人民政府', number: 21, series: '常务会议' },
    ],
    ['林知远主持召开十八届区政府第47次常务会议', { body: '十八届区政府', number: 47, series: '常务会议' }],
    ['青溪区人民政府常务会议纪要', { body: '青溪区人民政府', series: '常务会议' }],
    ['云岭市青溪区人民政府第 21次常务会议'.replace(' ', ''), { body: '云岭市青溪区人民政府', number: 21 }],
    ['青溪区政府第21次常务（扩大）会议', { body: '青溪区政府', number: 21, series: '常务（扩大）会议' }],
    ['2024年第3次区长办公会议', { year: 2024, number: 3, series: '区长办公会议' }],
    [
      '2024年青溪县人民政府第八次常务会议纪要',
      { body: '青溪县人民政府', year: 2024, number: 8, series: '常务会议' },
    ],
    ['〔2024〕第3次', { year: 2024, number: 3 }],
    [
      '青溪城市建设有限公司2024年第18次总经理办公会会议纪要',
      { body: '青溪城市建设有限公司', year: 2024, number: 18, series: '总经理办公会' },
    ],
    ['青溪职业学院校长办公会议纪要', { body: '青溪职业学院', series: '校长办公会议' }],
    ['青石街道党工委（扩大）会议纪要', { body: '青石街道', series: '党工委（扩大）会议' }],
    ['柏山村“两委”联席会议纪要', { body: '柏山村', series: '联席会议' }],
    ['县人民政府第十七届第47次常务会议', { body: '县人民政府', number: 47, series: '常务会议' }],
  ])('%s', (words, mention) => {
    expect(findMention(words)).toMatchObject({ damaged: false, ...mention });
  });

  it('reads a number whose 第 is gone, and says so', () => {
    expect(findMention('青溪区人民政府21次常务会议纪要')).toMatchObject({ number: 21, damaged: true });
  });

  it.each(['区长林知远主持召开会议', '今年以来共检查21次，发现问题9处', '会议传达了全市第二次土地调查情况'])(
    'gives no number of a meeting for %s',
    (words) => {
      expect(findMention(words)?.number).toBeUndefined();
    },
  );

  it('finds every kind of meeting by the character that all of their names share', () => {
    for (const series of Object.keys(SERIES)) expect(findMention(series)).toMatchObject({ series });
  });

  it('finds a number far inside a long paragraph', () => {
    const before = '区政府研究了防汛工作，'.repeat(20);
    expect(findMention(`${before}青溪区政府第21次（总第58次）常务会议，${before}`)).toMatchObject({
      number: 21,
      series: '常务会议',
      start: before.length,
    });
  });

  it('does not take a person for the body that met', () => {
    expect(findMention('区长林知远主持召开第21次常务会议')?.body).toBeUndefined();
  });
});
