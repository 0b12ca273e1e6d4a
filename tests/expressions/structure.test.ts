import { describe, expect, it } from 'vitest';
import { isBounded, repeatedGroups } from './structure.ts';

describe('an expression', () => {
  it.each([
    'ab?',
    'a{2,3}',
    '[*+]',
    '\\*\\+',
    'a(?:b|c){1,8}',
    '^a([^]*)$',
    'a(?:b([^]*)|c$)',
    '\\p{Script=Han}{2}',
  ])('has bounds: %s', (source) => expect(isBounded(source)).toBe(true));

  it.each([
    'a*',
    '(?:a|b)+',
    'a{2,}',
    '[ab]+?',
    '[^]*a',
    '(?:[^]*)b',
    'a([^]*|b)c',
    '\\p{Script=Han}+',
    '(?<a>x)*',
  ])('has none: %s', (source) => expect(isBounded(source)).toBe(false));

  it('tells which groups it repeats often, without what they only look at', () => {
    expect(repeatedGroups('(?:a(?!b)[(]{0,9}|c){0,12}(?:d){1,3}')).toEqual([
      { written: '^(?:a(?!b)[(]{0,9}|c){0,12}$', endless: '^(?:(?:a[(]*|c))*$', most: 12 },
    ]);
  });
});
