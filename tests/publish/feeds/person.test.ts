import { describe, expect, it } from 'vitest';
import { personRecord } from '../../../functions/publish/feeds/person.ts';
import { nameId } from '../../../functions/shared/records/groups.ts';
import { validator } from '../../../functions/shared/validate.ts';
import schema from '../../../schemas/person.schema.json' with { type: 'json' };
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';

const owner = { site, sources, source: 'yunze' };
const asPerson = validator(schema, 'person');

const documents = [
  smallMeeting('yunze/2024/1', {
    heldOn: '2024-01-05',
    attendance: [{ name: '文渊', role: 'chair', organization: '县政府', post: '县长' }, { name: '祝融' }],
  }),
  smallMeeting('yunze/2024/2', { attendance: [{ name: '文渊', role: 'absent', note: '因公出差' }] }),
  smallMeeting('yunze/2024/3', {
    attendance: [{ name: '文渊', role: 'present', flags: ['name-truncated'] }],
  }),
].map(({ document }) => document);

describe('the attendance of a person', () => {
  const person = personRecord(owner, { name: '文渊', counts: { chair: 1, absent: 1 } }, documents);

  it('keeps its schema', () => {
    expect(asPerson(person)).toEqual(person);
  });

  it('has an entry for every meeting, with the role and where to look it up', () => {
    expect(person.attendance).toEqual([
      {
        meeting: 'yunze/2024/1',
        url: 'https://minutes.example/cn/yunze/meetings/2024/1.html',
        documentUrl: 'https://minutes.example/cn/yunze/meetings/2024/1.json',
        title: '云泽县人民政府常务会议纪要',
        heldOn: '2024-01-05',
        role: 'chair',
        organization: '县政府',
        post: '县长',
        confidence: 0.99,
      },
      expect.objectContaining({ meeting: 'yunze/2024/2', role: 'absent', note: '因公出差' }),
    ]);
  });

  it('has no entry whose name the page cuts off', () => {
    expect(person.attendance.map(({ meeting }) => meeting)).not.toContain('yunze/2024/3');
  });

  it('says that people of one name cannot be told apart', () => {
    expect(person.caution).toContain('同名的人无法区分');
    expect(person.id).toBe(nameId('文渊'));
  });

  it('says nothing of meetings that do not name the person', () => {
    const other = smallMeeting('yunze/2024/9', { attendance: [{ name: '祝融' }] }).document;
    expect(
      personRecord(owner, { name: '文渊', counts: { chair: 1, absent: 1 } }, [...documents, other]),
    ).toEqual(person);
  });
});
