// Which documents a decision disposes of, where its subjects do not name them.
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../functions/publish/decided-documents.ts';
import type { Decision } from '../../schemas/generated/minutes.ts';
import { indexOfRecords, recordOf } from './government.ts';
import { type Sketch, smallMeeting } from './small-meeting.ts';

const underItem = (heading: string, decision: Partial<Decision>): Sketch => ({
  heldOn: '2024-05-05',
  body: '云泽县人民政府',
  items: [{ number: 1, heading, kind: 'deliberation', span: [0, 5] }],
  decisions: [{ item: 1, ...decision }],
});

function titlesOf(heading: string, decision: Partial<Decision>): string[] {
  const { document } = smallMeeting('yunze/2024/7', underItem(heading, decision));
  return document.decisions.flatMap((one) => documentsOf(one, document).map(({ title }) => title));
}

const PLAN = '审议《云泽县渔港五年规划（送审稿）》';

describe('the documents of a decision', () => {
  it.each([
    ['whose words on it are followed', PLAN, '县政府办意见', ['云泽县渔港五年规划（送审稿）']],
    ['that is pointed back to', PLAN, '该规划', ['云泽县渔港五年规划（送审稿）']],
    ['called by the end of its name', PLAN, '规划', ['云泽县渔港五年规划（送审稿）']],
    [
      'of an item with several',
      '审议《云泽县渔港规划》《云泽县渡口规划》',
      '县发改局意见',
      ['云泽县渔港规划', '云泽县渡口规划'],
    ],
    ['among the subjects, and no other', PLAN, '《渡口管理办法》', ['渡口管理办法']],
  ])('are those %s', (_, heading, subject, titles) => {
    expect(titlesOf(heading, { subjects: [subject] })).toEqual(titles);
  });

  it.each([
    ['a sequel of it', PLAN, '下一步工作安排'],
    ['a part of it', PLAN, '资金'],
    ['a matter of its own', PLAN, '渡口搬迁三年行动'],
    ['an item without a document', '渡口搬迁有关工作', '县政府办意见'],
  ])('are none of %s', (_, heading, subject) => {
    expect(titlesOf(heading, { subjects: [subject] })).toEqual([]);
  });

  it('are none of a task', () => {
    expect(
      titlesOf(PLAN, { kind: 'assign', subjects: ['该规划'], text: '责成县政府办修改该规划。' }),
    ).toEqual([]);
  });

  it('stay as a correction states them', () => {
    expect(titlesOf(PLAN, { subjects: ['县政府办意见'], documents: [] })).toEqual([]);
  });

  it('are published, and a correction of the subjects brings others', async () => {
    const kept = (subjects: readonly string[], patch?: (id: string, whole: Decision) => object) => {
      const made = smallMeeting('yunze/2024/7', underItem(PLAN, { subjects: [...subjects] }));
      const [whole] = made.document.decisions;
      if (whole === undefined || patch === undefined) return recordOf(made);
      return recordOf(made, {
        corrections: [
          {
            patch: { decisions: patch(whole.id, whole) },
            by: '编辑',
            why: '误读',
            at: '2024-09-09T00:00:00.000Z',
          },
        ],
      });
    };
    const threads = async (record: ReturnType<typeof kept>) =>
      (await indexOfRecords('yunze', [record])).documents.map(({ title }) => title);
    expect(await threads(kept(['县政府办意见']))).toEqual(['云泽县渔港五年规划（送审稿）']);
    const other = ['《渡口管理办法》'];
    expect(await threads(kept(['县政府办意见'], (id) => ({ [id]: { subjects: other } })))).toEqual([
      '渡口管理办法',
    ]);
    const former = { documents: [{ title: '渔港管理办法', thread: '渔港管理办法' }] };
    const made = smallMeeting('yunze/2024/7', { decisions: [{ subjects: ['《渔港管理办法》'], ...former }] });
    const corrections = [
      {
        patch: { decisions: made.document.decisions.map((one) => ({ ...one, subjects: other })) },
        by: '编辑',
        why: '误读',
        at: '2024-09-09T00:00:00.000Z',
      },
    ];
    expect(await threads(recordOf(made, { corrections }))).toEqual(['渡口管理办法']);
  });
});
