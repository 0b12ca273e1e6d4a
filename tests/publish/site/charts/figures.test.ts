// What the pictures count.

import { describe, expect, it } from 'vitest';
import { organizationNames } from '../../../../functions/publish/index/organizations.ts';
import { mostNamed, presences } from '../../../../functions/publish/index/presences.ts';
import { decisionsByMonth } from '../../../../functions/publish/site/charts/decisions-by-month.ts';
import { tasksOf } from '../../../../functions/publish/site/charts/tasks.ts';
import { sources } from '../../settings.ts';
import { type Sketch, smallMeeting } from '../../small-meeting.ts';

const held = (heldOn: string, sketch: Sketch = {}) => smallMeeting('yunze/1', { heldOn, ...sketch }).document;

describe('decisions by month', () => {
  it('count every kind, and the months between', () => {
    const months = decisionsByMonth([
      held('2024-01-30', { decisions: [{ kind: 'approve' }, { kind: 'defer' }] }),
      held('2023-11-02', { decisions: [{ kind: 'approve' }] }),
      held('2023-11-20', { decisions: [{ kind: 'approve' }] }),
    ]);
    expect(months.map(({ month, total }) => [month, total])).toEqual([
      ['2023-11', 2],
      ['2023-12', 0],
      ['2024-01', 2],
    ]);
    expect(months[2]?.counts).toMatchObject({ approve: 1, defer: 1, assign: 0 });
  });

  it('leave out what has no day, and what is older than three years', () => {
    expect(decisionsByMonth([smallMeeting('yunze/1').document])).toEqual([]);
    const months = decisionsByMonth([held('2010-01-01'), held('2024-01-01')]);
    expect(months).toHaveLength(36);
    expect(months[0]?.month).toBe('2021-02');
  });
});

describe('attendance over meetings', () => {
  const people = presences([
    held('2024-01-01', {
      attendance: [
        { name: '文渊', role: 'chair' },
        { name: '苏梅', role: 'observer' },
      ],
    }),
    held('2024-02-01', {
      attendance: [
        { name: '苏梅', role: 'absent' },
        { name: '苏梅', role: 'present' },
        { name: '秤公', role: 'present', flags: ['name-truncated'] },
      ],
    }),
  ]);

  it('has one role for each meeting, the one that says most', () => {
    expect(people).toEqual([
      { name: '文渊', roles: ['chair', undefined], counts: { chair: 1 }, named: 1 },
      { name: '苏梅', roles: ['observer', 'present'], counts: { observer: 1, present: 1 }, named: 2 },
    ]);
  });

  it('is sorted by how often somebody is named', () => {
    expect(mostNamed(people, 1).map(({ name }) => name)).toEqual(['苏梅']);
  });
});

it('tasks are counted by duty, each body under one name, the busiest first', () => {
  const documents = [
    held('2024-01-01', {
      decisions: [
        { responsible: [{ name: '县水利局', role: 'support' }] },
        {
          responsible: [
            { name: '县财政局', role: 'lead' },
            { name: '水利局', role: 'owner' },
          ],
        },
        { responsible: [{ name: '县水利局', role: 'owner' }] },
      ],
    }),
  ];
  expect(tasksOf(documents, organizationNames(sources.at(-1), documents))).toEqual([
    { name: '县水利局', counts: { lead: 0, owner: 2, support: 1 }, total: 3 },
    { name: '县财政局', counts: { lead: 1, owner: 0, support: 0 }, total: 1 },
  ]);
});
