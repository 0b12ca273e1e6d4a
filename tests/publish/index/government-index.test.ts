import { describe, expect, it } from 'vitest';
import { governmentIndex } from '../../../functions/publish/index/government-index.ts';
import { permanent, transient } from '../../../functions/shared/errors.ts';
import type { MeetingRecord } from '../../../functions/shared/head.ts';
import {
  filesOf,
  indexOfRecords,
  type KeptRecord,
  NOTHING_PUBLIC,
  recordOf,
  targetsWithGone,
} from '../government.ts';
import { sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';

const meeting = (number: number, heldOn = `2024-0${number}-01`) =>
  smallMeeting(`yunze/2024/${number}`, { number, heldOn, publishedAt: `2024-0${number}-05` });

const indexOf = (...kept: KeptRecord[]) => indexOfRecords('yunze', kept);

/** A record without facts: they were too large for its row. */
function withoutFacts({ record: { facts: _, ...record }, document }: KeptRecord): KeptRecord {
  return { record, document };
}

const WITHDRAWAL = {
  withdrawn: true,
  by: '审核员',
  why: '依申请撤下',
  at: '2024-09-09T00:00:00.000Z',
  answers: 1,
};

describe('the index of a government', () => {
  it('has meetings newest publication first, and by the year and day held', async () => {
    const old = smallMeeting('yunze/2022/9', { heldOn: '2022-12-30', publishedAt: '2024-06-01' });
    const undated = smallMeeting('yunze/5f3a9c20');
    const index = await indexOf(
      ...[meeting(2), old, undated, meeting(1), meeting(3)].map((one) => recordOf(one)),
    );
    expect(index.published.map(({ document }) => document.id)).toEqual([
      'yunze/2022/9',
      'yunze/2024/3',
      'yunze/2024/2',
      'yunze/2024/1',
      'yunze/5f3a9c20',
    ]);
    expect(index.years).toEqual(['2022', '2024', 'undated']);
    expect(index.heldIn('2024').map(({ document }) => document.number)).toEqual([1, 2, 3]);
    expect(index.heldIn('1999')).toEqual([]);
  });

  it('shows a meeting under the day first stated, with its corrections, each once', async () => {
    const correction = {
      patch: { validity: '长期' },
      by: '审核员',
      why: '漏读',
      at: '2024-09-01T00:00:00.000Z',
    };
    const kept = recordOf(meeting(1), { published: '2024-01-02', corrections: [correction] });
    for (const one of [kept, withoutFacts(kept)]) {
      const [shown] = (await indexOf(one)).published;
      expect(shown?.document).toMatchObject({ publishedAt: '2024-01-02', validity: '长期' });
      expect(shown?.document.corrections).toHaveLength(1);
      expect(shown?.document.quality.issues.map(({ code }) => code)).toEqual(['publication-changed']);
      expect(shown?.document).not.toHaveProperty('text');
    }
  });

  it('says the same of a record that is too large for its facts', async () => {
    const kept = [1, 2].map((number) => recordOf(meeting(number)));
    expect(await filesOf(await indexOf(...kept.map(withoutFacts)))).toEqual(
      await filesOf(await indexOf(...kept)),
    );
  });

  it('is whole but for a meeting whose document is damaged: that one fails, and no other', async () => {
    const [damaged, other] = [withoutFacts(recordOf(meeting(1))), recordOf(meeting(2))];
    const index = await governmentIndex('yunze', [damaged.record, other.record], {
      sources,
      load: async ({ meeting: id }) => {
        if (id === 'yunze/2024/1') throw permanent('document-damaged', 'cut off');
        return other.document;
      },
    });
    expect(index.published.map(({ document }) => document.id)).toEqual(['yunze/2024/2']);
    expect([...index.damaged.keys()]).toEqual(['yunze/2024/1']);
    await expect(filesOf(index)).rejects.toMatchObject({ code: 'document-damaged' });
  });

  it('is not made while the store does not answer: nothing is published as if it were gone', async () => {
    const { record } = withoutFacts(recordOf(meeting(1)));
    const load = async () => {
      throw transient('timed-out', 'no answer');
    };
    await expect(governmentIndex('yunze', [record], { sources, load })).rejects.toMatchObject({
      kind: 'transient',
    });
  });

  it('leaves out what waits for review, and counts it', async () => {
    const waiting = recordOf(meeting(1));
    const index = await indexOf({
      ...waiting,
      record: { ...waiting.record, waiting: waiting.record.current },
    });
    expect([index.published, index.tombstones, index.waiting]).toEqual([[], [], 1]);
    expect(await filesOf(index)).toEqual(new Map());
  });
});

describe('what is gone', () => {
  it('is told with the decisions that went with it, also where the document cannot be read', async () => {
    const gone = recordOf(meeting(1), { withdrawal: WITHDRAWAL });
    const index = await indexOf(gone, recordOf(meeting(2), { goneDecisions: ['yunze/2024/2/aaaaaaaa'] }));
    expect(index.tombstones).toEqual([
      {
        id: 'yunze/2024/1',
        schemaVersion: 1,
        source: 'yunze',
        withdrawn: { at: WITHDRAWAL.at, by: '审核员', why: '依申请撤下' },
      },
    ]);
    expect(index.withdrawn).toEqual([
      { meeting: 'yunze/2024/1', isWhole: true, decisions: ['yunze/2024/1/1-00000000'], at: WITHDRAWAL.at },
      {
        meeting: 'yunze/2024/2',
        isWhole: false,
        decisions: ['yunze/2024/2/aaaaaaaa'],
        at: expect.any(String),
      },
    ]);
    const { record } = withoutFacts(gone);
    const blind = await governmentIndex('yunze', [record], {
      sources,
      load: async () => {
        throw permanent('document-missing', 'gone');
      },
    });
    expect(blind.tombstones).toHaveLength(1);
    expect(blind.withdrawn).toMatchObject([{ decisions: [] }]);
  });

  it('takes with it at once what nothing else stands on', async () => {
    const targets = await targetsWithGone('yunze', [
      recordOf(meeting(1, '2021-03-01'), { withdrawal: WITHDRAWAL }),
      recordOf(meeting(2)),
    ]);
    const gone = targets.filter(({ takenDown }) => takenDown).map(({ id }) => id);
    expect(gone).toContain('meeting/yunze/2024/1');
    expect(gone).toContain('year/yunze/2021');
    expect(gone).toContain('search/yunze/2021-1');
    expect(gone).not.toContain('year/yunze/2024');
    const year = targets.find(({ id }) => id === 'year/yunze/2021');
    expect(await year?.render()).toEqual(new Map());
  });

  it('makes another edition of the tables, as a correction does, and a new meeting does not', async () => {
    const edition = async (...records: KeptRecord[]) =>
      (await targetsWithGone('yunze', records)).find(({ id }) => id === 'downloads/yunze')?.edition;
    const correction = {
      patch: { body: '云泽县人民政府' },
      by: '审核员',
      why: '笔误',
      at: '2024-10-01T00:00:00Z',
    };
    const [one, other] = [recordOf(meeting(1)), recordOf(meeting(2))];
    const editions = [
      await edition(one),
      await edition(one, recordOf(meeting(2), { corrections: [correction] })),
      await edition(one, recordOf(meeting(2), { withdrawal: WITHDRAWAL })),
    ];

    expect(new Set(editions).size).toBe(3);
    expect(await edition(one, other)).toBe(editions[0]);
  });
});

describe('a further identifier', () => {
  const united = (number: number, unitedWith: string, more: Partial<MeetingRecord> = {}) =>
    recordOf(meeting(number), { unitedWith, ...more });

  it('leads to the meeting, also through others that turned out to be it', async () => {
    const index = await indexOf(
      recordOf(meeting(1), { aliases: ['yunze/2024/7'] }),
      united(2, 'yunze/2024/1', { aliases: ['yunze/2024/8'] }),
      united(3, 'yunze/2024/2'),
    );
    expect(index.moved.map(({ id, to }) => [id, to])).toEqual([
      ['yunze/2024/7', 'yunze/2024/1'],
      ['yunze/2024/2', 'yunze/2024/1'],
      ['yunze/2024/8', 'yunze/2024/1'],
      ['yunze/2024/3', 'yunze/2024/1'],
    ]);
    const files = await filesOf(index);
    expect(JSON.parse(files.get('yunze/meetings/2024/3.json') ?? '')).toMatchObject({
      movedTo: { id: 'yunze/2024/1' },
    });
  });

  it('leads to a meeting of another government, and to a tombstone, but not to what is not public', async () => {
    const elsewhere = await indexOf(united(1, 'linlan-qingyu/2024/12'));
    expect(elsewhere.moved.map(({ to }) => to)).toEqual(['linlan-qingyu/2024/12']);
    const withdrawn = await indexOf(
      recordOf(meeting(1), { withdrawal: WITHDRAWAL }),
      united(2, 'yunze/2024/1'),
    );
    expect(withdrawn.moved.map(({ to }) => to)).toEqual(['yunze/2024/1']);
    const held = recordOf(meeting(1), { aliases: ['yunze/2024/7'] });
    const waiting = { ...held, record: { ...held.record, waiting: held.record.current } };
    expect((await indexOf(waiting, united(2, 'yunze/2024/1'))).moved).toEqual([]);
  });
});

it('a government whose meetings are all withdrawn keeps its page, its feeds and the tombstones', async () => {
  const index = await indexOf(recordOf(meeting(1), { withdrawal: WITHDRAWAL }));
  const paths = [...(await filesOf(index, NOTHING_PUBLIC)).keys()];
  for (const path of ['yunze/index.html', 'yunze/decisions.xml', 'yunze/meetings/2024/1.html'])
    expect(paths).toContain(path);
  expect(paths.filter((path) => path.startsWith('data/'))).toEqual([]);
});
