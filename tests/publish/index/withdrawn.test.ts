import { describe, expect, it } from 'vitest';
import { withdrawnOf } from '../../../functions/publish/index/withdrawn.ts';
import type { MeetingRecord } from '../../../functions/shared/head.ts';
import { recordOf } from '../government.ts';
import { smallMeeting } from '../small-meeting.ts';

const meeting = smallMeeting('yunze/2024/3', { decisions: [{}, {}] });
const { record } = recordOf(meeting);
const [first = '', second = ''] = meeting.document.decisions.map(({ id }) => id);
const nothingToLoad = () => Promise.reject(new Error('the row has the facts'));
const told = (more: Partial<MeetingRecord>) => withdrawnOf({ ...record, ...more }, nothingToLoad);

describe('what feeds tell of a meeting that is gone for good, in whole or in part', () => {
  it('is nothing of one that is there', async () => {
    expect(await told({})).toEqual([]);
  });

  it('is each decision that no reading has any more', async () => {
    const gone = ['yunze/2024/3/gone'];
    expect(await told({ goneDecisions: gone, modifiedAt: '2024-10-01T00:00:00.000Z' })).toEqual([
      { meeting: record.meeting, isWhole: false, decisions: gone, at: '2024-10-01T00:00:00.000Z' },
    ]);
  });

  it('is each decision that a correction has taken away, since that correction', async () => {
    const decided = { by: '编辑', why: '不是决定' };
    const corrections = [
      { ...decided, patch: { decisions: { [second]: null } }, at: '2024-10-02T00:00:00.000Z' },
      { ...decided, patch: { body: '县政府' }, at: '2024-10-03T00:00:00.000Z' },
    ];
    expect(await told({ corrections })).toEqual([
      { meeting: record.meeting, isWhole: false, decisions: [second], at: '2024-10-02T00:00:00.000Z' },
    ]);
  });

  it('is all of a meeting that turned out to be another one, after its last change', async () => {
    expect(await told({ unitedWith: 'yunze/2024/4', goneDecisions: ['yunze/2024/3/gone'] })).toEqual([
      {
        meeting: record.meeting,
        isWhole: true,
        decisions: [first, second, 'yunze/2024/3/gone'],
        at: '2024-09-01T01:00:01.000Z',
      },
    ]);
  });

  it('is all of one that was withdrawn', async () => {
    const withdrawal = {
      withdrawn: true,
      by: '编辑',
      why: '误发',
      at: '2024-10-05T00:00:00.000Z',
      answers: 1,
    };
    expect(await told({ withdrawal })).toEqual([
      { meeting: record.meeting, isWhole: true, decisions: [first, second], at: withdrawal.at },
    ]);
  });
});
