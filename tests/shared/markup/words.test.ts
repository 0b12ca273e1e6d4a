import { describe, expect, it } from 'vitest';
import { parseMarkup } from '../../../functions/shared/markup/document.ts';
import { plainWords, webAddress, wordsOf } from '../../../functions/shared/markup/words.ts';

describe('the tree of a page', () => {
  it('leaves programs out of the words', () => {
    expect(wordsOf(parseMarkup('<p>甲<script>乙</script><style>丙</style>丁</p>'))).toBe('甲丁');
  });

  it.each([['<b>'], ['<b></i>'], ['<p><a>'], ['<svg>'], ['<'], ['&am'], ['<a b="'], ['<!--'], ['</p>']])(
    'is made in time proportional to the text: %s',
    (piece) => {
      const before = performance.now();
      parseMarkup(piece.repeat(Math.floor(1_000_000 / piece.length)));
      expect(performance.now() - before).toBeLessThan(5000);
    },
  );
});

describe('words', () => {
  it.each([
    ['第17次<em>常务</em>会议&nbsp;纪要', '第17次常务会议 纪要'],
    ['第17次&lt;em&gt;常务&lt;/em&gt;会议', '第17次常务会议'],
    ['A&amp;amp;B', 'A&B'],
    ['A & B < C', 'A & B < C'],
    ['《甲<乙>》', '《甲<乙>》'],
    ['  甲\n 乙 ', '甲 乙'],
    ['', ''],
  ])('as markup: %s', (markup, words) => {
    expect(plainWords(markup)).toBe(words);
  });
});

describe('an address', () => {
  it.each([
    ['17.html#top', 'https://a.example/zwgk/17.html'],
    [' //b.example/1 ', 'https://b.example/1'],
    ['javascript:alert(1)', undefined],
    ['JaVaScRiPt:alert(1)', undefined],
    ['mailto:a@b.example', undefined],
    ['file:///etc/passwd', undefined],
    ['http://[half', undefined],
    ['', undefined],
  ])('%s', (address, meant) => {
    expect(webAddress(address, 'https://a.example/zwgk/')).toBe(meant);
  });
});
