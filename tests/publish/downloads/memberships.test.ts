import { describe, expect, it } from 'vitest';
import { membershipsOf } from '../../../functions/publish/downloads/memberships.ts';
import { barePost, postKind } from '../../../functions/publish/downloads/posts.ts';
import { smallMeeting } from '../small-meeting.ts';

type Entry = readonly [name: string, role: 'chair' | 'present' | 'absent' | 'observer', post?: string];

const attended = (number: number, entries: readonly Entry[], series = '常务会议') =>
  smallMeeting(`yunze/2024/${number}`, {
    number,
    series,
    heldOn: `2024-0${number}-01`,
    attendance: entries.map(([name, role, post]) => ({ name, role, ...(post !== undefined && { post }) })),
  });

const members = (meetings: readonly ReturnType<typeof attended>[], roster: readonly string[] = []) => {
  const inferred = membershipsOf({ roster });
  for (const meeting of meetings) inferred.add(meeting);
  return [...inferred.rows()];
};

describe('who is a member', () => {
  it('is listed regularly, has a post that makes one, or stands on the roster', () => {
    const found = members(
      [
        attended(1, [
          ['甲', 'chair', '县长'],
          ['乙', 'present'],
          ['丙', 'present'],
          ['丁', 'present'],
        ]),
        attended(2, [
          ['甲', 'chair', '县长'],
          ['乙', 'absent'],
          ['戊', 'present', '县人民政府副县长'],
        ]),
        attended(3, [
          ['甲', 'chair', '县长'],
          ['乙', 'present'],
          ['己', 'observer', '财政局局长'],
        ]),
      ],
      ['丁', '庚'],
    );
    expect(found.map(({ name, evidence }) => [name, evidence])).toEqual([
      ['甲', ['post', 'listed']],
      ['乙', ['seated', 'listed']],
      ['丁', ['roster']],
      ['戊', ['post']],
    ]);
  });

  it('was there from the first to the last meeting that lists them, and how often', () => {
    const found = members([
      attended(1, [['甲', 'chair', '县长']]),
      attended(2, [
        ['甲', 'chair', '县长'],
        ['乙', 'present', '副县长'],
      ]),
      attended(3, [
        ['甲', 'chair', '县长'],
        ['乙', 'absent', '副县长'],
        ['丙', 'present'],
      ]),
      attended(4, [
        ['甲', 'chair', '县长'],
        ['丙', 'present'],
      ]),
      attended(5, [
        ['甲', 'present', '县长'],
        ['乙', 'present', '副县长'],
      ]),
    ]);
    // The first names nobody but who chaired: it lists nobody.
    expect(found).toMatchObject([
      { name: '甲', meetings: 4, chaired: 3, present: 4, absent: 0, first: '2024-02-01', last: '2024-05-01' },
      { name: '乙', meetings: 4, chaired: 0, present: 2, absent: 1, first: '2024-02-01', last: '2024-05-01' },
    ]);
  });

  it('is told for each kind of meeting by itself', () => {
    const found = members([
      attended(1, [['甲', 'present', '副县长']]),
      attended(2, [['甲', 'present', '副县长']], '专题会议'),
    ]);
    expect(found.map(({ series, meetings }) => [series, meetings])).toEqual([
      ['常务会议', 1],
      ['专题会议', 1],
    ]);
  });

  it('has a post of which the page of another kind of meeting tells, or of one that lists nobody', () => {
    const found = members([
      attended(1, [['甲', 'present', '副县长']], '专题会议'),
      attended(2, [['乙', 'chair', '县长']]),
      attended(3, [
        ['甲', 'present'],
        ['乙', 'present'],
        ['丙', 'present'],
      ]),
    ]);
    expect(found.map(({ series, name, post }) => [series, name, post])).toEqual([
      ['专题会议', '甲', '副县长'],
      ['常务会议', '甲', '副县长'],
      ['常务会议', '乙', '县长'],
    ]);
  });

  it('is who is present at an executive meeting that lists observers apart, with no post that says otherwise', () => {
    const entries: readonly Entry[] = [
      ['甲', 'chair', '县长'],
      ['乙', 'present'],
      ['丙', 'present', '二级巡视员'],
      ['丁', 'observer'],
    ];
    const found = members([attended(1, entries), attended(2, entries, '专题会议')]);
    expect(
      found.map(({ series, name, post, postKind: kind, evidence }) => [series, name, post, kind, evidence]),
    ).toEqual([
      ['常务会议', '甲', '县长', 'head', ['post']],
      ['常务会议', '乙', undefined, 'member', ['seated']],
      ['专题会议', '甲', '县长', 'head', ['post']],
    ]);
    // Without observers nothing tells who was only invited.
    expect(members([attended(1, entries.slice(0, 3))]).map(({ name }) => name)).toEqual(['甲']);
  });

  it('is nobody who is an observer more often, whatever the post, and nobody who was never there', () => {
    expect(
      members([
        attended(
          1,
          [
            ['甲', 'present', '副县长'],
            ['乙', 'absent', '副县长'],
            ['丙', 'present'],
          ],
          '专题会议',
        ),
        attended(
          2,
          [
            ['甲', 'observer', '副县长'],
            ['丙', 'present'],
          ],
          '专题会议',
        ),
        attended(
          3,
          [
            ['甲', 'observer', '副县长'],
            ['丙', 'observer'],
            ['丁', 'present'],
          ],
          '专题会议',
        ),
      ]),
    ).toEqual([]);
  });

  it('has the newest post that makes a member, without the government in front', () => {
    const [member] = members([
      attended(1, [['甲', 'present', '县人民政府副县长']]),
      attended(2, [['甲', 'present', '县委副书记、代县长']]),
      attended(3, [['甲', 'present', '县委副书记']]),
    ]);
    expect([member?.post, member?.postKind]).toEqual(['代县长', 'head']);
  });
});

describe('a post', () => {
  it.each([
    ['县长', 'head'],
    ['代区长', 'head'],
    ['自治区主席', 'head'],
    ['管委会主任', 'head'],
    ['区委常委、常务副区长'.split('、')[1] ?? '', 'deputy-head'],
    ['管委会副主任', 'deputy-head'],
    ['市政府秘书长', 'secretary-general'],
    ['市政府副秘书长', 'body-deputy'],
    ['县长助理', 'assistant'],
    ['区委常委', 'party'],
    ['党组书记', 'party'],
    ['县财政局局长', 'body-head'],
    ['县财政局副局长', 'body-deputy'],
    ['区人大常委会副主任', 'body-deputy'],
    ['四级调研员', 'other'],
    ['校长', 'body-head'],
  ])('%s is %s', (post, kind) => {
    expect(postKind(post)).toBe(kind);
  });

  it('of the kind of deputy heads is that of another body where one stands beside it', () => {
    expect(postKind('副主席', '区政协')).toBe('body-deputy');
    expect(postKind('副主席', '自治区政府')).toBe('deputy-head');
    expect(postKind('副县长', '县公安局')).toBe('deputy-head');
    expect(postKind('秘书长', '市政协')).toBe('body-head');
  });

  it.each([
    ['云泽县人民政府副县长', '副县长'],
    ['县政府党组成员', '县政府党组成员'],
    ['副县长', '副县长'],
  ])('%s is %s without the government', (post, bare) => {
    expect(barePost(post)).toBe(bare);
  });
});
