// What was said of a meeting before: what people have corrected, and what the page itself has changed.
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../functions/publish/index/changes.ts';
import { earlierReadings, historyOf } from '../../../functions/publish/index/history.ts';
import { permanent } from '../../../functions/shared/errors.ts';
import type { MeetingRecord, SeenPage } from '../../../functions/shared/head.ts';
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { filesOf, indexOfRecords, type KeptRecord, recordOf } from '../government.ts';
import { smallMeeting } from '../small-meeting.ts';

const ID = 'yunze/2024/3';
const sketched = (sketch: Parameters<typeof smallMeeting>[1] = {}): MinutesDocument =>
  smallMeeting(ID, { heldOn: '2024-06-01', ...sketch }).document;

const kept = (document: MinutesDocument, particulars: Partial<MeetingRecord> = {}): KeptRecord =>
  recordOf({ document, firstSeenAt: '2024-06-02T00:00:00.000Z' }, particulars);

describe('two readings', () => {
  it('that are equal differ in nothing', () => {
    expect(changesBetween(sketched(), sketched())).toEqual([]);
  });

  it('differ by fields of the meeting, of decisions and of people, each with the old and the new value', () => {
    const before = sketched({ decisions: [{ kind: 'approve' }] });
    const after = sketched({
      heldOn: '2024-06-02',
      decisions: [{ kind: 'defer', deadline: { text: '年底前', date: '2024-12-31' } }],
      attendance: [{ name: '文渊阁', post: '县长' }],
    });
    expect(changesBetween(before, after)).toEqual([
      { of: 'meeting', which: '', field: 'heldOn', from: '2024-06-01', to: '2024-06-02' },
      { of: 'decision', which: `${ID}/1-00000000`, field: 'kind', from: 'approve', to: 'defer' },
      { of: 'decision', which: `${ID}/1-00000000`, field: 'deadline', to: '年底前，2024-12-31' },
      { of: 'person', which: '文渊', field: 'name', from: '文渊', to: '文渊阁' },
      { of: 'person', which: '文渊', field: 'post', to: '县长' },
    ]);
  });

  it('differ by whole facts that came or went', () => {
    const before = sketched({ decisions: [{}, { id: `${ID}/2-aaaaaaaa`, subjects: ['另一件事'] }] });
    const after = sketched({
      decisions: [{}],
      items: [{ number: 1, heading: '议题', kind: 'other', span: [0, 2] }],
    });
    expect(changesBetween(before, after)).toEqual([
      { of: 'item', which: '1', field: 'whole', to: '议题' },
      { of: 'decision', which: `${ID}/2-aaaaaaaa`, field: 'whole', from: '另一件事' },
    ]);
  });

  it('of a page that was changed itself know people by name and role, since all places have moved', () => {
    const before = sketched({
      attendance: [
        { name: '文渊', span: [1, 3] },
        { name: '武库', span: [4, 6] },
      ],
    });
    const after = sketched({ attendance: [{ name: '武库', span: [9, 11], post: '局长' }] });
    expect(changesBetween(before, after)).toEqual([
      { of: 'person', which: '武库', field: 'post', to: '局长' },
      { of: 'person', which: '文渊', field: 'whole', from: '文渊' },
    ]);
  });
});

describe('the history of a meeting', () => {
  const at = '2025-01-01T00:00:00.000Z';
  const correction = {
    patch: { decisions: { [`${ID}/1-00000000`]: { kind: 'approve' } } },
    by: '审核员',
    why: '原文为“同意”',
    at,
  };
  const [first, second] = [sketched({ decisions: [{ kind: 'defer' }] }), sketched()].map(
    (document, index): MinutesDocument => ({
      ...document,
      provenance: { ...document.provenance, sha256: String(index).repeat(64) },
    }),
  );
  if (first === undefined || second === undefined) throw new Error('no documents');

  const seen = (document: MinutesDocument, day: string): SeenPage => ({
    firstSeenAt: `${day}T00:00:00.000Z`,
    lastSeenAt: `${day}T00:00:00.000Z`,
    reading: kept(document).record.current,
  });
  const changed = (particulars: Partial<MeetingRecord> = {}): KeptRecord =>
    kept(second, {
      places: {
        p: {
          place: 'https://www.example.org/3.html',
          pages: {
            [first.provenance.sha256]: seen(first, '2024-06-02'),
            [second.provenance.sha256]: seen(second, '2024-07-01'),
          },
        },
      },
      ...particulars,
    });
  const load = async ({ current }: MeetingRecord): Promise<MinutesDocument> => {
    const found = [first, second].find(
      (document) => kept(document).record.current.documentKey === current.documentKey,
    );
    if (found === undefined) throw permanent('document-missing', current.documentKey);
    return found;
  };

  it('tells corrections with what they changed, in their order, and leaves out those that do not fit', async () => {
    const { record } = kept(second, {
      corrections: [correction, { ...correction, patch: { decisions: { gone: { kind: 'defer' } } } }],
      misfits: { 1: 'gone' },
    });
    expect((await historyOf(record, load)).corrections).toEqual([
      {
        at,
        by: '审核员',
        why: '原文为“同意”',
        changes: [
          {
            of: 'decision',
            which: `${ID}/1-00000000`,
            field: 'kind',
            from: 'approve-in-principle',
            to: 'approve',
          },
        ],
      },
    ]);
  });

  it('tells what is read otherwise since the page was changed, and names the document that it was read from', async () => {
    const { record } = changed();
    expect(earlierReadings(record)).toEqual([kept(first).record.current.documentKey]);
    expect((await historyOf(record, load)).revisions).toEqual([
      {
        at: '2024-07-01T00:00:00.000Z',
        changes: [
          {
            of: 'decision',
            which: `${ID}/1-00000000`,
            field: 'kind',
            from: 'defer',
            to: 'approve-in-principle',
          },
        ],
      },
    ]);
  });

  it('goes without a page that cannot be read any more', async () => {
    const { record } = changed();
    const broken = async (one: MeetingRecord) => {
      if (one.current.documentKey === earlierReadings(record)[0]) throw permanent('document-damaged', 'x');
      return load(one);
    };
    expect((await historyOf(record, broken)).revisions).toEqual([]);
  });

  it('is on the page, in words', async () => {
    const both = changed({ corrections: [correction] });
    // Withdrawn, so that nothing but its document is there.
    const earlier = kept(first, {
      meeting: 'yunze/2024/9',
      withdrawal: { withdrawn: true, by: '审核员', why: '试', at, answers: 1 },
    });
    const files = await filesOf(await indexOfRecords('yunze', [both, earlier]));
    const html = files.get('yunze/meetings/2024/3.html') ?? '';
    expect(html).toContain('<del>原则同意</del> <span class="unseen">现为</span><ins>同意</ins>');
    expect(html).toContain('<del>暂缓</del> <span class="unseen">现为</span><ins>原则同意</ins>');
    expect(html).toContain('原文为“同意”（审核员）');
  });
});
