import type { MinutesFacts } from '../../shared/head.ts';
import { severally } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { coded } from './codes.ts';
import { nameKey } from './keys.ts';
import { isNamed } from './participants.ts';
import { barePost, isExecutive, isMembersPost, type PostKind, postKind } from './posts.ts';
import { ofName, type Period, stretch } from './summary.ts';
import { defineSummary, type TableContext } from './table.ts';

/** Someone who belongs to those who hold a government's meetings of one kind, with what says so. */
export interface Membership extends Period {
  readonly source: string;
  readonly series: string | undefined;
  readonly name: string;
  /** The newest post that makes a member of those that any page of the government states; else the newest. */
  readonly post: string | undefined;
  readonly postKind: PostKind;
  readonly evidence: readonly ('roster' | 'post' | 'seated' | 'listed')[];
  /** Meetings of the kind that list who was there, from the member's first to the last. */
  readonly meetings: number;
  readonly chaired: number;
  /** Chaired ones among them. */
  readonly present: number;
  readonly absent: number;
}

/** Listed as a member in so many meetings, and in this part of those in between: regularly. */
const OFTEN = 3;
const REGULAR_PART = 0.5;

type MemberRole = 'chair' | 'present' | 'absent';

interface Candidate extends Period {
  /** Places of the first and the last meeting that lists them as a member among those that list who was there. */
  from: number | undefined;
  to: number;
  readonly as: Record<MemberRole, number>;
  observed: number;
  /** Meetings that list them as present, and observers apart. */
  seated: number;
}

/** A post of somebody in this government, whatever the kind of meeting whose page states it. */
interface StatedPost {
  readonly post: string;
  readonly kind: PostKind;
}

interface Series {
  readonly source: string;
  readonly series: string | undefined;
  /** Meetings that list who was there. */
  meetings: number;
  readonly people: Map<string, Candidate>;
}

/** A report that names who chaired lists nobody. */
const listsPeople = ({ attendance }: Pick<MinutesFacts, 'attendance'>): boolean =>
  attendance.some(({ role }) => role === 'present');

/**
 * Takes the meetings of a government in the order of the day, and tells who are the members of each kind of meeting:
 * listed as chair or present at least once, observers no more often than that, and either on the roster, or of a post
 * that makes a member by law, or listed regularly, or present at an executive meeting beside observers who are listed apart,
 * without a post or a body that says otherwise. Nobody is a member of whom the pages do not say as much.
 */
export function membershipsOf({ roster }: Pick<TableContext, 'roster'>) {
  const known = new Set(roster);
  const allSeries = new Map<string, Series>();
  const posts = new Map<string, StatedPost>();
  return {
    add({ document }: Pick<PublishedMeeting, 'document'>): void {
      for (const { name, post, organization } of document.attendance.filter(isNamed)) {
        const stated = moreTelling(posts.get(name), post, organization);
        if (stated !== undefined) posts.set(name, stated);
      }
      if (!listsPeople(document)) return;
      const { source, series, heldOn } = document;
      const one = ofName(allSeries, series ?? '', () => ({ source, series, meetings: 0, people: new Map() }));
      const at = one.meetings;
      one.meetings += 1;
      const isApart = isExecutive(series) && document.attendance.some(({ role }) => role === 'observer');
      const here = new Map<string, MemberRole>();
      for (const entry of document.attendance.filter(isNamed)) {
        const { name, role } = entry;
        const person = ofName(
          one.people,
          name,
          (): Candidate => ({
            from: undefined,
            to: 0,
            as: { chair: 0, present: 0, absent: 0 },
            observed: 0,
            seated: 0,
          }),
        );
        if (role === 'observer') person.observed += 1;
        if (isApart && role === 'present' && entry.organization === undefined) person.seated += 1;
        if (role === 'chair' || role === 'present' || role === 'absent')
          here.set(name, heavier(here.get(name), role));
      }
      for (const [name, role] of here) {
        const person = one.people.get(name);
        if (person === undefined) continue;
        person.from ??= at;
        person.to = at;
        person.as[role] += 1;
        stretch(person, heldOn);
      }
    },
    *rows(): Iterable<Membership> {
      for (const series of allSeries.values())
        for (const [name, person] of series.people) {
          const membership = membershipOf(series, name, person, posts.get(name), known.has(name));
          if (membership !== undefined) yield membership;
        }
    },
  };
}

const WEIGHT: readonly MemberRole[] = ['chair', 'present', 'absent'];
const heavier = (one: MemberRole | undefined, other: MemberRole): MemberRole =>
  one !== undefined && WEIGHT.indexOf(one) <= WEIGHT.indexOf(other) ? one : other;

/** Of several posts the one that makes a member; of these, and of the others, the newest. */
function moreTelling(
  before: StatedPost | undefined,
  stated: string | undefined,
  organization: string | undefined,
): StatedPost | undefined {
  const posts = severally(stated).map((post) => ({
    post: barePost(post),
    kind: postKind(post, organization),
  }));
  const telling = posts.find(({ kind }) => isMembersPost(kind));
  if (telling !== undefined) return telling;
  return before !== undefined && isMembersPost(before.kind) ? before : (posts[0] ?? before);
}

