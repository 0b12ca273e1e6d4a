import { NOWHERE, ROOT, Trie, WordTrie } from '../../lexicon/trie.ts';
import beside from '../../lexicon/zh/beside-names.json' with { type: 'json' };
import { WORD_CLASSES, type Word, type WordClass } from '../../lexicon/zh/words.ts';
import { UnitSet } from '../../text/unit-set.ts';
import type { TextWords } from '../dictionary.ts';
import { postEnd, SHARED_POST, SHARES } from '../posts.ts';
import { lengthAt } from '../sticky.ts';
import { UNIT, unitKind } from '../units.ts';
import { unnamedAt } from '../unnamed.ts';
import costs from './prose-costs.json' with { type: 'json' };
import { STATE } from './prose-grammar.ts';
import type { ProseLattice } from './prose-lattice.ts';

/** Words of classes of their own. */
const classes = new Trie<number>();
const ordinary = new WordTrie(beside.words);
for (const word of [...beside.after, ...beside.afterPerson]) classes.add(word, STATE.after);
for (const word of beside.before) classes.add(word, STATE.before);
for (const word of beside.titles) classes.add(word, STATE.title);
for (const word of beside.others) classes.add(word, STATE.others);
/** 烟墩路, 后沟村: with what places end that are no organizations, and how many characters stand before it. */
const placeEndings = new WordTrie(beside.placeEndings);
const PLACE_NAME = [1, 2, 3];

const JOINERS = new UnitSet(beside.joiners);
const JOINER_STATES = [
  STATE.joiner,
  STATE['name-joiner'],
  STATE['organization-joiner'],
  STATE['post-joiner'],
];
const RUN = /[A-Za-z0-9.%]+/uy;
/** 县领导, 在家的市委领导: before the names of some of them. */
const LEVELS = '省市县区州旗盟镇乡';
const GROUP = new RegExp(`(?:在家的?)?[${LEVELS}](?:委|政府|级)?领导(?:同志|班子成员)?(?:成员)?`, 'uy');
const BEGINS_GROUP = new UnitSet(`在${LEVELS}`);

const NOMINAL: readonly WordClass[] = [
  'noun',
  'adjective',
  'place',
  'organization',
  'proper',
  'time',
  'phrase',
];
const GRAMMATICAL: readonly WordClass[] = ['function', 'adverb', 'number'];
/** By the number of a class of words. */
const STATE_OF_CLASS = WORD_CLASSES.map((pos) => (NOMINAL.includes(pos) ? STATE.nominal : STATE.word));
const IS_GRAMMATICAL = WORD_CLASSES.map((pos) => GRAMMATICAL.includes(pos));

/** A clause of prose, its marks and the documents, dates and amounts in it apart. */
export interface ClauseText {
  readonly text: string;
  readonly words: TextWords;
  /** The text that the clause is of, and where it begins there: what is unnamed is told by marks, too. */
  readonly page: string;
  readonly start: number;
  /** Whether something else stands at a place. */
  isTaken(place: number): boolean;
}

/** Adds the ordinary words of a clause, its marks, posts and whoever is unnamed. */
export function addWords(lattice: ProseLattice, clause: ClauseText): void {
  const { text } = clause;
  /** Where the letters and digits end that were met last: what is left of them is one word at each of them. */
  let runEnd = 0;
  for (let at = 0; at < text.length; at++) {
    if (clause.isTaken(at)) continue;
    const code = text.charCodeAt(at);
    const kind = unitKind(code);
    if (JOINERS.has(code)) {
      const cost = kind === UNIT.mark ? 0 : costs.things.joiner;
      for (const state of JOINER_STATES) lattice.add(state, at, at + 1, cost);
    } else if (kind === UNIT.mark) lattice.add(STATE.mark, at, at + 1, 0);
    if (kind === UNIT.word && at >= runEnd) runEnd = at + lengthAt(RUN, text, at);
    if (kind === UNIT.word && at < runEnd) lattice.add(STATE.word, at, runEnd, costs.things.number);
    else if (kind !== UNIT.mark) addWordsAt(lattice, clause, at);
  }
}

function addWordsAt(lattice: ProseLattice, { text, words, page, start }: ClauseText, at: number): void {
  const last = words.firstAt(at + 1);
  let next = words.firstAt(at);
  for (let one = next; one < last; one++) {
    const word = words.wordOf(one);
    const end = words.endOf(one);
    if (word !== undefined)
      lattice.add(STATE_OF_CLASS[word.posNumber] ?? STATE.word, at, end, costOfWord(at, end, word));
  }
  // Words of up to three characters that no dictionary has: 提标, 滞纳金.
  let unlisted = at;
  for (const cost of costs.words.unlisted) {
    if (unlisted >= text.length || unitKind(text.charCodeAt(unlisted)) !== UNIT.han) break;
    unlisted++;
    if (next < last && words.endOf(next) === unlisted) next++;
    else lattice.add(STATE.nominal, at, unlisted, cost);
  }
  addClasses(lattice, text, words, at);
  for (const end of ordinary.endsAt(text, at)) lattice.add(STATE.nominal, at, end, costs.things.ordinaryWord);
  for (const ending of placeEndings.endsAt(text, at)) addPlaces(lattice, text, at, ending);
  const post = postEnd(text, at, text.length);
  if (post !== undefined) lattice.addMention(STATE.post, at, post, costs.things.post, 'post');
  // 县教育局|长某某
  const shared = SHARES.isAt(text, at - 1) ? lengthAt(SHARED_POST, text, at) : 0;
  if (shared > 0) lattice.addMention(STATE.post, at, at + shared, costs.things.sharedPost, 'post');
  const group = BEGINS_GROUP.isAt(text, at) ? lengthAt(GROUP, text, at) : 0;
  if (group > 0) lattice.add(STATE.group, at, at + group, costs.things.group);
  const unnamed = unnamedAt(page, start + at);
  if (unnamed !== undefined && at + unnamed.length <= text.length)
    lattice.addMention(
      STATE.unnamed,
      at,
      at + unnamed.length,
      costs.things.unnamed,
      unnamed.kind,
      !unnamed.collective,
    );
}

/** Adds the words of classes of their own that begin at a place. */
function addClasses(lattice: ProseLattice, text: string, words: TextWords, at: number): void {
  const first = text.charCodeAt(at);
  let node = classes.mayBegin(first) ? classes.next(ROOT, first) : NOWHERE;
  for (let end = at + 1; node !== NOWHERE; end++) {
    const state = classes.valueAt(node);
    if (state !== undefined) {
      const word = words.between(at, end);
      const cost = word === undefined ? costs.things.classWord : costOfWord(at, end, word);
      lattice.add(state, at, end, Math.min(cost, costs.things.classWord));
    }
    node = end < text.length ? classes.next(node, text.charCodeAt(end)) : NOWHERE;
  }
}

/** Adds the places whose names end with what stands between two places. */
function addPlaces(lattice: ProseLattice, text: string, at: number, end: number): void {
  for (const length of PLACE_NAME) {
    const start = at - length;
    if (start < 0 || unitKind(text.charCodeAt(start)) !== UNIT.han) return;
    lattice.add(STATE.nominal, start, end, costs.things.place);
  }
}

/** A noun or verb of one character is rarely a word by itself in the language of office. */
function costOfWord(start: number, end: number, { pos, posNumber, logFreq }: Word): number {
  if (end - start === 1) return IS_GRAMMATICAL[posNumber] === true ? -logFreq : costs.words.single - logFreq;
  return pos === 'person' ? costs.words.person - logFreq : -logFreq;
}
