import { type Bracket, type Content, SEPARATION, type Separation } from './content.ts';
import type { Stretch } from './labels.ts';
import type { Parse, Token } from './lattice.ts';
import { type Affiliation, type Draft, isNothing, NO_AFFILIATION, type Person, together } from './people.ts';
import { isSinglePost, type Role } from './words.ts';

/** What a bracket after a name or a body says. */
export interface BracketReading {
  readonly organizations: readonly Stretch[];
  readonly posts: readonly Stretch[];
  readonly people: readonly Person[];
  readonly notes: readonly Stretch[];
  readonly role?: Role;
}

export const NO_BRACKET: BracketReading = { organizations: [], posts: [], people: [], notes: [] };

/** The people of a list before what they share is filled in, and everything else that it holds. */
export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly unread: readonly Stretch[];
  readonly bare: readonly Stretch[];
  readonly pending: { readonly organizations: readonly Stretch[]; readonly posts: readonly Stretch[] };
  readonly asides: readonly Stretch[];
}

/** How likely an unreadable stretch before a name is a body. */
const UNKNOWN_BODY = 0.5;
/** Posts in a government itself rather than in the body named before them, unless that is the government of an area. */
const OF_THE_GOVERNMENT = /(?<level>[区县市州旗盟省镇乡])长|常委|[区县市州旗盟省]委/u;
/** Words of so many characters name a group, shorter ones (同志, 等) go with what stands beside them. */
const SHORTEST_GROUP = 3;
/** 战备建设处|长: what is part of another body has a head who is named for it. */
const INNER_UNIT = /[处科股]$/u;

const endsLine = (separation: Separation): boolean =>
  separation === SEPARATION.line || separation === SEPARATION.row;

/** Puts the tokens of a list together into people. `text` is that of the flow. */
export class EntryReader {
  readonly #text: string;
  readonly #content: Content;
  readonly #parse: Parse;
  readonly #readBracket: (bracket: Stretch) => BracketReading;

  readonly #drafts: Draft[] = [];
  readonly #unread: Stretch[] = [];
  readonly #bare: Stretch[] = [];
  readonly #asides: Stretch[] = [];
  /** Bodies and posts whose person has not come yet, and notes on them. */
  #pending: Affiliation = NO_AFFILIATION;
  #pendingNotes: Stretch[] = [];
  /** Of the person before, for those who follow without a body of their own. */
  #carried: Affiliation = NO_AFFILIATION;
  #group: Affiliation | undefined;
  #groupUsed = false;
  #current: Draft | undefined;
  #sentence = 0;

  constructor(
    text: string,
    content: Content,
    parse: Parse,
    readBracket: (bracket: Stretch) => BracketReading,
  ) {
    this.#text = text;
    this.#content = content;
    this.#parse = parse;
    this.#readBracket = readBracket;
  }

  read(): Drafts {
    const { tokens } = this.#parse;
    const { brackets, marks } = this.#content;
    let bracket = 0;
    const takeBrackets = (before: number, previous: Token | undefined): void => {
      for (; (brackets[bracket]?.before ?? Number.POSITIVE_INFINITY) <= before; bracket++) {
        const one = brackets[bracket];
        if (one !== undefined) this.#bracket(one, previous);
      }
    };
    for (const [i, token] of tokens.entries()) {
      takeBrackets(token.start, tokens[i - 1]);
      this.#token(token, tokens[i - 1], tokens[i + 1]);
    }
    takeBrackets(Number.MAX_SAFE_INTEGER, tokens.at(-1));
    const { organizations, posts } = this.#pending;
    this.#dropPending();
    this.#closeGroup();
    return {
      drafts: this.#drafts,
      unread: this.#unread,
      bare: this.#bare,
      pending: { organizations, posts },
      asides: [...this.#asides, ...marks],
    };
  }

  #separation(token: Token | undefined): Separation {
    return token === undefined
      ? SEPARATION.stop
      : (this.#content.separations[token.start] ?? SEPARATION.stop);
  }

  #stretch({ start, end }: { start: number; end: number }): Stretch {
    return { start: this.#content.at[start] ?? 0, end: (this.#content.at[end - 1] ?? 0) + 1 };
  }

  #words({ start, end }: Stretch): string {
    return this.#text.slice(start, end);
  }

