import { describe, expect, it } from 'vitest';
import { parseText } from '../invented.ts';

/** The meeting that an opening names, told by one paragraph of news. */
function named(opening: string) {
  const { body, series, number } = parseText(
    [opening, '会议听取了桥梁养护工作情况的汇报。', '会议强调，要压实责任。'].join('\n'),
  );
  return { body, series, number };
}

describe('the name of a meeting in an opening', () => {
  it.each([
    [
      'a session that the meeting heard of, behind the agenda',
      '3月8日，市长林知远主持召开市政府常务会议，传达省委十二届三次全体会议精神。',
      { body: '市政府', series: '常务会议' },
    ],
    [
      'a conference that the meeting heard of, behind 召开',
      '3月8日下午，市政府第二次全体会议召开，传达学习省委经济工作会议精神。',
      { body: '市政府', series: '全体会议', number: 2 },
    ],
    [
      'a conference that a meeting without a name heard of',
      '3月8日，区长林知远主持召开会议，传达学习市委经济工作会议精神。',
      {},
    ],
    [
      'a conference that prepared what the meeting studied',
      '3月8日，区长林知远主持召开区政府常务会议，研究部署全区经济工作会议筹备工作。',
      { body: '区政府', series: '常务会议' },
    ],
  ])('is not that of %s', (_what, opening, meeting) => {
    expect(named(opening)).toEqual({ body: undefined, series: undefined, number: undefined, ...meeting });
  });

  it.each([
    [
      'the executive one of three',
      '3月8日，市长林知远主持召开市政府党组会议暨理论学习中心组学习会议和常务会议，研究桥梁养护工作。',
      { body: '市政府', series: '常务会议', number: undefined },
    ],
    [
      'that of the party group, not what its members studied before',
      '3月8日，县长林知远主持召开县政府党组理论学习中心组学习会议暨党组会议。',
      { body: '县政府党组', series: '党组会议', number: undefined },
    ],
    [
      'the only one, where its members studied',
      '3月8日，县长林知远主持召开县政府党组理论学习中心组学习会议。',
      { body: '县政府党组', series: '理论学习中心组学习会议', number: undefined },
    ],
    [
      'that of a commission, in its full name',
      '3月8日，我县召开2024年第1次国土空间规划委员会会议，县长林知远主持。',
      { body: '国土空间规划委员会', series: undefined, number: 1 },
    ],
    [
      'that of a commission whose members all met',
      '3月8日，我县召开2024年度县安委会第一次全体成员（扩大）会议，县长林知远主持。',
      { body: '县安委会', series: '全体成员（扩大）会议', number: 1 },
    ],
    [
      'that of the level before the number',
      '3月8日，县长林知远主持召开县十六届第9次政府常务会议。',
      { body: '县政府', series: '常务会议', number: 9 },
    ],
    [
      'that before the number, where 政府 stands behind it too',
      '3月8日，旗长林知远主持召开旗第十六届人民政府第二十二次政府常务会议。',
      { body: '旗第十六届人民政府', series: '常务会议', number: 22 },
    ],
    [
      'not 委员会 alone',
      '3月8日，实验区召开党工委第15次委员会会议，由书记林知远主持。',
      { body: '党工委', series: undefined, number: 15 },
    ],
  ])('is %s', (_what, opening, meeting) => {
    expect(named(opening)).toEqual(meeting);
  });
});
