import { expect, it } from 'vitest';
import { titleWithDecider } from '../../../functions/publish/headline/decider.ts';
import type { Source } from '../../../schemas/generated/source.ts';

const gulou: Source = {
  id: 'linlan-gulou',
  name: '临澜市鼓楼区人民政府',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: ['临澜市鼓楼区人民政府'],
};

it.each([
  ['区政府第78次常务会议', '临澜市鼓楼区政府第78次常务会议'],
  ['2024年区政府第8次常务会议', '2024年临澜市鼓楼区政府第8次常务会议'],
  ['政府第8次常务会议', '临澜市鼓楼区政府第8次常务会议'],
  ['第8次常务会议纪要', '临澜市鼓楼区政府第8次常务会议纪要'],
  ['鼓楼区政府第8次常务会议', '临澜市鼓楼区政府第8次常务会议'],
  ['临澜市鼓楼区人民政府第8次常务会议', '临澜市鼓楼区人民政府第8次常务会议'],
  ['关于渡口搬迁的专题会议纪要', '临澜市鼓楼区政府：关于渡口搬迁的专题会议纪要'],
])('the title %s says which government', (title, told) => {
  const meeting = { source: 'linlan-gulou', body: '区政府', title, items: [], decisions: [] };
  expect(titleWithDecider(meeting, [gulou])).toBe(told);
});

it('a title of a government that nobody knows stays as it is, with whoever it says', () => {
  const meeting = { source: 'unknown', title: '渡口搬迁会议', items: [], decisions: [] };
  expect(titleWithDecider(meeting, [])).toBe('渡口搬迁会议');
});