  #token(token: Token, previous: Token | undefined, next: Token | undefined): void {
    const separation = this.#separation(token);
    if (separation === SEPARATION.stop) this.#stop();
    if (separation === SEPARATION.colon) this.#openGroup(previous);
    switch (token.kind) {
      case 'name':
        this.#name(token, separation, previous);
        break;
      case 'organization':
        this.#organization(token, separation, previous);
        break;
      case 'post':
        this.#post(token, separation, previous, next);
        break;
      case 'filler':
        this.#filler(token);
        break;
      case 'unread':
        this.#unreadCharacter(token, previous, separation);
        break;
    }
  }

  /** What has been named without anybody. */
  #dropPending(): void {
    this.#bare.push(...this.#pending.organizations, ...this.#pending.posts);
    this.#unread.push(...this.#pendingNotes);
    this.#pending = NO_AFFILIATION;
    this.#pendingNotes = [];
  }

  /** ；or 。or the number of a group: nothing said before holds any longer. */
  #stop(): void {
    this.#dropPending();
    this.#closeGroup();
    this.#carried = NO_AFFILIATION;
    this.#current = undefined;
    this.#sentence = this.#drafts.length;
  }

  /** 政府办：, 副区长：, 部门：, what stands before holds for everybody who follows. */
  #openGroup(previous: Token | undefined): void {
    if (previous?.kind === 'name') return;
    this.#closeGroup();
    this.#group = this.#pending;
    this.#groupUsed = false;
    this.#pending = NO_AFFILIATION;
    this.#carried = NO_AFFILIATION;
    this.#current = undefined;
  }

  #closeGroup(): void {
    if (this.#group !== undefined && !this.#groupUsed)
      this.#bare.push(...this.#group.organizations, ...this.#group.posts);
    this.#group = undefined;
  }

  #name(token: Token, separation: Separation, previous: Token | undefined): void {
    if (previous?.kind === 'unread' && separation <= SEPARATION.narrow) this.#takeUnreadAsBody();
    const affiliation = isNothing(this.#pending)
      ? this.#inherited(separation)
      : this.#completed(this.#pending, separation);
    const draft: Draft = {
      name: this.#stretch(token),
      probability: token.probability,
      truncated: token.truncated ?? false,
      alternatives: token.alternatives.map((other) => ({ ...other, ...this.#stretch(other) })),
      affiliation,
      bracketed: false,
      notes: this.#pendingNotes,
    };
    this.#drafts.push(draft);
    this.#pending = NO_AFFILIATION;
    this.#pendingNotes = [];
    this.#carried = {
      ...affiliation,
      posts: affiliation.posts.filter((post) => !isSinglePost(this.#words(post))),
    };
    this.#current = draft;
  }

  /** What stands close before a name and cannot be read is likely a body of an unknown kind. */
  #takeUnreadAsBody(): void {
    const run = this.#unread.at(-1);
    if (run === undefined || run.end - run.start < 2 || !isNothing(this.#pending)) return;
    this.#unread.pop();
    this.#pending = { organizations: [run], posts: [], probability: UNKNOWN_BODY };
  }

  /** The body or post of the group, or of the name before: 区政府办叶某某、沈某. */
  #inherited(separation: Separation): Affiliation {
    if (this.#group !== undefined) {
      this.#groupUsed = true;
      return this.#group;
    }
    return this.#parse.order === 'name-first' || endsLine(separation) ? NO_AFFILIATION : this.#carried;
  }

  /** 区财政局局长王某、副局长李某: a post without a body is in the one before, unless it is of the government itself. */
  #completed(pending: Affiliation, separation: Separation): Affiliation {
    if (pending.organizations.length > 0) return pending;
    if (this.#group !== undefined && this.#group.organizations.length > 0) {
      this.#groupUsed = true;
      return together({ ...this.#group, posts: [] }, pending);
    }
    const listed = separation <= SEPARATION.list && !endsLine(separation);
    return listed && this.#isOfCarriedBody(pending.posts)
      ? together({ ...this.#carried, posts: [] }, pending)
      : pending;
  }

  #isOfCarriedBody(posts: readonly Stretch[]): boolean {
    const carried = this.#carried.organizations.at(-1);
    const area = carried === undefined ? '' : this.#words(carried).slice(-1);
    return posts.every((post) => {
      const government = OF_THE_GOVERNMENT.exec(this.#words(post));
      return government === null || government.groups?.level === area;
    });
  }

  #organization(token: Token, separation: Separation, previous: Token | undefined): void {
    const named: Affiliation = {
      organizations: [this.#stretch(token)],
      posts: [],
      probability: token.probability,
    };
    // In name-first lists a body after a name is that name's.
    if (this.#parse.order === 'name-first' && this.#current !== undefined && separation < SEPARATION.stop) {
      this.#current.affiliation = together(this.#current.affiliation, named);
      return;
    }
    const another = separation >= SEPARATION.line && separation !== SEPARATION.list;
    if (previous?.kind === 'organization' && another) this.#dropPending();
    this.#closeGroup();
    this.#pending = together(this.#pending, named);
  }

  #post(token: Token, separation: Separation, previous: Token | undefined, next: Token | undefined): void {
    const stretch = this.#headOfUnit(this.#stretch(token), previous);
    const close = separation < SEPARATION.list;
    const closer = close && (separation < this.#separation(next) || next?.kind !== 'name');
    const opensGroup = this.#separation(next) === SEPARATION.colon;
    const backward =
      !opensGroup && (this.#parse.order === 'name-first' || (previous?.kind === 'name' && closer));
    const held: Affiliation = { organizations: [], posts: [stretch], probability: 1 };
    if (backward && this.#current !== undefined && isNothing(this.#pending)) {
      this.#current.affiliation = together(this.#current.affiliation, held);
      this.#carried = NO_AFFILIATION;
    } else {
      this.#pending = together(this.#pending, held);
    }
  }

  /** 财政局|长 is 局长 of 财政局; 军分区 战备处|长 is 战备处长 of 军分区. */
  #headOfUnit(post: Stretch, previous: Token | undefined): Stretch {
    if (previous?.kind !== 'organization' || !/^副?长$/u.test(this.#words(post))) return post;
    const body = this.#stretch(previous);
    const { organizations } = this.#pending;
    const inner =
      this.#words(post) === '长' && organizations.length > 1 && INNER_UNIT.test(this.#words(body));
    if (!inner) return this.#words(post) === '长' ? { start: body.end - 1, end: post.end } : post;
    this.#pending = { ...this.#pending, organizations: organizations.slice(0, -1) };
    return { start: body.start, end: post.end };
  }

  #filler(token: Token): void {
    const words = this.#stretch(token);
    this.#asides.push(words);
    if (token.role === undefined) {
      // 市民代表, 部门负责人: others than those before.
      if (words.end - words.start >= SHORTEST_GROUP) this.#carried = NO_AFFILIATION;
      return;
    }
    for (const draft of this.#drafts.slice(this.#sentence)) {
      draft.role = token.role;
      if (/^因/u.test(this.#words(words))) draft.notes.push(words);
    }
    this.#sentence = this.#drafts.length;
    this.#dropPending();
    this.#carried = NO_AFFILIATION;
    this.#current = undefined;
  }

  #unreadCharacter(token: Token, previous: Token | undefined, separation: Separation): void {
    const stretch = this.#stretch(token);
    const last = this.#unread.at(-1);
    if (previous?.kind === 'unread' && last !== undefined && separation <= SEPARATION.narrow) {
      this.#unread[this.#unread.length - 1] = { start: last.start, end: stretch.end };
    } else {
      this.#unread.push(stretch);
    }
  }

  #bracket({ start, end }: Bracket, previous: Token | undefined): void {
    const reading = this.#readBracket({ start, end });
    const afterName = previous?.kind === 'name' || (previous?.kind === 'post' && isNothing(this.#pending));
    if (afterName && this.#current !== undefined) this.#sayOf(this.#current, reading, { start, end });
    else if (previous?.kind === 'organization' && this.#pending.organizations.length > 0)
      this.#sayOfBody(reading, { start, end });
    else this.#unread.push({ start, end });
  }

  #sayOf(person: Draft, reading: BracketReading, inside: Stretch): void {
    if (reading.organizations.length > 0 || reading.posts.length > 0) {
      person.affiliation = together(person.affiliation, { ...reading, probability: 1 });
      person.bracketed = true;
    }
    if (reading.people.length > 0) person.notes.push(inside);
    person.notes.push(...reading.notes);
    if (reading.role !== undefined) person.role = reading.role;
  }

  /** 区财政局（王某）, 区投资公司（区城建集团）, 区财政局（第二项） */
  #sayOfBody(reading: BracketReading, inside: Stretch): void {
    if (reading.people.length > 0) {
      for (const { organizations: _, posts, organizationProbability: __, ...one } of reading.people) {
        const affiliation = together(this.#pending, { organizations: [], posts, probability: 1 });
        this.#drafts.push({ ...one, affiliation, bracketed: false, notes: [...reading.notes] });
      }
      this.#pending = NO_AFFILIATION;
      return;
    }
    this.#pendingNotes.push(...reading.notes);
    if (reading.organizations.length > 0) {
      const { organizations } = this.#pending;
      const body = organizations.at(-1) ?? inside;
      const whole = { start: body.start, end: inside.end + 1 };
      this.#pending = { ...this.#pending, organizations: [...organizations.slice(0, -1), whole] };
    } else {
      this.#pending = together(this.#pending, { organizations: [], posts: reading.posts, probability: 1 });
    }
  }
}
