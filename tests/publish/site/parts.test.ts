// What the pages of an organisation, a document and a person take out of many meetings.
import { describe, expect, it } from 'vitest';
import { isRecurring, threadsOf } from '../../../functions/publish/index/threads.ts';
import { dueTasks } from '../../../functions/publish/site/deadlines.tsx';
import { filesOf, indexOf } from '../government.ts';
import { inventYears } from '../invented-years.ts';
import { type Sketch, smallMeeting } from '../small-meeting.ts';

const decided = (id: string, heldOn: string, decisions: Sketch['decisions'] = [{}]) => {
  const meeting = smallMeeting(id, { heldOn, decisions });
  return meeting.document.decisions.map((decision) => ({ meeting, decision }));
};

describe('tasks that are due', () => {
  it('are those whose day had not passed at the newest meeting, the first one first', () => {
    const due = dueTasks([
      ...decided('yunze/2024/3', '2024-06-01', [{ deadline: { text: '年底前', date: '2024-12-31' } }]),
      ...decided('yunze/2024/2', '2024-03-01', [
        { deadline: { text: '6月1日前', date: '2024-06-01' } },
        { deadline: { text: '5月底前', date: '2024-05-31' } },
        { deadline: { text: '尽快' } },
      ]),
    ]);
    expect(due.map(({ date }) => date)).toEqual(['2024-06-01', '2024-12-31']);
  });

  it('are none where no day is known', () => {
    expect(dueTasks(decided('yunze/2024/2', '2024-03-01'))).toEqual([]);
    expect(dueTasks([])).toEqual([]);
  });
});

describe('documents', () => {
  const ferry = (title: string) => ({ documents: [{ title, thread: '渡口管理办法' }] });

  it('have a page once two meetings dealt with them', () => {
    const meetings = [
      smallMeeting('yunze/2024/9', { decisions: [ferry('渡口管理办法（修订稿）'), ferry('渡口管理办法')] }),
      smallMeeting('yunze/2024/2', { decisions: [ferry('渡口管理办法（送审稿）')] }),
    ];
    expect(threadsOf(meetings)).toMatchObject([
      { title: '渡口管理办法（修订稿）', meetings: 2, decisions: [{}, {}, {}] },
    ]);
    expect(threadsOf(meetings).map(isRecurring)).toEqual([true]);
    expect(threadsOf(meetings.slice(0, 1)).map(isRecurring)).toEqual([false]);
  });
});

describe('the pages of people', () => {
  const meetings = inventYears({ meetings: 12 }).reverse();
  const pages = async (newest: typeof meetings) =>
    new Map(
      [...(await filesOf(await indexOf('yunze', newest)))].filter(([path]) => path.includes('/people/')),
    );

  it('change only for those whom a new meeting names', async () => {
    const [newest, ...before] = meetings;
    const named = new Set(newest?.document.attendance.map(({ name }) => name));
    const [old, now] = [await pages(before), await pages(meetings)];
    const changed = [...now].filter(([path, html]) => old.get(path) !== html && !path.endsWith('index.html'));
    expect(changed.length).toBeGreaterThan(5);
    for (const [, text] of changed) expect(named).toContain(/<h1>(.*?)<\/h1>/.exec(text)?.[1]);
  });
});
