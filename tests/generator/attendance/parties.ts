import postsFile from '../data/posts.json' with { type: 'json' };
import type { Body, Government } from '../government.ts';
import { type Meeting, memberPost } from '../meeting.ts';
import type { Random } from '../random.ts';

/** People whom one body, or one set of bodies, has sent. */
export interface Delegation {
  readonly bodies: readonly Body[];
  readonly people: readonly { readonly name: string; readonly post: string }[];
}

export interface Member {
  readonly name: string;
  readonly post: string;
}

/** Who was at a meeting, or should have been. */
export interface Parties {
  readonly members: readonly Member[];
  /** Invited guests, e.g. of the people's congress. */
  readonly invited: readonly Delegation[];
  readonly observers: readonly Delegation[];
  readonly absent: readonly (Member & { readonly reason: string })[];
  readonly recorder: string;
}

/** 主任 → 副主任; below a chair of directors stand managers. */
const deputyOf = (head: string): string => (head === '董事长' ? '副总经理' : `副${head}`);

function delegation(random: Random, bodies: readonly Body[], names: string[], count: number): Delegation {
  const body = bodies[0];
  const people = Array.from({ length: count }, (_, at) => {
    const deputyPosts = body?.head === '局长' ? postsFile.bureauDeputy : [deputyOf(body?.head ?? '主任')];
    return {
      name: names.shift() ?? '',
      post: at === 0 && random.chance(0.7) ? (body?.head ?? '主任') : random.pick(deputyPosts),
    };
  });
  return { bodies, people: people.filter(({ name }) => name !== '') };
}

/** The bodies in the order in which lists give them: party, bureaus, branches, towns, zones, enterprises. */
function seated(random: Random, government: Government): Body[] {
  const order: readonly Body['kind'][] = ['party', 'bureau', 'branch', 'town', 'zone', 'group'];
  const share = random.pick([0.25, 0.5, 0.8]);
  return order.flatMap((kind) =>
    government.bodies.filter((body) => body.kind === kind && random.chance(share)),
  );
}

/** Decides who sits in the meeting. Nobody sits twice. */
export function inviteParties(random: Random, meeting: Meeting): Parties {
  const { government, chair } = meeting;
  const names = [...meeting.names];
  const deputies = meeting.deputies.filter((name) => name !== chair.name);
  const absentCount = random.chance(0.4) ? Math.min(random.int(1, 2), deputies.length - 1) : 0;
  const absent = deputies.slice(0, absentCount).map((name) => ({
    name,
    post: memberPost(random, government),
    reason: random.pick(postsFile.leaveReasons),
  }));
  const chairFirst = random.chance(0.5) ? [{ name: chair.name, post: chair.posts.join('、') }] : [];
  const members = deputies.slice(absentCount).map((name) => ({ name, post: memberPost(random, government) }));
  const bodies = seated(random, government);
  const observers: Delegation[] = [];
  for (let at = 0; at < bodies.length && names.length > 8; at++) {
    const body = bodies[at] as Body;
    const next = bodies[at + 1];
    const shared = body.kind === 'bureau' && next?.kind === 'bureau' && random.chance(0.06);
    if (shared) at++;
    const several = body.key === 'office' ? 0.6 : 0.08;
    const count = random.chance(several) ? random.int(2, 4) : 1;
    observers.push(delegation(random, shared && next ? [body, next] : [body], names, shared ? 1 : count));
  }
  const hosts = government.bodies.filter((b) => b.kind === 'party' && !bodies.includes(b));
  const invited = random.sample(hosts, 2).map((body) => delegation(random, [body], names, 1));
  return {
    members: [...chairFirst, ...members],
    invited: invited.filter(({ people }) => people.length > 0),
    observers: observers.filter(({ people }) => people.length > 0),
    absent,
    recorder: names.shift() ?? '',
  };
}
