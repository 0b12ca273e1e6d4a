import { WordTrie } from '../lexicon/trie.ts';
import words from '../lexicon/zh/posts.json' with { type: 'json' };
import { UnitSet } from '../text/unit-set.ts';

// Posts are put together from words: a scope of the person's own party committee or government (区委, 党组), any modifiers
// (副, 常务, 一级) and a base (局长, 调研员).

const scopes = new WordTrie(words.scopes);
const modifiers = new WordTrie(words.modifiers);
const bases = new WordTrie(words.bases);
const single = new Set(words.single);
const behind = new WordTrie(words.behind);

/** Where the longest post ends that begins at a place; undefined where none does. */
export function postEnd(text: string, at: number, limit: number): number | undefined {
  let longest = baseEnd(text, at, limit);
  for (const end of scopes.endsAt(text, at, limit)) longest = later(longest, baseEnd(text, end, limit));
  if (longest === undefined) return undefined;
  // 县长候选人, 市长提名人选
  return behind.longestEnd(text, longest, limit) ?? longest;
}

function baseEnd(text: string, at: number, limit: number): number | undefined {
  let longest = bases.longestEnd(text, at, limit);
  for (const end of modifiers.endsAt(text, at, limit)) longest = later(longest, baseEnd(text, end, limit));
  return longest;
}

const later = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** True for a post that only one person of an organization holds, so that it is not carried over to the next name. */
export const isSinglePost = (post: string): boolean =>
  !post.includes('副') && [...single].some((base) => post.endsWith(base));

/** The names of organizations whose last character a post shares: 财政局|长. */
export const SHARES = new UnitSet(words.shares);
export const SHARED_POST = /副?长/uy;
