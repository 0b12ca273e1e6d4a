import { type Range, rangeOf } from '../../text/range.ts';
import { Affiliations } from './affiliations.ts';
import {
  type Affiliation,
  affiliationOf,
  type BracketReading,
  type Draft,
  draftOf,
  isNothing,
  together,
} from './drafts.ts';
import type { Parse, Token } from './list-lattice.ts';
import { type Bracket, type ListText, SEPARATION, type Separation } from './tokens.ts';
import { BARE_NOTE } from './words.ts';

/** What a list holds besides its people. Every word of the list is in one of these or of theirs. */
export interface Others {
  /** Neither name, organization, post nor any other known word. */
  readonly unread: readonly Range[];
  /** Organizations and posts that are listed without anybody. */
  readonly bare: readonly Range[];
  /** What stands at the end, after all names. They are among {@link bare} as well. */
  readonly pending: { readonly organizations: readonly Range[]; readonly posts: readonly Range[] };
  /** Words that say nothing of anybody: 同志, 等, the header of a column. */
  readonly asides: readonly Range[];
}

/** The people of a list before what they share is filled in, and everything else that it holds. */
export interface Drafts extends Others {
  readonly drafts: readonly Draft[];
}

/** How likely an unreadable stretch before a name is a body. */
const UNKNOWN_BODY = 0.5;
/** Words of so many characters name a group, shorter ones (同志, 等) go with what stands beside them. */
const SHORTEST_GROUP = 3;

const NOTHING_ELSE = { organizations: [], organizationProbability: 1, posts: [], role: undefined };

const opensRow = (separation: Separation): boolean =>
  separation === SEPARATION.line || separation === SEPARATION.row || separation === SEPARATION.stop;

const separationOf = (token: Token | undefined): Separation => token?.separation ?? SEPARATION.stop;

/** Puts the tokens of a list together into people. `words`: what stands in a range. */
export class EntryReader {
  readonly #words: (range: Range) => string;
  readonly #list: ListText;
  readonly #parse: Parse;
  readonly #readBracket: (bracket: Range) => BracketReading;

  readonly #drafts: Draft[] = [];
  readonly #unread: Range[] = [];
  readonly #asides: Range[] = [];
  readonly #affiliations: Affiliations;
  #current: Draft | undefined;
  #sentence = 0;
  #row = 0;

  constructor(
    words: (range: Range) => string,
    list: ListText,
    parse: Parse,
    readBracket: (bracket: Range) => BracketReading,
  ) {
    this.#words = words;
    this.#list = list;
    this.#parse = parse;
    this.#readBracket = readBracket;
    this.#affiliations = new Affiliations(words, parse.order === 'organization-first');
  }

  read(): Drafts {
    const { tokens } = this.#parse;
    const { brackets, marks } = this.#list;
    let bracket = 0;
    const takeBrackets = (before: number, after: Token | undefined): void => {
      for (; bracket < brackets.length; bracket++) {
        const one = brackets[bracket];
        if (one === undefined || one.before > before) break;
        this.#bracket(one, after);
      }
    };
    let previous: Token | undefined;
    let index = 0;
    for (const token of tokens) {
      index++;
      takeBrackets(token.start, previous);
      this.#token(token, previous, index < tokens.length ? tokens[index] : undefined);
      previous = token;
    }
    takeBrackets(Number.MAX_SAFE_INTEGER, previous);
    const { organizations, posts } = this.#affiliations.pending;
    this.#affiliations.drop();
    this.#affiliations.closeGroup();
    return {
      drafts: this.#drafts,
      unread: [...this.#unread, ...this.#affiliations.unread],
      bare: this.#affiliations.bare,
      pending: { organizations, posts },
      asides: [...this.#asides, ...marks],
    };
  }

  #token(token: Token, previous: Token | undefined, next: Token | undefined): void {
    const separation = token.separation;
    if (separation === SEPARATION.stop) this.#stop();
    if (separation === SEPARATION.colon) this.#openGroup(previous);
    if (opensRow(separation)) this.#row = this.#drafts.length;
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
        this.#filler(token, separation, next);
        break;
      case 'unread':
        this.#unreadCharacter(token, previous, separation);
        break;
    }
  }

