// What a reader of the page adds at the review desk: the merge patch, and what a later reading makes of it.
import { describe, expect, it } from 'vitest';
import { additionBy, additionFields } from '../../cli/review/additions.ts';
import { decisionIds } from '../../functions/parse/document/decision-ids.ts';
import { applied, corrected } from '../../functions/shared/corrections.ts';
import type { Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';

const first = '会议原则同意《青屿区渡口管理办法》，由区交通局牵头，于6月底前印发。';
const missed = '会议同意渔港改造，由区水务局负责。';
const text = `第五次常务会议\n${first}\n${missed}\n出席：骆云舟　柳三石\n列席：柳三石`;
const document: MinutesDocument = {
  id: 'linlan-qingyu/2024/5',
  schemaVersion: 2,
  form: 'minutes',
  source: 'linlan-qingyu',
  title: '第五次常务会议',
  items: [],
  decisions: [
    {
      id: 'linlan-qingyu/2024/5/0a1b2c3d',
      kind: 'approve-in-principle',
      subjects: ['《青屿区渡口管理办法》'],
      responsible: [],
      text: first,
      span: [text.indexOf(first), text.indexOf(first) + first.length],
      confidence: 0.97,
    },
  ],
  attendance: [
    {
      name: '骆云舟',
      role: 'present',
      span: [text.indexOf('骆云舟'), text.indexOf('骆云舟') + 3],
      confidence: 0.99,
    },
  ],
  text,
  quality: { score: 0.9, issues: [] },
  provenance: { sha256: 'a'.repeat(64), contentType: 'text/plain', script: 'hans', parser: '1.0.0' },
};

describe('a person who was missed', () => {
  it('is added by words of the page, with their place, in the order of the page', () => {
    const { patch, confirms } = additionBy('person', document, {
      words: '柳三石',
      role: 'present',
      organization: '区水务局',
    });
    const start = text.indexOf('柳三石');
    expect(patch).toEqual({
      attendance: {
        柳三石: { role: 'present', organization: '区水务局', span: [start, start + 3], confidence: 1 },
      },
    });
    expect(confirms).toHaveLength(1);
    expect(applied(document, { patch, confirms }).attendance.map(({ name }) => name)).toEqual([
      '骆云舟',
      '柳三石',
    ]);
  });

  it('stands in the line in which the words were selected', () => {
    const { patch } = additionBy('person', document, { words: '柳三石', role: 'observer', line: '4' });
    const start = text.lastIndexOf('柳三石');
    expect(patch.attendance).toMatchObject({ 柳三石: { role: 'observer', span: [start, start + 3] } });
  });

  it('of a page in traditional script is written as all names are, with the form of the page', () => {
    const hant = {
      ...document,
      text: text.replace('柳三石', '劉三石'),
      provenance: { ...document.provenance },
    };
    hant.provenance.script = 'hant';
    const { patch } = additionBy('person', hant, { words: '劉三石', role: 'present' });
    expect(patch.attendance).toMatchObject({ 刘三石: { asPublished: { name: '劉三石' } } });
  });

  it.each([
    ['words that the page does not have', { words: '王五' }, /does not have/u],
    ['no words', { words: ' ' }, /Select its words/u],
    ['who is listed', { words: '骆云舟' }, /is listed already/u],
  ])('is refused: %s', (_, values, message) => {
    expect(() => additionBy('person', document, values)).toThrow(message);
  });
});

describe('a decision that was missed', () => {
  const values = {
    words: missed,
    kind: 'approve',
    subjects: '渔港改造\n',
    'responsible.0.name': '区水务局',
    'responsible.0.role': 'owner',
  };
  const { patch, confirms } = additionBy('decision', document, values);
  const [id = ''] = decisionIds(document.id, [{ kind: 'approve', title: undefined, sentence: missed }]);

  it('is added under the identifier that a reading would give it', () => {
    const span = [text.indexOf(missed), text.indexOf(missed) + missed.length];
    expect(patch).toEqual({
      decisions: {
        [id]: {
          kind: 'approve',
          subjects: ['渔港改造'],
          responsible: [{ name: '区水务局', role: 'owner' }],
          text: missed,
          span,
          confidence: 1,
        },
      },
    });
    expect(applied(document, { patch, confirms }).decisions.map((one) => one.id)).toEqual([
      'linlan-qingyu/2024/5/0a1b2c3d',
      id,
    ]);
  });

  it('is one with what a later reading finds', () => {
    const found: Decision = {
      id,
      kind: 'approve',
      subjects: ['渔港改造'],
      responsible: [],
      text: missed,
      span: [text.indexOf(missed), text.indexOf(missed) + missed.length],
      confidence: 0.8,
    };
    const later = { ...document, decisions: [...document.decisions, found] };
    const correction = { patch, confirms, by: '公开办', why: '原文中有', at: '2024-06-01T00:00:00.000Z' };
    const shown = corrected(later, [correction]);
    expect(shown.decisions).toHaveLength(2);
    expect(shown.decisions[1]).toMatchObject({ responsible: [{ name: '区水务局' }], confidence: 1 });
  });

  it('is left out, and said so, where the page no longer has its words', () => {
    const changed = { ...document, text: text.replace('渔港改造', '渔港搬迁') };
    const correction = { patch, confirms, by: '公开办', why: '原文中有', at: '2024-06-01T00:00:00.000Z' };
    const shown = corrected(changed, [correction]);
    expect(shown.decisions).toHaveLength(1);
    expect(shown.quality.issues.map(({ code }) => code)).toEqual(['correction-unapplied']);
  });

  it('begins its form with what its words tell', () => {
    const told = Object.fromEntries(
      additionFields('decision', document, first).map(({ name, value }) => [name, value]),
    );
    expect(told).toMatchObject({
      words: first,
      kind: 'approve-in-principle',
      subjects: '《青屿区渡口管理办法》',
    });
  });

  it.each([
    ['without a matter', { words: missed, subjects: '' }, /a matter a line/u],
    ['a day without words', { ...values, 'deadline.date': '2024-06-30' }, /needs the words/u],
    ['a deadline that the page does not have', { ...values, 'deadline.text': '年底前' }, /does not stand/u],
    ['an item that there is not', { ...values, item: '一' }, /contract/u],
  ])('is refused: %s', (_, wrong, message) => {
    expect(() => additionBy('decision', document, wrong)).toThrow(message);
  });

  it('is refused where it is there already', () => {
    const after = applied(document, { patch });
    expect(() => additionBy('decision', after, values)).toThrow(/already/u);
  });
});

it('a patch of what is not there adds nothing unless it says where it stands', () => {
  expect(() => applied(document, { patch: { attendance: { 王五: { role: 'chair' } } } })).toThrow(
    /There is nothing in attendance/u,
  );
});
