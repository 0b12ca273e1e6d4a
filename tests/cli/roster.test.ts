import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../cli/commands/ingest.ts';
import { proposeRosterOf } from '../../cli/commands/sources.ts';
import { sampleMinutes } from '../../cli/project-root.ts';
import { proposeRoster } from '../../cli/roster.ts';
import type { Attendance, MinutesDocument } from '../../schemas/generated/minutes.ts';
import { listening } from './listening.ts';

type Seat = Pick<Attendance, 'name'> & Partial<Attendance>;

const documentOf = (number: number, seats: readonly Seat[]): MinutesDocument => ({
  id: `yunpu/2024/${number}`,
  schemaVersion: 2,
  form: 'minutes',
  source: 'yunpu',
  title: `云浦县政府第${number}次常务会议纪要`,
  text: '云浦县政府常务会议纪要',
  items: [],
  decisions: [],
  quality: { score: 1, issues: [] },
  provenance: { sha256: '0'.repeat(64), contentType: 'text/plain', script: 'hans', parser: '0' },
  heldOn: `2024-03-${String(number).padStart(2, '0')}`,
  attendance: seats.map((seat) => ({ role: 'present', span: [0, 2], confidence: 0.99, ...seat })),
});

const yunpu = { id: 'yunpu' } as const;

describe('a roster is proposed from past minutes', () => {
  it('with the names that were seen in two meetings, their posts and bodies', () => {
    const { people, roster, meetings } = proposeRoster(yunpu, [
      documentOf(1, [{ name: '林知远', post: '县长' }, { name: '何晓峰' }]),
      documentOf(2, [
        { name: '林知远', post: '县长' },
        { name: '林知远', role: 'observer', organization: '县委' },
      ]),
      documentOf(3, [{ name: '林知远', post: '县委书记' }]),
    ]);
    expect(meetings).toBe(3);
    expect(people).toEqual([
      {
        name: '林知远',
        meetings: 3,
        lastSeen: '2024-03-03',
        posts: [
          { value: '县长', meetings: 2 },
          { value: '县委书记', meetings: 1 },
        ],
        organizations: [{ value: '县委', meetings: 1 }],
      },
    ]);
    expect(roster).toEqual(['林知远']);
  });

  it('not with what was read without confidence, or cut off', () => {
    const unsure = [
      { name: '赵敏', confidence: 0.89 },
      { name: '秦', confidence: 0.99, flags: ['name-truncated'] as ['name-truncated'] },
    ];
    expect(proposeRoster(yunpu, [documentOf(1, unsure), documentOf(2, unsure)]).people).toEqual([]);
  });

  it('not twice for one meeting, nor with those of another government', () => {
    const one = documentOf(1, [{ name: '林知远' }]);
    expect(proposeRoster(yunpu, [one, one, { ...one, id: 'other/2024/1', source: 'other' }]).people).toEqual(
      [],
    );
  });

  it('with a warning, and not for the roster, where one name contains another', () => {
    const seats = [{ name: '庞立' }, { name: '庞立新' }, { name: '李卫国' }];
    const { people, roster } = proposeRoster(yunpu, [documentOf(1, seats), documentOf(2, seats)]);
    expect(people.map(({ name, similar }) => [name, similar])).toEqual([
      ['庞立', ['庞立新']],
      ['庞立新', ['庞立']],
      ['李卫国', undefined],
    ]);
    expect(roster).toEqual(['李卫国']);
  });

  it('that keeps the roster there is and tells whom of it nobody has seen', () => {
    const seats = [{ name: '林知远' }, { name: '李卫国' }];
    const known = { ...yunpu, roster: ['宋雅琴', '林知远'] };
    const { roster, unseen } = proposeRoster(known, [documentOf(1, seats), documentOf(2, seats)]);
    expect(roster).toEqual(['宋雅琴', '林知远', '李卫国']);
    expect(unseen).toEqual(['宋雅琴']);
  });

  it('that is the same in whatever order the minutes come', () => {
    const documents = [1, 2, 3, 4].map((n) =>
      documentOf(n, [{ name: '林知远' }, { name: '李卫国', post: `职务${n % 2}` }]),
    );
    expect(proposeRoster(yunpu, [...documents].reverse())).toEqual(proposeRoster(yunpu, documents));
  });
});

describe('sources roster', () => {
  let data: string;
  const { said, terminal } = listening();
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'open-minutes-roster-'));
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('prints the proposal of the minutes that were ingested', async () => {
    await ingest([join(sampleMinutes, 'linlan-qingyu')], { data }, terminal);
    said.out = '';
    expect(await proposeRosterOf('linlan-qingyu', { data }, terminal)).toBe(0);
    const proposal = JSON.parse(said.out);
    expect(proposal.source).toBe('linlan-qingyu');
    const chair = proposal.people.find(({ name }: { name: string }) => name === '沈望舟');
    expect(chair.meetings).toBeGreaterThanOrEqual(2);
    expect(chair.posts[0].value).toContain('区长');
    expect(proposal.roster).toContain('沈望舟');
  });

  it('refuses an id that is no source', async () => {
    await expect(proposeRosterOf('nowhere', { data }, terminal)).rejects.toMatchObject({
      code: 'unknown-source',
    });
  });
});
