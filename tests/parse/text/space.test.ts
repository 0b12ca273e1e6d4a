import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfSpace, withoutSpace } from '../../../functions/parse/text/space.ts';

const SPACE = /(?:(?!\n)[\s\p{Z}\p{Cc}\p{Cf}])+/gu;
const text = fc
  .array(
    fc.constantFrom(
      '会',
      '议',
      ' ',
      '\u3000',
      '\t',
      '\n',
      '\u200b',
      '\ufeff',
      '𠮷',
      '\u{e0001}',
      '\ud840',
      'a',
    ),
  )
  .map((units) => units.join(''));

describe('white space and what is invisible', () => {
  it('is taken out of a text, line ends left where they are', () => {
    expect(withoutSpace('县\u3000政 府\n召\u200b开')).toBe('县政府\n召开');
    fc.assert(
      fc.property(text, (words) => {
        expect(withoutSpace(words)).toBe(words.replace(SPACE, ''));
      }),
    );
  });

  it('ends where the next character stands', () => {
    expect(endOfSpace('a \u3000b', 1)).toBe(3);
    expect(endOfSpace('a \n', 1)).toBe(2);
    expect(endOfSpace('ab', 1)).toBe(1);
    expect(endOfSpace('a\u{e0001}b', 1)).toBe(3);
  });
});
