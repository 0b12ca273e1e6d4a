import type { Attendance } from '../../../schemas/generated/minutes.ts';
import { severally } from '../index/organizations.ts';
import type { CODE_LISTS } from './codes.ts';

export type PostKind = (typeof CODE_LISTS)['post-kind'][number]['code'];

/** Who leads a government, by its level; of a zone it is the director of its committee. */
const HEAD = '(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|自治区主席|(?:管委会|管理委员会)主任)';
const DEPUTY = '副(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席)|(?:管委会|管理委员会)(?:常务)?副主任';

/** The first that a post ends in decides. */
const KINDS: readonly (readonly [PostKind, RegExp])[] = [
  ['assistant', /(?:[省市县区州旗]长|主任|主席)助理$/u],
  ['other', /副?秘书长助理$/u],
  ['deputy-head', new RegExp(`(?:${DEPUTY})(?:候选人|（[^）]{0,40}）)?$`, 'u')],
  ['head', new RegExp(`${HEAD}(?:候选人|（[^）]{0,40}）)?$`, 'u')],
  ['secretary-general', /(?<!副)秘书长$/u],
  [
    'party',
    /(?:党组|党委|党工委|[省市县区州旗盟]委|支部|纪委|纪工委|政法委)(?:常务)?(?:副?书记|常委|委员|成员)$/u,
  ],
  ['party', /^(?:常委|[省市县区州旗]委常委|党组成员|(?:副)?书记)$/u],
  [
    'body-deputy',
    /副(?:秘书长|局长|主任|部长|厅长|院长|校长|书记|主席|总经理|董事长|所长|站长|队长|支队长|大队长|行长|处长|科长|政委|检察长)$/u,
  ],
  [
    'body-head',
    /(?:局长|主任|部长|厅长|院长|校长|书记|主席|总经理|董事长|所长|站长|队长|支队长|大队长|行长|处长|科长|政委|检察长)$/u,
  ],
];

const GOVERNMENT = /(?:政府|管委会|管理委员会)$/u;

/**
 * The kind of one post, as its words say; 副主席 and 秘书长 of a body that is no government (政协) are its own.
 * @param organization The body that stands beside it.
 */
export function postKind(post: string, organization?: string): PostKind {
  const kind = KINDS.find(([, ending]) => ending.test(post))?.[0] ?? 'other';
  const isOfBody = organization !== undefined && !GOVERNMENT.test(organization);
  if (isOfBody && kind === 'deputy-head' && post.endsWith('副主席')) return 'body-deputy';
  return isOfBody && kind === 'secretary-general' ? 'body-head' : kind;
}

/** The kinds of an entry's posts, in their order. */
export const postKinds = ({ post, organization }: Pick<Attendance, 'post' | 'organization'>): PostKind[] =>
  severally(post).map((one) => postKind(one, organization));

/** Those who make up the executive meeting of a government by the organic law of local governments: its head, deputies and secretary-general. */
const MEMBERS: ReadonlySet<PostKind> = new Set(['head', 'deputy-head', 'secretary-general']);
export const isMembersPost = (kind: PostKind): boolean => MEMBERS.has(kind);

/** Meetings that those hold together who lead a government: others may sit in any other kind. */
const EXECUTIVE = /(?:常务|(?:省长|市长|县长|区长|州长|盟长|旗长|主席|主任|政府)办公)会议?$/u;

/** Whether the meetings of a kind are those of the people who lead a government. */
export const isExecutive = (series: string | undefined): boolean => EXECUTIVE.test(series ?? '');

const PLACE_AND_LEVEL = /^.*?(?:人民政府|政府)(?:党组成员)?/u;

/** A post without the government in front of it: 县人民政府副县长 and 副县长 are one. */
export function barePost(post: string): string {
  const bare = post.replace(PLACE_AND_LEVEL, '');
  return bare === '' ? post : bare;
}
