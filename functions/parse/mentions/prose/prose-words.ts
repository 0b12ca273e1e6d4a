import beside from '../../lexicon/zh/beside-names.json' with { type: 'json' };
import type { Word, WordClass } from '../../lexicon/zh/words.ts';
import { isHan } from '../../text/scripts.ts';
import type { TextWords, WordAt } from '../dictionary.ts';
import type { Candidate, Lattice } from '../lattice.ts';
import type { MentionKind } from '../mention.ts';
import { postEnd } from '../posts.ts';
import { lengthAt } from '../sticky.ts';
import { Trie } from '../trie.ts';
import { unnamedAt } from '../unnamed.ts';
import costs from './prose-costs.json' with { type: 'json' };
import { STATE, type State } from './prose-grammar.ts';

/** A stretch of prose as one thing; `kind` where it is a mention. */
export interface ProseCandidate extends Candidate {
  readonly kind: MentionKind | undefined;
  readonly unnamed?: boolean;
}

/** Words of classes of their own. */
const classes = new Trie<State>();
for (const word of [...beside.after, ...beside.afterPerson]) classes.add(word, 'after');
for (const word of beside.before) classes.add(word, 'before');
for (const word of beside.titles) classes.add(word, 'title');
for (const word of beside.words) classes.add(word, 'nominal');

const JOINERS = new Set(beside.joiners);
const JOINER_STATES = ['joiner', 'name-joiner', 'organization-joiner', 'post-joiner'] as const;
/** Whatever is no part of a name or word, a dot of names apart. */
export const MARK = /[^\p{L}\p{N}\p{Co}×＊*○〇□■●▢�·•・‧∙\ud800-\udfff]/u;
const RUN = /[A-Za-z0-9.%]+/uy;
/** 县领导, 在家的市委领导: before the names of some of them. */
const GROUP = /(?:在家的?)?[省市县区州旗盟镇乡](?:委|政府|级)?领导(?:同志|班子成员)?(?:成员)?/uy;
/** 烟墩路, 后沟村: places that are no organizations. */
const PLACE = /\p{Script=Han}{1,3}?(?:大道|水库|煤矿|广场|公园|小区|路|街|巷|桥|河|湖|沟|崖|湾|店|坝|渠)/uy;
/** 苏政办发〔2024〕5号 */
const DOCUMENT_NUMBER = /[\p{Script=Han}]{2,8}(?:〔|\[)\d{4}(?:〕|\])\d{1,4}号/uy;

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

/** Adds the ordinary words, the marks, the posts and whoever is unnamed. `isTaken`: something else stands at a place. */
export function addWords(
  lattice: Lattice<ProseCandidate>,
  text: string,
  words: TextWords,
  isTaken: (place: number) => boolean,
): void {
  const add = (state: State, start: number, end: number, cost: number, kind?: MentionKind): void =>
    lattice.add({ state: STATE[state], start, end, cost, kind });
  for (let at = 0; at < text.length; at++) {
    if (isTaken(at)) continue;
    const unit = text.charAt(at);
    if (JOINERS.has(unit))
      for (const state of JOINER_STATES) add(state, at, at + 1, unit === '、' ? 0 : costs.things.joiner);
    if (MARK.test(unit)) {
      if (unit !== '、') add('mark', at, at + 1, 0);
      continue;
    }
    const run = lengthAt(RUN, text, at);
    if (run > 0) {
      add('word', at, at + run, costs.things.number);
      continue;
    }
    addDictionary(lattice, text, at, words[at] ?? []);
    const post = postEnd(text, at, text.length);
    if (post !== undefined) add('post', at, post, costs.things.post, 'post');
    const group = lengthAt(GROUP, text, at);
    if (group > 0) add('group', at, at + group, costs.things.group);
    const place = lengthAt(PLACE, text, at);
    if (place > 2) add('nominal', at, at + place, costs.things.place);
    const number = lengthAt(DOCUMENT_NUMBER, text, at);
    if (number > 0) add('nominal', at, at + number, costs.things.number);
    const unnamed = unnamedAt(text, at);
    if (unnamed !== undefined)
      lattice.add({
        state: STATE.unnamed,
        start: at,
        end: at + unnamed.length,
        cost: costs.things.unnamed,
        kind: unnamed.kind,
        unnamed: !unnamed.collective,
      });
  }
}

function addDictionary(
  lattice: Lattice<ProseCandidate>,
  text: string,
  at: number,
  words: readonly WordAt[],
): void {
  const add = (state: number, end: number, cost: number): void =>
    lattice.add({ state, start: at, end, cost, kind: undefined });
  for (const { end, is } of words)
    add(NOMINAL.has(is.pos) ? STATE.nominal : STATE.word, end, costOfWord(at, end, is));
  const isListed = (end: number): boolean => words.some((word) => word.end === end);
  // Words of two and three characters that no dictionary has: 提标, 滞纳金.
  for (const [i, cost] of costs.words.unlisted.entries()) {
    const end = at + i + 1;
    if (end > text.length || !isHan(text.charAt(end - 1))) break;
    if (!isListed(end)) add(STATE.nominal, end, cost);
  }
  classes.each(text, at, text.length, (state, end) => {
    const word = words.find((one) => one.end === end);
    const cost = word === undefined ? costs.things.classWord : costOfWord(at, end, word.is);
    add(STATE[state], end, Math.min(cost, costs.things.classWord));
  });
}

/** A noun or verb of one character is rarely a word by itself in the language of office. */
function costOfWord(start: number, end: number, { pos, logFreq }: Word): number {
  if (end - start === 1) return GRAMMATICAL.has(pos) ? -logFreq : costs.words.single - logFreq;
  return pos === 'person' ? costs.words.person - logFreq : -logFreq;
}
