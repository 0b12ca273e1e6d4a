import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trie, WordTrie } from '../../../functions/parse/lexicon/trie.ts';

const word = fc
  .array(fc.constantFrom('县', '政', '府', '𠮷'), { minLength: 1, maxLength: 4 })
  .map((units) => units.join(''));

describe('a trie', () => {
  it('finds the words that begin at a place and end before a limit, the shortest first', () => {
    const trie = new WordTrie(['县', '县政府', '县政', '政府']);
    expect(trie.endsAt('由县政府办', 1)).toEqual([2, 3, 4]);
    expect(trie.endsAt('由县政府办', 1, 3)).toEqual([2, 3]);
    expect(trie.longestEnd('由县政府办', 1)).toBe(4);
    expect(trie.longestEnd('由县政府办', 0)).toBeUndefined();
    expect(trie.endsAt('县', 1)).toEqual([]);
  });

  it('finds what a search through all words finds, however many there are', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), word, (words, text) => {
        const trie = new Trie(words.map((one) => [one, one]));
        const found: string[] = [];
        trie.each(text, 0, text.length, (value) => found.push(value));
        const expected = [...new Set(words)].filter((one) => text.startsWith(one));
        expect(found).toEqual(expected.sort((a, b) => a.length - b.length));
        for (const one of words) expect(trie.get(one)).toBe(one);
      }),
    );
  });
});
