import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { popolo } from '../../../functions/publish/downloads/popolo.ts';
import { organizationNames } from '../../../functions/publish/index/organizations.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';

type Thing = Readonly<Record<string, unknown>>;

const meetings = [
  qingyuMeeting,
  smallMeeting('linlan-qingyu/2024/13', {
    heldOn: '2024-07-05',
    decisions: [
      {
        kind: 'defer',
        text: '会议决定，暂缓研究渡口管理办法。',
        responsible: [{ name: '区交通局', role: 'owner' }],
      },
    ],
    attendance: [
      { name: '甲', role: 'present', post: '区人民政府副区长' },
      { name: '乙', role: 'absent' },
    ],
  }),
];
const names = organizationNames(
  sources.at(-1),
  meetings.map(({ document }) => document),
);
const lists = popolo('linlan-qingyu', meetings, { site, sources, names, roster: [] }) as Readonly<
  Record<string, readonly Thing[]>
>;

it('has the classes of Popolo, with members that its schemas know', () => {
  const folder = 'tests/conformance/popolo';
  const known = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name.replace('.json', ''),
        new Set(Object.keys(JSON.parse(readFileSync(join(folder, name), 'utf8')).properties)),
      ]),
  );
  expect(Object.keys(lists)).toEqual([
    'persons',
    'organizations',
    'posts',
    'memberships',
    'events',
    'motions',
  ]);
  for (const [list, things] of Object.entries(lists)) {
    expect(things.length).toBeGreaterThan(0);
    for (const thing of things)
      for (const member of Object.keys(thing)) expect(known.get(list.replace(/s$/, ''))).toContain(member);
  }
});

it('has a meeting with who was there, without who was not', () => {
  const event = lists.events?.find(({ id }) => id === 'linlan-qingyu/2024/13');
  const idOf = (name: string) => lists.persons?.find((person) => person.name === name)?.id;
  expect(event).toMatchObject({ start_date: '2024-07-05', organization_id: 'linlan-qingyu' });
  expect(event?.attendees).toEqual([{ id: idOf('甲') }]);
});

it('has a decision as a motion with what became of it, and without an hour that nobody knows', () => {
  const motion = lists.motions?.find(({ text }) => text === '会议决定，暂缓研究渡口管理办法。');
  expect(motion).toMatchObject({
    legislative_session_id: 'linlan-qingyu/2024/13',
    classification: 'defer',
    result: 'deferred',
  });
  expect(motion).not.toHaveProperty('date');
});

it('has a member with the post that the page states, and without a term', () => {
  const member = lists.memberships?.find(({ role }) => role === '副区长');
  expect(member).not.toHaveProperty('start_date');
  expect(lists.posts).toContainEqual({
    id: member?.post_id,
    label: '副区长',
    organization_id: 'linlan-qingyu',
  });
});
