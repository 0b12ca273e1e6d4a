import { describe, expect, it } from 'vitest';
import { parseText } from '../invented.ts';

const read = (serial: string, day = '2024年3月8日') => {
  const { number, heldOn, quality } = parseText(
    [
      `青溪区人民政府${serial}常务会议纪要`,
      `${day}上午，区长林知远主持召开青溪区人民政府${serial}常务会议。`,
      '一、审议《青溪区桥梁养护办法》',
      '会议同意，由区住建局牵头办理。',
    ].join('\n'),
  );
  return { number, heldOn, issues: quality.issues.map(({ code }) => code) };
};

describe('the number of a meeting', () => {
  it.each([
    ['第１７次', 17],
    ['第 十 七 次', 17],
    ['第一O三次', 103],
    ['第一О三次 with the O of Cyrillic script', 103],
    ['第一⭕三次', 103],
    ['第壹佰零叁次', 103],
    ['第廿一次', 21],
    ['第两百零一次', 201],
    ['第15届第64次', 64],
    ['十五届六十四次', 64],
    ['第3900次', 3900],
  ])('%s', (words, number) => {
    const serial = words.split(' with')[0] ?? '';
    expect(read(serial)).toEqual({ number, heldOn: '2024-03-08', issues: [] });
  });

  it.each([
    ['a part of a meeting', '第17-1次'],
    ['several meetings', '第17、18、19次'],
    ['two meetings with a long dash', '第十七——十八次'],
    ['two meetings with a stroke', '第17/18次'],
    ['two meetings, each with its 次', '第十七次、第十八次'],
    ['two meetings, side by side', '第十次十一次'],
    ['from one meeting to another', '第17次至第19次'],
    ['two meetings, the second without 第', '第17次和18次'],
    ['a zero of its own kind', '第一◎三次'],
    ['old words', '第二十又一次'],
    ['a last digit of the unit below', '第二百五次'],
    ['Roman numerals', '第XVII次'],
    ['a ringed numeral', '第⑰次'],
    ['brackets', '第（17）次'],
    ['year and number glued to each other', '第2024017次'],
    ['a blank to be filled in', '第××次'],
  ])('is none, and an issue says so, where it is not understood as a whole: %s', (_what, serial) => {
    expect(read(serial)).toEqual({ number: undefined, heldOn: '2024-03-08', issues: ['number-unclear'] });
  });

  it.each(['', '第十五届', '2024年'])('is none without an issue where the page gives none: %s', (serial) => {
    expect(read(serial).issues).toEqual([]);
    expect(read(serial).number).toBeUndefined();
  });
});