  /** ；or 。or the number of a group: nothing said before holds any longer. */
  #stop(): void {
    this.#affiliations.drop();
    this.#affiliations.closeGroup();
    this.#affiliations.forget();
    this.#current = undefined;
    this.#sentence = this.#drafts.length;
  }

  /** 政府办：, 副区长：, 部门：, what stands before holds for everybody who follows. */
  #openGroup(previous: Token | undefined): void {
    if (previous?.kind === 'name') return;
    this.#affiliations.openGroup();
    this.#current = undefined;
  }

  #name(token: Token, separation: Separation, previous: Token | undefined): void {
    if (previous?.kind === 'unread' && separation <= SEPARATION.narrow) this.#takeUnreadAsBody();
    const { affiliation, notes } = this.#affiliations.take(separation);
    const { range, probability, truncated, alternatives } = token;
    const person = { name: range, probability, truncated, alternatives, ...NOTHING_ELSE };
    const draft = draftOf(person, affiliation, notes);
    this.#drafts.push(draft);
    this.#current = draft;
  }

  /** What stands close before a name and cannot be read is likely a body of an unknown kind. */
  #takeUnreadAsBody(): void {
    const run = this.#unread.at(-1);
    if (run === undefined || run.end - run.start < 2 || !isNothing(this.#affiliations.pending)) return;
    this.#unread.pop();
    this.#affiliations.add({ organizations: [run], posts: [], probability: UNKNOWN_BODY });
  }

  #organization(token: Token, separation: Separation, previous: Token | undefined): void {
    const named: Affiliation = {
      organizations: [token.range],
      posts: [],
      probability: token.probability,
    };
    // In name-first lists a body after a name is that name's.
    if (this.#parse.order === 'name-first' && this.#current !== undefined && separation < SEPARATION.stop) {
      this.#current.affiliation = together(this.#current.affiliation, named);
      return;
    }
    const another = separation >= SEPARATION.line && separation !== SEPARATION.list;
    // What waited for somebody whose name cannot be read is not the next one's.
    const lost = previous?.kind === 'unread' && separation >= SEPARATION.line;
    if (lost || (previous?.kind === 'organization' && another)) this.#affiliations.drop();
    this.#affiliations.closeGroup();
    this.#affiliations.add(named);
  }

  #post(token: Token, separation: Separation, previous: Token | undefined, next: Token | undefined): void {
    const stretch =
      previous?.kind === 'organization'
        ? this.#affiliations.headOf(previous.range, token.range)
        : token.range;
    // A row that opens with a post opens with that of the name to come.
    const close = separation < SEPARATION.row;
    const closer = close && (separation < separationOf(next) || next?.kind !== 'name');
    const opensGroup = separationOf(next) === SEPARATION.colon;
    const backward =
      !opensGroup && (this.#parse.order === 'name-first' || (previous?.kind === 'name' && closer));
    const held: Affiliation = { organizations: [], posts: [stretch], probability: 1 };
    if (backward && this.#current !== undefined && isNothing(this.#affiliations.pending)) {
      this.#current.affiliation = together(this.#current.affiliation, held);
      this.#affiliations.forget();
    } else {
      this.#affiliations.add(held);
    }
  }

  #filler(token: Token, separation: Separation, next: Token | undefined): void {
    const words = token.range;
    if (token.role === undefined && this.#current !== undefined && BARE_NOTE.test(this.#words(words))) {
      this.#current.notes.push(words);
      return;
    }
    this.#asides.push(words);
    if (token.role === undefined) {
      // 市民代表, 部门负责人: others than those before.
      if (words.end - words.start >= SHORTEST_GROUP) this.#affiliations.forget();
      return;
    }
    // 列席 in the last cell of a row is said of that row alone.
    const cell = separation === SEPARATION.wide && opensRow(separationOf(next));
    for (const draft of this.#drafts.slice(cell ? this.#row : this.#sentence)) {
      draft.role = token.role;
      if (/^因/u.test(this.#words(words))) draft.notes.push(words);
    }
    this.#sentence = this.#drafts.length;
    this.#affiliations.drop();
    this.#affiliations.forget();
    this.#current = undefined;
  }

  #unreadCharacter(token: Token, previous: Token | undefined, separation: Separation): void {
    const stretch = token.range;
    const last = this.#unread.at(-1);
    // It may be a body that nobody knows: whoever follows need not be of the one before.
    this.#affiliations.forget();
    if (previous?.kind === 'unread' && last !== undefined && separation <= SEPARATION.narrow) {
      this.#unread[this.#unread.length - 1] = rangeOf(last.start, stretch.end);
    } else {
      this.#unread.push(stretch);
    }
  }

  #bracket({ inside }: Bracket, previous: Token | undefined): void {
    const reading = this.#readBracket(inside);
    const { pending } = this.#affiliations;
    const afterName = previous?.kind === 'name' || (previous?.kind === 'post' && isNothing(pending));
    if (afterName && this.#current !== undefined) this.#sayOf(this.#current, reading, inside);
    else if (previous?.kind === 'organization' && pending.organizations.length > 0)
      this.#sayOfBody(reading, inside);
    else this.#unread.push(inside);
  }

  #sayOf(person: Draft, reading: BracketReading, inside: Range): void {
    if (reading.organizations.length > 0 || reading.posts.length > 0) {
      person.affiliation = together(person.affiliation, { ...reading, probability: 1 });
      person.bracketed = true;
    }
    const others = reading.people.filter(({ role }) => role !== undefined);
    for (const other of others) this.#drafts.push(draftOf(other, affiliationOf(other), other.notes));
    if (reading.people.length > others.length) person.notes.push(inside);
    person.notes.push(...reading.notes);
    if (reading.role !== undefined) {
      person.role = reading.role;
      person.roleInBracket = true;
    }
  }

  /** 区财政局（王某）, 区投资公司（区城建集团）, 区财政局（第二项） */
  #sayOfBody(reading: BracketReading, inside: Range): void {
    if (reading.people.length > 0) {
      const body = this.#affiliations.release();
      for (const one of reading.people) {
        const held: Affiliation = { organizations: [], posts: one.posts, probability: 1 };
        const notes = [...body.notes, ...one.notes, ...reading.notes];
        this.#drafts.push(draftOf(one, together(body.affiliation, held), notes));
      }
      return;
    }
    const { organizations } = this.#affiliations.pending;
    if (reading.organizations.length > 0)
      this.#affiliations.replaceLast(rangeOf(organizations.at(-1)?.start ?? inside.start, inside.end + 1));
    const posts = reading.organizations.length > 0 ? [] : reading.posts;
    this.#affiliations.add({ organizations: [], posts, probability: 1 }, reading.notes);
  }
}
