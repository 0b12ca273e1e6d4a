import { type Bracket, type Content, SEPARATION, type Separation } from './content.ts';
import type { Stretch } from './labels.ts';
import type { Alternative, Parse, Token } from './lattice.ts';
import { isSinglePost, type Role } from './words.ts';

/** A person of a list. All stretches are of the flow. */
export interface Person {
  readonly name: Stretch;
  readonly probability: number;
  readonly truncated: boolean;
  readonly alternatives: readonly Alternative[];
  readonly organizations: readonly Stretch[];
  /** Of the least sure organisation; 1 where there is none. */
  readonly organizationProbability: number;
  readonly posts: readonly Stretch[];
  readonly notes: readonly Stretch[];
  /** Said of this person alone, in a bracket or by the verb of a sentence. */
  readonly role?: Role;
}

/** What a list says, and what of it could not be read. */
export interface Entries {
  readonly people: readonly Person[];
  /** Stretches that are neither name, body, post nor any other known word. */
  readonly unread: readonly Stretch[];
  /** Bodies that are listed without anybody. */
  readonly bare: readonly Stretch[];
  /** What stands at the end, after all names. */
  readonly pending: { readonly organizations: readonly Stretch[]; readonly posts: readonly Stretch[] };
}

/** What a bracket after a name or a body says. */
export interface BracketReading {
  readonly organizations: readonly Stretch[];
  readonly posts: readonly Stretch[];
  readonly people: readonly Person[];
  readonly notes: readonly Stretch[];
  readonly role?: Role;
}

export const NO_BRACKET: BracketReading = { organizations: [], posts: [], people: [], notes: [] };

interface Affiliation {
  organizations: Stretch[];
  posts: Stretch[];
  probability: number;
}

const nothing = (): Affiliation => ({ organizations: [], posts: [], probability: 1 });
const isNothing = (one: Affiliation): boolean => one.organizations.length === 0 && one.posts.length === 0;

/** How likely an unreadable stretch before a name is a body. */
const UNKNOWN_BODY = 0.5;
/** How likely a bracket speaks of the name before the last as well. */
const SHARED_BRACKET = 0.7;
/** Posts in a government itself rather than in the body named before them, unless that is the government of an area. */
const OF_THE_GOVERNMENT = /(?<level>[区县市州旗盟省镇乡])长|常委|[区县市州旗盟省]委/u;

const endsLine = (separation: Separation): boolean =>
  separation === SEPARATION.line || separation === SEPARATION.row;

interface Draft {
  name: Stretch;
  probability: number;
  truncated: boolean;
  alternatives: readonly Alternative[];
  affiliation: Affiliation;
  notes: Stretch[];
  role?: Role;
}

/** Puts the tokens of a list together into people. `text` is that of the flow. */
export class EntryReader {
  readonly #text: string;
  readonly #content: Content;
  readonly #parse: Parse;
  readonly #readBracket: (bracket: Stretch) => BracketReading;

  readonly #drafts: Draft[] = [];
  readonly #unread: Stretch[] = [];
  readonly #bare: Stretch[] = [];
  #pending = nothing();
  #carried = nothing();
  #group: Affiliation | undefined;
  #current: Draft | undefined;
  #sentence = 0;
  /** People whose body stands in a bracket after them. */
  readonly #bracketed = new Set<Draft>();

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

  read(): Entries {
    const { tokens } = this.#parse;
    let bracket = 0;
    const { brackets } = this.#content;
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
    this.#shareBrackets();
    return {
      people: this.#drafts.map(finished),
      unread: this.#unread,
      bare: this.#bare,
      pending: { organizations, posts },
    };
  }

  /** 申某、田某（政府办）, in a list that gives everybody's body in brackets: the bracket may speak of both. */
  #shareBrackets(): void {
    if (this.#bracketed.size * 2 < this.#drafts.length) return;
    for (let i = this.#drafts.length - 2; i >= 0; i--) {
      const draft = this.#drafts[i];
      const next = this.#drafts[i + 1];
      if (draft === undefined || next === undefined || !this.#bracketed.has(next)) continue;
      const listed = this.#text.slice(draft.name.end, next.name.start) === '、';
      if (!listed || !isNothing(draft.affiliation) || draft.notes.length > 0) continue;
      draft.affiliation = {
        organizations: [...next.affiliation.organizations],
        posts: [],
        probability: SHARED_BRACKET,
      };
      this.#bracketed.add(draft);
    }
  }

  #separation(token: Token | undefined): Separation {
    return token === undefined
      ? SEPARATION.stop
      : (this.#content.separations[token.start] ?? SEPARATION.stop);
  }

  #stretch({ start, end }: { start: number; end: number }): Stretch {
    return { start: this.#content.at[start] ?? 0, end: (this.#content.at[end - 1] ?? 0) + 1 };
  }

  #dropPending(): void {
    this.#bare.push(...this.#pending.organizations);
    this.#pending = nothing();
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

  /** ；or 。or the number of a group: nothing said before holds any longer. */
  #stop(): void {
    this.#dropPending();
    this.#carried = nothing();
    this.#group = undefined;
    this.#current = undefined;
    this.#sentence = this.#drafts.length;
  }

