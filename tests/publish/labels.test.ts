import { describe, expect, it } from 'vitest';
import { meetingName } from '../../functions/publish/labels.ts';

describe('the short name of a meeting', () => {
  it.each([
    [{ number: 17, series: '常务会议', title: '第17次常务会议纪要' }, '第17次常务会议'],
    [{ number: 17, title: '第17次会议纪要' }, '第17次会议'],
    [{ series: '常务会议', title: '【时政新闻】县政府召开常务会议' }, '常务会议'],
    [{ series: '专题会议', title: '关于渡口搬迁的专题会议纪要' }, '关于渡口搬迁的专题会议纪要'],
    [{ title: '【纪要】渡口搬迁协调会' }, '渡口搬迁协调会'],
    [{ title: '【纪要】' }, '【纪要】'],
  ])('of %j is %s', (meeting, name) => {
    expect(meetingName(meeting)).toBe(name);
  });
});
