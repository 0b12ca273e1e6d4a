import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EndedPattern } from '../../functions/parse/ended-pattern.ts';

const SOURCE = '(?:^|[，由])(\\p{Script=Han}{2,4}?(?:街道|镇))(?=[，负])';
const pattern = new EndedPattern(SOURCE, { last: '道镇', longest: 1 + 4 + 2 });

test('finds what a search through the whole text finds', () => {
  const texts = fc
    .array(fc.constantFrom('，', '由', '平', '江', '街', '道', '镇', '负', '𠮷', 'a'), { maxLength: 40 })
    .map((units) => units.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const searched = [...text.matchAll(new RegExp(SOURCE, 'gu'))].map(({ index, 0: words }) => [
        index,
        words,
      ]);
      expect(pattern.findAll(text).map(({ index, 0: words }) => [index, words])).toEqual(searched);
    }),
    { seed: 20240305, numRuns: 2000 },
  );
});

test('leaves out an end that the units around it rule out', () => {
  const before = new EndedPattern('(\\p{Script=Han}{2})同志', {
    last: '志',
    longest: 4,
    endsAt: (text, at) => text[at - 2] === '同',
  });
  expect(before.findAll('由王明同志负责宣传标志').map(([words]) => words)).toEqual(['王明同志']);
});