  /** 政府办：, 副区长：, 部门：, what stands before holds for everybody who follows. */
  #openGroup(previous: Token | undefined): void {
    if (previous?.kind === 'name') return;
    this.#group = this.#pending;
    this.#pending = nothing();
    this.#carried = nothing();
    this.#current = undefined;
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
      notes: [],
    };
    this.#drafts.push(draft);
    this.#pending = nothing();
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
    this.#pending.organizations.push(run);
    this.#pending.probability = UNKNOWN_BODY;
  }

  #words({ start, end }: Stretch): string {
    return this.#text.slice(start, end);
  }

  /** The body or post of the group, or of the name before: 区政府办叶某某、沈某. */
  #inherited(separation: Separation): Affiliation {
    if (this.#group !== undefined) return copied(this.#group);
    if (this.#parse.order === 'name-first' || endsLine(separation)) return nothing();
    return copied(this.#carried);
  }

  /** 区财政局局长王某、副局长李某: a post without a body is in the one before, unless it is of the government itself. */
  #completed(pending: Affiliation, separation: Separation): Affiliation {
    if (pending.organizations.length > 0) return pending;
    if (this.#group !== undefined && this.#group.organizations.length > 0) {
      return {
        ...pending,
        organizations: [...this.#group.organizations],
        probability: this.#group.probability,
      };
    }
    const listed = separation <= SEPARATION.list && !endsLine(separation);
    const carried = this.#carried.organizations.at(-1);
    const area = carried === undefined ? '' : this.#words(carried).slice(-1);
    const ofBody = pending.posts.every((post) => {
      const government = OF_THE_GOVERNMENT.exec(this.#words(post));
      return government === null || government.groups?.level === area;
    });
    if (!listed || !ofBody) return pending;
    return {
      ...pending,
      organizations: [...this.#carried.organizations],
      probability: this.#carried.probability,
    };
  }

  #organization(token: Token, separation: Separation, previous: Token | undefined): void {
    const stretch = this.#stretch(token);
    if (this.#parse.order === 'name-first' && this.#current !== undefined && separation < SEPARATION.stop) {
      this.#attach(this.#current, [stretch], [], token.probability);
      return;
    }
    if (
      previous?.kind === 'organization' &&
      separation >= SEPARATION.line &&
      separation !== SEPARATION.list
    ) {
      this.#dropPending();
    }
    this.#group = undefined;
    this.#pending.organizations.push(stretch);
    this.#pending.probability = Math.min(this.#pending.probability, token.probability);
  }

  #post(token: Token, separation: Separation, previous: Token | undefined, next: Token | undefined): void {
    let stretch = this.#stretch(token);
    if (previous?.kind === 'organization' && this.#words(stretch) === '长') {
      stretch = { start: this.#stretch(previous).end - 1, end: stretch.end };
    }
    const { order } = this.#parse;
    const close = separation < SEPARATION.list;
    const closer = close && (separation < this.#separation(next) || next?.kind !== 'name');
    const backward = order === 'name-first' || (previous?.kind === 'name' && closer);
    if (backward && this.#current !== undefined && isNothing(this.#pending)) {
      this.#attach(this.#current, [], [stretch], 1);
      this.#carried = nothing();
    } else {
      this.#pending.posts.push(stretch);
    }
  }

  /** In name-first lists a body holds for all names before it that have none: 李某、王某 区财政局. */
  #attach(
    draft: Draft,
    organizations: readonly Stretch[],
    posts: readonly Stretch[],
    probability: number,
  ): void {
    draft.affiliation = {
      organizations: [...draft.affiliation.organizations, ...organizations],
      posts: [...draft.affiliation.posts, ...posts],
      probability: Math.min(draft.affiliation.probability, probability),
    };
  }

  #filler(token: Token): void {
    if (token.role === undefined) return;
    for (const draft of this.#drafts.slice(this.#sentence)) draft.role = token.role;
    this.#sentence = this.#drafts.length;
    this.#dropPending();
    this.#carried = nothing();
    this.#current = undefined;
  }

  #unreadCharacter(token: Token, previous: Token | undefined, separation: Separation): void {
    const stretch = this.#stretch(token);
    const last = this.#unread.at(-1);
    if (previous?.kind === 'unread' && last !== undefined && separation <= SEPARATION.row) {
      this.#unread[this.#unread.length - 1] = { start: last.start, end: stretch.end };
    } else {
      this.#unread.push(stretch);
    }
  }

  #bracket(bracket: Bracket, previous: Token | undefined): void {
    const reading = this.#readBracket(bracket);
    const inside: Stretch = { start: bracket.start, end: bracket.end };
    const person =
      previous?.kind === 'name' || (previous?.kind === 'post' && isNothing(this.#pending))
        ? this.#current
        : undefined;
    if (person !== undefined) {
      if (reading.organizations.length > 0 || reading.posts.length > 0) {
        this.#attach(person, reading.organizations, reading.posts, 1);
        this.#bracketed.add(person);
      }
      if (reading.people.length > 0) person.notes.push(inside);
      person.notes.push(...reading.notes);
      if (reading.role !== undefined) person.role = reading.role;
      return;
    }
    const body = this.#pending.organizations.at(-1);
    if (previous?.kind !== 'organization' || body === undefined) return;
    if (reading.people.length > 0) {
      for (const one of reading.people) {
        this.#drafts.push({ ...one, affiliation: copied(this.#pending), notes: [] });
      }
      this.#pending = nothing();
    } else if (reading.organizations.length > 0) {
      this.#pending.organizations[this.#pending.organizations.length - 1] = {
        start: body.start,
        end: bracket.end + 1,
      };
    } else {
      this.#pending.posts.push(...reading.posts);
    }
  }
}

const copied = (one: Affiliation): Affiliation => ({
  organizations: [...one.organizations],
  posts: [...one.posts],
  probability: one.probability,
});

function finished({ affiliation, role, ...draft }: Draft): Person {
  return {
    ...draft,
    organizations: affiliation.organizations,
    posts: affiliation.posts,
    organizationProbability: affiliation.probability,
    ...(role !== undefined && { role }),
  };
}
