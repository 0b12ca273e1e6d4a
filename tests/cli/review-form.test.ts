// What a form at the review desk becomes: the merge patch of a correction.
import { describe, expect, it } from 'vitest';
import { doubtfulIn, factsIn, MEETING_ANCHOR } from '../../cli/review/facts.ts';
import { changeBy, fieldsOf, removalOf } from '../../cli/review/form.ts';
import { applied } from '../../functions/shared/corrections.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';

const text =
  '第五次常务会议\n会议原则同意《青屿区渡口管理办法（送审稿）》，由区交通局牵头，于6月底前印发。\n出席：骆云舟';
const sentence = text.split('\n')[1] ?? '';
const document: MinutesDocument = {
  id: 'linlan-qingyu/2024/5',
  schemaVersion: 2,
  form: 'minutes',
  source: 'linlan-qingyu',
  title: '第五次常务会议',
  body: '青屿区人民政府',
  number: 5,
  heldOn: '2024-05-08',
  items: [{ number: 1, heading: '渡口管理办法', kind: 'deliberation', span: [8, 8 + sentence.length] }],
  decisions: [
    {
      id: 'linlan-qingyu/2024/5/0a1b2c3d',
      kind: 'approve',
      subjects: ['《青屿区渡口管理办法（送审稿）》'],
      documents: [{ title: '青屿区渡口管理办法（送审稿）', thread: '渡口管理办法' }],
      responsible: [{ name: '区交通局', role: 'owner' }],
      deadline: { text: '6月底前', date: '2024-06-30' },
      text: sentence,
      span: [8, 8 + sentence.length],
      confidence: 0.7,
    },
  ],
  attendance: [
    {
      name: '骆云舟',
      role: 'present',
      span: [text.length - 3, text.length],
      confidence: 0.5,
      flags: ['name-uncertain'],
    },
  ],
  text,
  quality: {
    score: 0.8,
    issues: [{ code: 'number-repaired', severity: 'warning', message: 'The number lost a digit.' }],
  },
  provenance: { sha256: 'a'.repeat(64), contentType: 'text/plain', script: 'hans', parser: '1.0.0' },
};
const factOf = (kind: string) => {
  const found = factsIn(document).find((fact) => fact.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};
const patchBy = (kind: string, values: Record<string, string>) =>
  changeBy(factOf(kind), document, values).patch;

describe('a form', () => {
  it('holds what is there, and room for two more bodies', () => {
    const values = Object.fromEntries(
      fieldsOf(factOf('decision'), document).map(({ name, value }) => [name, value]),
    );
    expect(values).toEqual({
      kind: 'approve',
      subjects: '《青屿区渡口管理办法（送审稿）》',
      'responsible.0.name': '区交通局',
      'responsible.0.role': 'owner',
      'responsible.1.name': '',
      'responsible.1.role': 'owner',
      'responsible.2.name': '',
      'responsible.2.role': 'owner',
      'deadline.text': '6月底前',
      'deadline.date': '2024-06-30',
      item: '',
    });
  });

  it.each([
    ['decision', { kind: 'approve-in-principle' }, { kind: 'approve-in-principle' }],
    ['decision', { item: '1' }, { item: 1 }],
    ['decision', { 'deadline.date': '' }, { deadline: { text: '6月底前', date: null } }],
    ['decision', { 'deadline.text': '', 'deadline.date': '' }, { deadline: null }],
    [
      'decision',
      { 'responsible.0.role': 'lead', 'responsible.2.name': '区司法局', 'responsible.2.role': 'support' },
      {
        responsible: [
          { name: '区交通局', role: 'lead' },
          { name: '区司法局', role: 'support' },
        ],
      },
    ],
    ['decision', { 'responsible.0.name': ' ' }, { responsible: [] }],
    [
      'decision',
      { subjects: '《青屿区渡口管理办法（修订稿）》\n\n印发' },
      {
        subjects: ['《青屿区渡口管理办法（修订稿）》', '印发'],
        documents: [{ title: '青屿区渡口管理办法（修订稿）', thread: '渡口管理办法' }],
        asPublished: null,
      },
    ],
  ] as const)('of a %s that says %j patches %j', (kind, values, change) => {
    const patch = patchBy(kind, values);
    expect(patch).toEqual({ decisions: { 'linlan-qingyu/2024/5/0a1b2c3d': change } });
  });

  it('of a person patches by name, and of the meeting by field; what is emptied is taken away', () => {
    expect(patchBy('attendance', { organization: '区交通局', role: 'chair' })).toEqual({
      attendance: { 骆云舟: { role: 'chair', organization: '区交通局' } },
    });
    expect(patchBy('meeting', { number: '15', heldOn: '' })).toEqual({ number: 15, heldOn: null });
    expect(patchBy('item', { heading: '渡口' })).toEqual({ items: { 1: { heading: '渡口' } } });
  });

  it.each([
    ['decision', { kind: 'reject' }],
    ['attendance', { name: '骆云' }],
    ['issue', { number: '15' }],
  ])('of a %s leaves nothing of it in doubt', (kind, values) => {
    const fact = factOf(kind);
    const after = applied(document, changeBy(fact, document, values));
    const same = factsIn(after).filter((one) => one.kind === kind);
    expect(same.map(({ doubts }) => doubts)).toEqual([[]]);
  });

  it.each([
    ['nothing', 'decision', { kind: 'approve' }, 'nothing-changed'],
    ['words that do not stand on the page', 'decision', { 'deadline.text': '年底前' }, 'bad-correction'],
    ['a day without words', 'decision', { 'deadline.text': '' }, 'bad-correction'],
    ['a number that is none', 'meeting', { number: '十五' }, 'bad-correction'],
    ['a day that is none', 'meeting', { heldOn: '5月8日' }, 'bad-correction'],
    ['no name', 'attendance', { name: '' }, 'bad-correction'],
  ])('that says %s is refused', (_, kind, values, code) => {
    expect(() => changeBy(factOf(kind), document, values)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a fact', () => {
  it('that is said twice is asked once', () => {
    const { issues } = document.quality;
    const twice = { ...document, quality: { score: 0.8, issues: [...issues, ...issues] } };
    expect(doubtfulIn(twice)).toHaveLength(doubtfulIn(document).length);
  });

  it('can be taken away, but for the meeting itself', () => {
    expect(removalOf(factOf('attendance')).patch).toEqual({ attendance: { 骆云舟: null } });
    expect(applied(document, removalOf(factOf('decision'))).decisions).toEqual([]);
    expect(() => removalOf(factOf('meeting'))).toThrow(expect.objectContaining({ code: 'bad-correction' }));
  });

  it('is called as on the published page, and those in doubt come in the order of the page', () => {
    const anchors = factsIn(document).map(({ anchor }) => anchor);
    expect(anchors).toEqual([
      MEETING_ANCHOR,
      'i-1',
      'd-0a1b2c3d',
      expect.stringMatching(/^a-[0-9a-f]{8}$/u),
      'q-1',
    ]);
    expect(doubtfulIn(document).map(({ kind }) => kind)).toEqual(['issue', 'decision', 'attendance']);
  });
});
