import { Trie, WordTrie } from '../../lexicon/trie.ts';
import beside from '../../lexicon/zh/beside-names.json' with { type: 'json' };
import type { Word, WordClass } from '../../lexicon/zh/words.ts';
import type { TextWords } from '../dictionary.ts';
import type { Candidate, Lattice } from '../lattice.ts';
import type { MentionKind } from '../mention.ts';
import { postEnd, SHARED_POST, SHARES } from '../posts.ts';
import { lengthAt } from '../sticky.ts';
import { UNIT, unitKind } from '../units.ts';
import { unnamedAt } from '../unnamed.ts';
import costs from './prose-costs.json' with { type: 'json' };
import { STATE, type State } from './prose-grammar.ts';

/** A stretch of prose as one thing; `kind` where it is a mention. */
export class ProseCandidate implements Candidate {
  readonly state: number;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  readonly kind: MentionKind | undefined;
  readonly unnamed: boolean;

  constructor(state: State, start: number, end: number, cost: number, kind?: MentionKind, unnamed = false) {
    this.state = STATE[state];
    this.start = start;
    this.end = end;
    this.cost = cost;
    this.kind = kind;
    this.unnamed = unnamed;
  }
}

/** Words of classes of their own. */
const classes = new Trie<State>();
const ordinary = new WordTrie(beside.words);
for (const word of [...beside.after, ...beside.afterPerson]) classes.add(word, 'after');
for (const word of beside.before) classes.add(word, 'before');
for (const word of beside.titles) classes.add(word, 'title');
for (const word of beside.others) classes.add(word, 'others');
/** 烟墩路, 后沟村: with what places end that are no organizations, and how many characters stand before it. */
const placeEndings = new WordTrie(beside.placeEndings);
const PLACE_NAME = [1, 2, 3];

const JOINERS = new Set(beside.joiners);
const JOINER_STATES = ['joiner', 'name-joiner', 'organization-joiner', 'post-joiner'] as const;
const RUN = /[A-Za-z0-9.%]+/uy;
/** 县领导, 在家的市委领导: before the names of some of them. */
const GROUP = /(?:在家的?)?[省市县区州旗盟镇乡](?:委|政府|级)?领导(?:同志|班子成员)?(?:成员)?/uy;

const NOMINAL: ReadonlySet<WordClass> = new Set([
  'noun',
  'adjective',
  'place',
  'organization',
  'proper',
  'time',
  'phrase',
]);
const GRAMMATICAL: ReadonlySet<WordClass> = new Set(['function', 'adverb', 'number']);

/** The ordinary words of a clause, its marks, posts and whoever is unnamed. */
export class WordReader {
  readonly #lattice: Lattice<ProseCandidate>;
  readonly #text: string;
  readonly #words: TextWords;
  readonly #page: { readonly plain: string; readonly start: number };
  #at = 0;
  /** Whether somebody is there who may be a mention. */
  hasMention = false;

  /** @param page the text that the clause is of, and where it begins there: what is unnamed is told by marks, too */
  constructor(
    lattice: Lattice<ProseCandidate>,
    text: string,
    words: TextWords,
    page: { readonly plain: string; readonly start: number },
  ) {
    this.#page = page;
    this.#lattice = lattice;
    this.#text = text;
    this.#words = words;
  }

  /** Adds all candidates. `isTaken`: something else stands at a place. */
  addAll(isTaken: (place: number) => boolean): void {
    const text = this.#text;
    /** Where the letters and digits end that were met last: what is left of them is one word at each of them. */
    let runEnd = 0;
    for (this.#at = 0; this.#at < text.length; this.#at++) {
      if (isTaken(this.#at)) continue;
      const kind = unitKind(text.charCodeAt(this.#at));
      const unit = text.charAt(this.#at);
      if (JOINERS.has(unit)) {
        const cost = kind === UNIT.mark ? 0 : costs.things.joiner;
        for (const state of JOINER_STATES) this.#add(state, this.#at + 1, cost);
      } else if (kind === UNIT.mark) this.#add('mark', this.#at + 1, 0);
      if (kind === UNIT.word && this.#at >= runEnd) runEnd = this.#at + lengthAt(RUN, text, this.#at);
      if (kind === UNIT.word && this.#at < runEnd) this.#add('word', runEnd, costs.things.number);
      else if (kind !== UNIT.mark) this.#addWords();
    }
  }

  #add(state: State, end: number, cost: number, kind?: MentionKind, unnamed?: boolean): void {
    if (kind !== undefined) this.hasMention = true;
    this.#lattice.add(new ProseCandidate(state, this.#at, end, cost, kind, unnamed));
  }

  #addWords(): void {
    const text = this.#text;
    const at = this.#at;
    const words = this.#words[at] ?? [];
    for (const { end, is } of words)
      this.#add(NOMINAL.has(is.pos) ? 'nominal' : 'word', end, costOfWord(at, end, is));
    // Words of up to three characters that no dictionary has: 提标, 滞纳金.
    let next = 0;
    let end = at;
    for (const cost of costs.words.unlisted) {
      if (unitKind(text.charCodeAt(end)) !== UNIT.han || ++end > text.length) break;
      if (words[next]?.end === end) next++;
      else this.#add('nominal', end, cost);
    }
    classes.each(text, at, text.length, this.#addOfClass);
    for (const word of ordinary.endsAt(text, at)) this.#add('nominal', word, costs.things.ordinaryWord);
    for (const ending of placeEndings.endsAt(text, at)) this.#addPlaces(ending);
    const post = postEnd(text, at, text.length);
    if (post !== undefined) this.#add('post', post, costs.things.post, 'post');
    // 县教育局|长某某
    const shared = SHARES.has(text.charAt(at - 1)) ? lengthAt(SHARED_POST, text, at) : 0;
    if (shared > 0) this.#add('post', at + shared, costs.things.sharedPost, 'post');
    const group = lengthAt(GROUP, text, at);
    if (group > 0) this.#add('group', at + group, costs.things.group);
    const unnamed = unnamedAt(this.#page.plain, this.#page.start + at);
    if (unnamed !== undefined && at + unnamed.length <= text.length)
      this.#add('unnamed', at + unnamed.length, costs.things.unnamed, unnamed.kind, !unnamed.collective);
  }

  readonly #addOfClass = (state: State, end: number): void => {
    const word = this.#words[this.#at]?.find((one) => one.end === end);
    const cost = word === undefined ? costs.things.classWord : costOfWord(this.#at, end, word.is);
    this.#add(state, end, Math.min(cost, costs.things.classWord));
  };

  /** Adds the places whose names end at a place. */
  #addPlaces(end: number): void {
    for (const length of PLACE_NAME) {
      const start = this.#at - length;
      if (start < 0 || unitKind(this.#text.charCodeAt(start)) !== UNIT.han) return;
      this.#lattice.add(new ProseCandidate('nominal', start, end, costs.things.place));
    }
  }
}

/** A noun or verb of one character is rarely a word by itself in the language of office. */
function costOfWord(start: number, end: number, { pos, logFreq }: Word): number {
  if (end - start === 1) return GRAMMATICAL.has(pos) ? -logFreq : costs.words.single - logFreq;
  return pos === 'person' ? costs.words.person - logFreq : -logFreq;
}