function membershipOf(
  { source, series }: Series,
  name: string,
  { from = 0, to, as, observed, seated, first, last }: Candidate,
  stated: StatedPost | undefined,
  isOnRoster: boolean,
): Membership | undefined {
  const present = as.chair + as.present;
  const listed = present + as.absent;
  if (present === 0 || observed > listed) return undefined;
  const between = to - from + 1;
  const evidence = [
    ...(isOnRoster ? (['roster'] as const) : []),
    ...(stated !== undefined && isMembersPost(stated.kind) ? (['post'] as const) : []),
    ...(seated > 0 && observed === 0 && stated === undefined ? (['seated'] as const) : []),
    ...(listed >= OFTEN && listed >= REGULAR_PART * between ? (['listed'] as const) : []),
  ];
  if (evidence.length === 0) return undefined;
  return {
    source,
    series,
    name,
    post: stated?.post,
    postKind: stated?.kind ?? 'member',
    evidence,
    meetings: between,
    chaired: as.chair,
    present,
    absent: as.absent,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  };
}

/** Key of a membership: one person in one kind of meeting of one government. */
export const membershipKey = ({ source, series = '', name }: Membership): string =>
  nameKey(source, `${series}|${name}`);

/** Digits behind the point of a rate. */
const RATE_DIGITS = 4;

export const membershipsTable = defineSummary<Membership>({
  name: 'memberships',
  title: '会议组成人员',
  titleEn: 'Members of the meetings',
  description:
    'One row for each person who belongs to those who hold the meetings of one kind, with what says so and how often they were there. Inferred from the lists of who was there: listed as chair or present at least once, as observer no more often, and of one of the kinds of `evidence`. It tells from when to when the pages list the person, not when a term began.',
  summary: (context) => membershipsOf(context),
  columns: [
    {
      name: 'membership_id',
      title: '组成人员标识',
      type: 'string',
      forPrograms: true,
      description: 'Key: the government, and a hash of the kind of meeting and the name.',
      value: membershipKey,
    },
    {
      name: 'source',
      title: '政府标识',
      type: 'string',
      description: 'Identifier of the government whose meetings these are.',
      value: ({ source }) => source,
    },
    {
      name: 'series',
      title: '会议类别',
      type: 'string',
      description: 'Kind of meeting, e.g. 常务会议; empty where the pages name none.',
      value: ({ series }) => series,
    },
    {
      name: 'person_id',
      title: '人员标识',
      type: 'string',
      forPrograms: true,
      description: 'The person.',
      references: 'people',
      value: ({ source, name }) => nameKey(source, name),
    },
    {
      name: 'name',
      title: '姓名',
      type: 'string',
      description: 'Name, in simplified script. Namesakes share a row.',
      value: ({ name }) => name,
    },
    {
      name: 'post',
      title: '职务',
      type: 'string',
      description:
        'Post as the pages of the government state it, without the government in front: the newest that makes a member, else the newest; empty where they state none.',
      value: ({ post }) => post,
    },
    ...coded<Membership>({
      list: 'post-kind',
      name: 'post_kind',
      title: '职务类别',
      description:
        'Kind of that post; `member` where no page states one: deputies, mostly, of whom minutes give the names alone.',
      value: ({ postKind }) => postKind,
    }),
    ...coded<Membership>({
      list: 'membership-evidence',
      name: 'evidence',
      title: '依据',
      description:
        'What says that the person is a member: `roster`: the file of the source names them; `post`: a page states a post that makes a member by law (head, deputy heads, secretary-general); `seated`: no page states a post, and one of an executive meeting (常务会议, 办公会议) lists the person as present without a body, and observers apart, which makes a member by law; `listed`: chair, present or absent in at least three meetings, and in half of those between the first and the last.',
      isList: true,
      value: ({ evidence }) => evidence,
    }),
    {
      name: 'meetings',
      title: '会议数',
      type: 'integer',
      description:
        'Meetings of the kind that list who was there, from the first to the last that lists the person as a member.',
      value: ({ meetings }) => meetings,
    },
    {
      name: 'chaired',
      title: '主持',
      type: 'integer',
      description: 'Of these, chaired (主持).',
      value: ({ chaired }) => chaired,
    },
    {
      name: 'present',
      title: '到会',
      type: 'integer',
      description: 'Of these, chaired or present (主持, 出席).',
      value: ({ present }) => present,
    },
    {
      name: 'absent',
      title: '请假',
      type: 'integer',
      description: 'Of these, said to be absent (请假).',
      value: ({ absent }) => absent,
    },
    {
      name: 'unlisted',
      title: '未列名',
      type: 'integer',
      description:
        'Of these, neither: the minutes do not name the person, or as observer; many name nobody who was away.',
      value: ({ meetings, present, absent }) => meetings - present - absent,
    },
    {
      name: 'attendance_rate',
      title: '到会率',
      type: 'number',
      description: '`present` by `meetings`.',
      value: ({ present, meetings }) => Number((present / meetings).toFixed(RATE_DIGITS)),
    },
    {
      name: 'first_held_on',
      title: '最早列名日期',
      type: 'date',
      description: 'Day of the first meeting that lists the person as a member.',
      value: ({ first }) => first,
    },
    {
      name: 'last_held_on',
      title: '最近列名日期',
      type: 'date',
      description: 'Day of the last.',
      value: ({ last }) => last,
    },
  ],
});
