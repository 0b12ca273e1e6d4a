import { describe, expect, it } from 'vitest';
import type { Attendance, Decision } from '../../schemas/generated/minutes.ts';
import { compare } from './compare.ts';
import { compareAttendance } from './fields/attendance.ts';
import { compareConfident } from './fields/confidence.ts';
import { compareDecisions } from './fields/decisions.ts';
import { compareForm } from './fields/form.ts';
import { compareItems } from './fields/items.ts';
import type { Gold, GoldDecision } from './gold.ts';

const gold = (more: Partial<Gold>): Gold => ({
  meeting: { number: 3, heldOn: '2024-05-06', documentNumber: null, indexNumber: null },
  items: [],
  decisions: [],
  attendance: [],
  ...more,
});

const wanted = (more: Partial<GoldDecision>): GoldDecision => ({
  item: 1,
  kind: 'approve',
  subject: ['《林海县供水办法》'],
  responsible: [],
  deadline: null,
  anchor: '同意《林海县供水办法》',
  ...more,
});

const decision = (more: Partial<Decision>): Decision => ({
  id: 'x/2024/3/00000000',
  item: 1,
  kind: 'approve',
  subjects: ['《林海县供水办法》'],
  responsible: [],
  text: '会议同意《林海县供水办法》。',
  span: [0, 14],
  confidence: 0.95,
  ...more,
});

const person = (more: Partial<Attendance>): Attendance => ({
  name: '柳一帆',
  role: 'observer',
  organization: '县水利局',
  span: [0, 3],
  confidence: 0.95,
  ...more,
});

const counts = ({ hit, miss, extra }: { hit: number; miss: number; extra: number }) => [hit, miss, extra];

describe('decisions', () => {
  it('are found by their anchor, each once', () => {
    const { decisions } = compareDecisions(gold({ decisions: [wanted({})] }), [decision({}), decision({})]);
    expect(counts(decisions)).toEqual([1, 0, 1]);
  });

  it('that are doubtful count neither way', () => {
    const { decisions } = compareDecisions(gold({ doubtful: [{ anchor: '同意《林海县' }] }), [decision({})]);
    expect(counts(decisions)).toEqual([0, 0, 0]);
  });

  it('with another deadline are missed and invented', () => {
    const want = wanted({ deadline: '年底前', deadlineDate: '2024-12-31' });
    const right = compareDecisions(gold({ decisions: [want] }), [
      decision({ deadline: { text: '于年底前', date: '2024-12-31' } }),
    ]);
    expect(counts(right.deadline)).toEqual([1, 0, 0]);
    const wrong = compareDecisions(gold({ decisions: [want] }), [
      decision({ deadline: { text: '年底前', date: '2025-12-31' } }),
    ]);
    expect(counts(wrong.deadline)).toEqual([0, 1, 1]);
    const invented = compareDecisions(gold({ decisions: [wanted({})] }), [
      decision({ deadline: { text: '年底前' } }),
    ]);
    expect(counts(invented.deadline)).toEqual([0, 0, 1]);
  });

  it('have responsible bodies by name, and their roles apart', () => {
    const want = wanted({
      responsible: [
        { name: '县水利局', role: 'lead' },
        { name: '林望', variants: ['林望副县长'], role: 'lead' },
      ],
      optionalResponsible: ['各乡镇'],
    });
    const { responsible, responsibleRole } = compareDecisions(gold({ decisions: [want] }), [
      decision({
        responsible: [
          { name: '县水利局', role: 'owner' },
          { name: '林望副县长', role: 'lead' },
          { name: '各乡镇', role: 'owner' },
          { name: '县财政局', role: 'support' },
        ],
      }),
    ]);
    expect(counts(responsible)).toEqual([2, 0, 1]);
    expect(counts(responsibleRole)).toEqual([1, 1, 1]);
  });
});

describe('people', () => {
  const want = { name: '柳一帆', role: 'observer', organization: '县水利局' } as const;

  it('are found by name and role; the body and the post count apart', () => {
    const { people, organization, post } = compareAttendance(
      gold({ attendance: [{ ...want, post: '局长' }] }),
      [person({ organization: '县林业局', post: '局长' })],
    );
    expect(counts(people)).toEqual([1, 0, 0]);
    expect(counts(organization)).toEqual([0, 1, 1]);
    expect(counts(post)).toEqual([1, 0, 0]);
  });

  it('in another role are missed and invented', () => {
    const { people } = compareAttendance(gold({ attendance: [want] }), [person({ role: 'absent' })]);
    expect(counts(people)).toEqual([0, 1, 1]);
  });

  it('who hold the chair may be listed as present too', () => {
    const chair = { name: '柳一帆', role: 'chair', organization: null } as const;
    const got = [person({ role: 'chair' }), person({ role: 'present' })];
    expect(counts(compareAttendance(gold({ attendance: [chair] }), got).people)).toEqual([1, 0, 0]);
  });
});

