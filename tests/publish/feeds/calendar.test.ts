import { describe, expect, it } from 'vitest';
import { renderCalendar } from '../../../functions/publish/feeds/calendar.ts';
import type { PublishedMeeting } from '../../../functions/publish/index/published-meeting.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { calendarViolations, parseCalendar, textOf, unescaped } from './calendar-rules.ts';

const calendarOf = (meetings: readonly PublishedMeeting[]) =>
  renderCalendar({ site, sources, source: 'yunze', name: '云泽县人民政府' }, meetings);
const eventsOf = (meetings: readonly PublishedMeeting[]) => parseCalendar(calendarOf(meetings)).components;

const meeting = smallMeeting('yunze/2024/3', {
  number: 3,
  series: '常务会议',
  body: '云泽县人民政府',
  heldOn: '2024-05-08',
  heldDuring: 'afternoon',
  decisions: [{ deadline: { text: '2024年年底前', date: '2024-12-31' } }, { deadline: { text: '尽快' } }],
});

describe('the calendar', () => {
  it('breaks no rule, and stays as it is', async () => {
    const text = calendarOf([qingyuMeeting, meeting]);
    expect(calendarViolations(text)).toEqual([]);
    await expect(text).toMatchFileSnapshot('../../golden/publish/calendar.ics');
  });

  it('has the same bytes at any time', async () => {
    const first = calendarOf([qingyuMeeting, meeting]);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(calendarOf([qingyuMeeting, meeting])).toBe(first);
  });

  it('has the meeting as a whole day, with 下午 in its title', () => {
    const [event] = eventsOf([meeting]);
    expect(event && textOf(event, 'DTSTART')).toBe('20240508');
    expect(event && textOf(event, 'SUMMARY')).toBe(
      '云泽县政府第3次常务会议（下午）：原则同意《云泽县渡口管理办法》等2项',
    );
    expect(event && textOf(event, 'UID')).toBe('meetings/yunze/2024/3@minutes.example');
  });

  it('has each dated deadline, with who must act, and none without a date', () => {
    const [, deadline, ...others] = eventsOf([meeting]);
    expect(others).toEqual([]);
    expect(deadline && textOf(deadline, 'DTSTART')).toBe('20241231');
    expect(deadline && unescaped(textOf(deadline, 'SUMMARY') ?? '')).toBe(
      '期限：云泽县政府原则同意《云泽县渡口管理办法》（县交通运输局负责）',
    );
    expect(deadline && unescaped(textOf(deadline, 'DESCRIPTION') ?? '')).toBe(
      '原文：2024年年底前\n责任：县交通运输局（负责）',
    );
  });

  it('sets beside a day what its own clause says, not the object of another one', () => {
    const other = smallMeeting('yunze/2024/6', {
      body: '云泽县人民政府',
      heldOn: '2024-05-08',
      decisions: [
        {
          subjects: ['《云泽县渡口管理办法》'],
          text: '会议原则同意《云泽县渡口管理办法》，6月底前完成首批渡船更新。',
          deadline: { text: '6月底前', date: '2024-06-30' },
        },
      ],
    });
    const [, deadline] = eventsOf([other]);
    expect(deadline && unescaped(textOf(deadline, 'SUMMARY') ?? '')).toBe(
      '期限：云泽县政府：就《云泽县渡口管理办法》，6月底前完成首批渡船更新',
    );
  });

  it('says beside a deadline that its digits are damaged', () => {
    const damaged = smallMeeting('yunze/2024/7', {
      heldOn: '2024-05-08',
      decisions: [{ deadline: { text: '1130前', date: '2024-11-30' } }],
    });
    const [, deadline] = eventsOf([damaged]);
    expect(deadline && unescaped(textOf(deadline, 'DESCRIPTION') ?? '')).toContain(
      '原文数字有缺损（1130前）',
    );
  });

  it('takes its times from the minutes, and counts up with a change', () => {
    const [event] = eventsOf([meeting]);
    const [changed] = eventsOf([{ ...meeting, modifiedAt: '2024-09-01T01:01:40.000Z' }]);
    expect(event && [textOf(event, 'DTSTAMP'), textOf(event, 'SEQUENCE')]).toEqual(['20240901T010000Z', '0']);
    expect(changed && [textOf(changed, 'LAST-MODIFIED'), textOf(changed, 'SEQUENCE')]).toEqual([
      '20240901T010140Z',
      '100',
    ]);
  });

  it('leaves out a day that is none', () => {
    expect(eventsOf([smallMeeting('yunze/2024/4', { heldOn: '2024-02-31' })])).toEqual([]);
  });

  it.each([
    'a;b,c\\d"e:f',
    '𠮷'.repeat(200),
    'x\r\nEND:VCALENDAR\r\ny',
    '\u0000\u202E=cmd()',
    '很长'.repeat(9_000),
  ])('holds hostile text (%#)', (text) => {
    const hostile = smallMeeting('yunze/2024/5', {
      heldOn: '2024-05-08',
      title: text,
      decisions: [
        {
          subjects: [text],
          responsible: [{ name: text, role: 'lead' }],
          deadline: { text, date: '2024-06-01' },
        },
      ],
    });
    expect(calendarViolations(calendarOf([hostile]))).toEqual([]);
  });

  it('stays bounded', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      smallMeeting(`yunze/2024/${index}`, {
        heldOn: '2024-05-08',
        decisions: Array.from({ length: 6 }, () => ({ deadline: { text: '年底前', date: '2024-12-31' } })),
      }),
    );
    expect(Buffer.byteLength(calendarOf(many))).toBeLessThan(1_500_000);
  });
});
