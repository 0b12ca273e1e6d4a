import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, read } from '../../functions/parse/reading.ts';

const line = fc
  .array(
    fc.constantFrom(
      '区',
      '政',
      '府',
      '審',
      '議',
      '會',
      '𠮷',
      'A',
      '1',
      '（',
      '。',
      ' ',
      '　',
      '\t',
      '\u200b',
    ),
    {
      maxLength: 12,
    },
  )
  .map((units) => units.join(''));

/** Everything that a reading says of a text. */
function saidBy(reading: Reading) {
  const units = Array.from({ length: reading.plain.length + 1 }, (_, i) => i);
  const { text, plain, script, lines, breaks } = reading;
  return {
    text,
    plain,
    script,
    lines,
    breaks,
    places: units.map(reading.offsetOf),
    gaps: units.map(reading.gapBefore),
    spans: lines.map(reading.span),
    values: lines.map(reading.value),
    published: lines.map(reading.asPublished),
  };
}

describe('the reading of some lines', () => {
  it('is that of their text without padding', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.boolean()), { maxLength: 8 }), (drawn) => {
        const whole = read(drawn.map(([text]) => text).join('\n'));
        const kept = whole.lines.filter(({ start, end }, i) => drawn[i]?.[1] === true && end > start);
        const texts = kept.map((range) => whole.text.slice(...whole.span(range)));
        expect(saidBy(whole.excerpt(kept))).toEqual(saidBy(read(texts.join('\n'))));
      }),
    );
  });
});
