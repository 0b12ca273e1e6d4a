import { describe, expect, it } from 'vitest';
import { agendaOf } from '../../functions/publish/headline.ts';

const document = {
  items: [
    {
      number: 2,
      heading: '听取全区渔港安全情况的汇报',
      kind: 'report' as const,
      span: [0, 13] as [number, number],
    },
    { number: 3, heading: '', kind: 'other' as const, span: [13, 13] as [number, number] },
  ],
};

describe('the agenda item in the title of a decision', () => {
  it.each([['有关建议安排'], ['该方案'], ['下步工作打算'], ['下一阶段工作安排'], ['上述两项办法']])(
    'is there where the object points back: %s',
    (subject) => {
      expect(agendaOf(document, { item: 2, subjects: [subject] })).toBe('听取全区渔港安全情况的汇报');
    },
  );

  it.each([['《渔港管理办法》'], ['渔港改造方案'], ['在桐屿镇设立消防站']])(
    'is not where it speaks for itself: %s',
    (subject) => {
      expect(agendaOf(document, { item: 2, subjects: [subject] })).toBeUndefined();
    },
  );

  it('is not where one of several objects speaks for itself', () => {
    expect(agendaOf(document, { item: 2, subjects: ['该方案', '《渔港管理办法》'] })).toBeUndefined();
  });

  it('is not where the item has no heading, or is not there', () => {
    expect(agendaOf(document, { item: 3, subjects: ['该方案'] })).toBeUndefined();
    expect(agendaOf(document, { item: 9, subjects: ['该方案'] })).toBeUndefined();
    expect(agendaOf(document, { subjects: ['该方案'] })).toBeUndefined();
  });
});