describe('items', () => {
  it('are found by number and the start of the heading, with or without its verbs', () => {
    const want = { number: 2, heading: '听取县水利局关于供水情况的汇报', kind: 'report' } as const;
    const got = {
      number: 2,
      heading: '会议听取了县水利局关于供水情况的汇报',
      kind: 'mixed',
      span: [0, 9],
    } as const;
    const { items, itemKind } = compareItems({ items: [want] }, [{ ...got, span: [0, 9] }]);
    expect(counts(items)).toEqual([1, 0, 0]);
    expect(counts(itemKind)).toEqual([0, 1, 1]);
    expect(counts(compareItems({ items: [want] }, [{ ...got, number: 3, span: [0, 9] }]).items)).toEqual([
      0, 1, 1,
    ]);
  });
});

describe('items of which there are several lists', () => {
  it('are held against the one that fits best', () => {
    const one = { number: 1, heading: '研究供水和供热事宜', kind: 'other' } as const;
    const parted = [
      { number: 1, heading: '研究供水事宜', kind: 'other' } as const,
      { number: 2, heading: '研究供热事宜', kind: 'other' } as const,
    ];
    const got = parted.map((item) => ({ ...item, span: [0, 6] as [number, number] }));
    const { items } = compareItems({ items: [one], itemsVariants: [parted] }, got);
    expect(counts(items)).toEqual([2, 0, 0]);
  });
});

describe('what a gold leaves open', () => {
  it('is right in each of its forms', () => {
    const open = gold({
      meeting: {
        number: 3,
        numberVariants: [null],
        heldOn: '2024-05-06',
        heldOnVariants: ['2024-05-07'],
        documentNumber: null,
        indexNumber: null,
      },
      attendance: [{ name: '柳一帆', role: 'present', roleVariants: ['observer'], organization: null }],
    });
    const { fields } = compare(open, { heldOn: '2024-05-07', attendance: [person({})] });
    expect(counts(fields.meeting)).toEqual([4, 0, 0]);
    expect(counts(fields.people)).toEqual([1, 0, 0]);
  });
});

describe('forms and refusals', () => {
  const refusal = {
    message: 'The page is the notice of a coming meeting.',
    neither: 'notice',
    failed: false,
  } as const;
  const neither = gold({
    meeting: { number: null, heldOn: null, documentNumber: null, indexNumber: null },
  });

  it('of a meeting are right as the gold says; a refusal misses it', () => {
    expect(counts(compareForm(gold({ form: 'report' }), { form: 'report' }))).toEqual([1, 0, 0]);
    expect(counts(compareForm(gold({ form: 'report' }), { form: 'minutes' }))).toEqual([0, 1, 1]);
    expect(counts(compareForm(gold({ form: 'report' }), {}, refusal))).toEqual([0, 1, 0]);
    expect(counts(compareForm(gold({}), { form: 'minutes' }))).toEqual([0, 0, 0]);
    expect(counts(compareForm(gold({}), {}, refusal))).toEqual([0, 1, 0]);
  });

  it('a page of which the gold tells nothing must be refused, and as the right kind', () => {
    expect(counts(compareForm(neither, {}, refusal))).toEqual([1, 0, 0]);
    expect(counts(compareForm(neither, { form: 'minutes' }))).toEqual([0, 0, 1]);
    expect(counts(compareForm({ ...neither, neither: 'notice' }, {}, refusal))).toEqual([1, 0, 0]);
    expect(counts(compareForm({ ...neither, neither: 'rules' }, {}, refusal))).toEqual([0, 1, 1]);
    expect(counts(compareForm(neither, {}, { message: 'No text.', failed: false }))).toEqual([0, 1, 0]);
  });
});

describe('confidence', () => {
  it('tells what exists from what is right in every part', () => {
    const { claims } = compare(
      gold({
        decisions: [wanted({})],
        attendance: [{ name: '柳一帆', role: 'observer', organization: '县水利局' }],
      }),
      {
        decisions: [decision({ kind: 'reject' }), decision({ text: '会议听取了汇报。', confidence: 0.4 })],
        attendance: [person({}), person({ organization: '县林业局' }), person({ name: '柳帆' })],
      },
    );
    expect(claims.map(({ exists, right }) => [exists, right])).toEqual([
      [true, true],
      [true, false],
      [false, false],
      [true, false],
      [false, false],
    ]);
    expect(counts(compareConfident(claims))).toEqual([3, 0, 1]);
  });
});
