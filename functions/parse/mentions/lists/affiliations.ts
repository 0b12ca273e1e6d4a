import { type Range, rangeOf } from '../../text/range.ts';
import { isSinglePost } from '../posts.ts';
import { type Affiliation, isNothing, NO_AFFILIATION, together } from './drafts.ts';
import { SEPARATION, type Separation } from './tokens.ts';

/** Posts in a government itself rather than in the body named before them, unless that is the government of an area. */
const OF_THE_GOVERNMENT = /(?<level>[区县市州旗盟省镇乡校院场厂])长|常委|[区县市州旗盟省]委|党工委/u;
/** 各社区, 各乡镇: many bodies at once, and nobody's. */
const COLLECTIVE = /^各/u;
/** 战备建设处|长: what is part of another body has a head who is named for it. */
const INNER_UNIT = /[处科股]$/u;

/** Bodies in which others serve than in a government: 总工程师 behind 纪委书记 is none of theirs. */
const OF_THE_PARTY = /(?:[纪监]委|纪工委|党委|党工委|党组|人大|人大常委会|政协|武装部|工会|团委|妇联)$/u;
const PARTY_POST = /(?:书记|主席|部长|主任|组长|委员|常委|政委|秘书长|调研员|干事|副职)$/u;

/** How likely the deputy of the post just named is in the same body. */
const DEPUTY = 0.95;

/** 县法院 has a 副院长, 第一中学 a 副校长. */
const endsIn = (body: string, level: string | undefined): boolean =>
  body.slice(-1) === level || (level === '校' && body.endsWith('学'));

const endsLine = (separation: Separation): boolean =>
  separation === SEPARATION.line || separation === SEPARATION.row;

interface Pending extends Affiliation {
  readonly organizations: Range[];
  readonly posts: Range[];
  probability: number;
}

const nothingPending = (): Pending => ({ organizations: [], posts: [], probability: 1 });

const withoutPosts = ({ organizations, probability }: Affiliation): Affiliation => ({
  organizations,
  posts: [],
  probability,
});

/**
 * The bodies and posts that a list has named, and whose they are: of the next name, of everybody in a group, or, where a
 * name has none of its own, those of the name before. What comes to be nobody's is kept in {@link bare} and
 * {@link unread}. `words`: what stands in a range.
 */
export class Affiliations {
  /** Bodies and posts that were named without anybody. */
  readonly bare: Range[] = [];
  /** Notes on these. */
  readonly unread: Range[] = [];
  readonly #words: (range: Range) => string;
  readonly #inherits: boolean;
  /** What waits for its person. Added to in place, as a list may name any number of bodies without anybody. */
  #pending: Pending = nothingPending();
  #notes: Range[] = [];
  #carried: Affiliation = NO_AFFILIATION;
  /** That of the last name, whatever stands between it and the next. */
  #last: Affiliation = NO_AFFILIATION;
  #group: Affiliation | undefined;
  /** Whether somebody had a body, or a post, of the group; what nobody had is told as bare. */
  #groupBodiesUsed = false;
  #groupPostsUsed = false;

  /** `inherits`: a name without a body of its own may have that of the name before. */
  constructor(words: (range: Range) => string, inherits: boolean) {
    this.#words = words;
    this.#inherits = inherits;
  }

  /** What waits for its person. */
  get pending(): Affiliation {
    return this.#pending;
  }

