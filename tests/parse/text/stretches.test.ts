import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretchesAround } from '../../../functions/parse/text/stretches.ts';

/** Names of one to three characters before an anchor, at the beginning or behind a mark. */
const NAME = /(?<=^|，)([甲乙丙]{1,3}?)(?:区|开发区)/gu;
const ANCHOR = /(区|开发区)/gu;

describe('the stretches before an anchor', () => {
  it('are as long as they may have to be, and joined where they touch', () => {
    expect(stretchesAround('甲乙丙甲乙丙甲区丙丙丙丙丙丙乙区，', ANCHOR, { before: 2, after: 1 })).toEqual([
      '丙甲区丙',
      '丙乙区，',
    ]);
    expect(stretchesAround('甲区乙区', ANCHOR, { before: 2 })).toEqual(['甲区乙区']);
    expect(stretchesAround('甲乙', ANCHOR, { before: 2 })).toEqual([]);
  });

  it('hold whatever an expression finds that ends with the anchor', () => {
    const words = fc
      .array(fc.constantFrom('甲', '乙', '，', '区', '开发区', '会'))
      .map((units) => units.join(''));
    const namesIn = (text: string) => [...text.matchAll(NAME)].map(([name]) => name);
    fc.assert(
      fc.property(words, (text) => {
        expect(stretchesAround(text, ANCHOR, { before: 8 }).flatMap(namesIn)).toEqual(namesIn(text));
      }),
    );
  });
});
