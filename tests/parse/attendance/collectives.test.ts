import { expect, it } from 'vitest';
import { parseText } from '../invented.ts';

/** Minutes as a media report, with its last paragraph. */
const attendanceOf = (last: string): string[] =>
  parseText(
    [
      '青溪区政府召开第21次常务会议',
      '2024年3月8日，区长林知远主持召开青溪区人民政府第21次常务会议。',
      '会议听取了全区防汛工作情况汇报。会议指出，要压实责任。',
      '会议审议通过《青溪区档案管理办法》。',
      last,
    ].join('\n'),
  )
    .attendance.filter(({ role }) => role !== 'chair')
    .map(({ name, role }) => `${name} ${role}`);

it.each([
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
])('those who come without being named hide nobody and are nobody: %s', (last, people) => {
  expect(attendanceOf(last)).toEqual(people);
});