  /** Adds to what waits for its person. */
  add(more: Affiliation, notes: readonly Range[] = []): void {
    for (const organization of more.organizations) {
      const whose = COLLECTIVE.test(this.#words(organization)) ? this.bare : this.#pending.organizations;
      whose.push(organization);
    }
    for (const post of more.posts) this.#pending.posts.push(post);
    this.#pending.probability = Math.min(this.#pending.probability, more.probability);
    for (const note of notes) this.#notes.push(note);
  }

  /** Puts another stretch in the place of the last body that waits; without one, the body is no longer there. */
  replaceLast(stretch?: Range): void {
    this.#pending.organizations.pop();
    if (stretch !== undefined) this.#pending.organizations.push(stretch);
  }

  /** The affiliation of a name that has come, and the notes on it. */
  take(separation: Separation): { readonly affiliation: Affiliation; readonly notes: Range[] } {
    const affiliation = isNothing(this.#pending)
      ? this.#inherited(separation)
      : this.#completed(this.#pending, separation);
    const { notes } = this.release();
    this.#last = affiliation;
    const { organizations, posts, probability } = affiliation;
    this.#carried = { organizations, posts: this.#shareable(posts), probability };
    return { affiliation, notes };
  }

  /** Those of some posts that the next one can hold as well. */
  #shareable(posts: readonly Range[]): readonly Range[] {
    return posts.length === 0 ? posts : posts.filter((post) => !isSinglePost(this.#words(post)));
  }

  /** What waits, which then waits no longer. */
  release(): { readonly affiliation: Affiliation; readonly notes: Range[] } {
    const released = { affiliation: this.#pending, notes: this.#notes };
    this.#pending = nothingPending();
    this.#notes = [];
    return released;
  }

  /** What waits is nobody's. */
  drop(): void {
    const { affiliation, notes } = this.release();
    this.#leave(affiliation);
    for (const note of notes) this.unread.push(note);
  }

  #leave({ organizations, posts }: Pick<Affiliation, 'organizations' | 'posts'>): void {
    for (const organization of organizations) this.bare.push(organization);
    for (const post of posts) this.bare.push(post);
  }

  /** The next name has nothing of the one before. */
  forget(): void {
    this.#carried = NO_AFFILIATION;
  }

  /** 政府办：, 副区长：, what waits holds for everybody who follows. */
  openGroup(): void {
    this.closeGroup();
    this.#group = this.#pending;
    this.#groupBodiesUsed = false;
    this.#groupPostsUsed = false;
    this.#pending = nothingPending();
    this.forget();
  }

  closeGroup(): void {
    if (this.#group !== undefined) {
      const { organizations, posts } = this.#group;
      this.#leave({
        organizations: this.#groupBodiesUsed ? [] : organizations,
        posts: this.#groupPostsUsed ? [] : posts,
      });
    }
    this.#group = undefined;
  }

  /** 财政局|长 is 局长 of 财政局; 军分区 战备处|长 is 战备处长 of 军分区. `body`: what stands before the post. */
  headOf(body: Range, post: Range): Range {
    if (this.#words(post) !== '长') return post;
    if (this.#pending.organizations.length < 2 || !INNER_UNIT.test(this.#words(body)))
      return rangeOf(body.end - 1, post.end);
    this.replaceLast();
    return rangeOf(body.start, post.end);
  }

  /** The body or post of the group, or of the name before: 区政府办叶某某、沈某. */
  #inherited(separation: Separation): Affiliation {
    if (this.#group !== undefined) {
      this.#groupBodiesUsed = true;
      this.#groupPostsUsed = true;
      // 政府办：主任甲，副主任乙、丙
      const listed = separation === SEPARATION.list && this.#group.posts.length === 0;
      return listed ? { ...this.#group, posts: this.#carried.posts } : this.#group;
    }
    return !this.#inherits || endsLine(separation) ? NO_AFFILIATION : this.#carried;
  }

  /** 区财政局局长王某、副局长李某: a post without a body is in the one before, unless it is of the government itself. */
  #completed(pending: Affiliation, separation: Separation): Affiliation {
    if (pending.organizations.length > 0) return pending;
    if (this.#group !== undefined && this.#group.organizations.length > 0) {
      this.#groupBodiesUsed = true;
      return together(withoutPosts(this.#group), pending);
    }
    const listed = separation <= SEPARATION.list && !endsLine(separation);
    if (listed && this.#carried.organizations.length > 0 && this.#isOfCarriedBody(pending.posts))
      return together(withoutPosts(this.#carried), pending);
    return this.#isDeputyOfLast(pending.posts)
      ? together({ organizations: this.#last.organizations, posts: [], probability: DEPUTY }, pending)
      : pending;
  }

  /** 区财政局局长王某；副局长李某: the deputy of the post just named, beyond a mark that ends what is said of a body. */
  #isDeputyOfLast([post, ...others]: readonly Range[]): boolean {
    if (post === undefined || others.length > 0 || this.#last.organizations.length === 0) return false;
    return this.#last.posts.some((one) => this.#words(post) === `副${this.#words(one)}`);
  }

  #isOfCarriedBody(posts: readonly Range[]): boolean {
    const carried = this.#carried.organizations.at(-1);
    const body = carried === undefined ? '' : this.#words(carried);
    const party = OF_THE_PARTY.test(body);
    return posts.every((post) => {
      const words = this.#words(post);
      const government = OF_THE_GOVERNMENT.exec(words);
      if (government !== null) return endsIn(body, government.groups?.level);
      return !party || PARTY_POST.test(words);
    });
  }
}
