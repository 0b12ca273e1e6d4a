import { describe, expect, it } from 'vitest';
import type { Claim } from './fields/confidence.ts';
import { bands, bootstrap, proportion, sure } from './summary.ts';
import { figure, table } from './table.ts';

describe('the interval of a mean', () => {
  it('is about two standard errors to each side', () => {
    const values = Array.from({ length: 100 }, (_, at) => (at < 80 ? 1 : 0));
    const { value, low, high } = bootstrap(values);
    expect(value).toBeCloseTo(0.8);
    expect(low).toBeCloseTo(0.8 - 1.96 * 0.04, 1);
    expect(high).toBeCloseTo(0.8 + 1.96 * 0.04, 1);
  });

  it('is the same every time', () => {
    expect(bootstrap([1, 0.5, 0.7])).toEqual(bootstrap([1, 0.5, 0.7]));
  });

  it('is unknown for one document', () => {
    expect(bootstrap([0.5])).toEqual({ value: 0.5, low: Number.NaN, high: Number.NaN });
  });
});

describe('statements of a confidence', () => {
  const claim = (confidence: number, exists: boolean, right?: boolean): Claim => ({
    of: 'person',
    confidence,
    exists,
    right,
    words: '',
  });

  it('stand together, the surest first; what nobody judged counts neither way', () => {
    const found = bands([
      claim(0.5, false, false),
      claim(0.99, true, true),
      claim(0.99, true),
      claim(0.99, true, false),
    ]);
    expect(found.map(({ says, right, invented }) => [says, right.of, right.share, invented])).toEqual([
      [0.99, 2, 0.5, 0],
      [0.5, 1, 0, 1],
    ]);
  });

  it('from 0.9 on are sure', () => {
    expect(sure([claim(0.9, true), claim(0.95, false), claim(0.85, false)])).toMatchObject({
      of: 2,
      share: 0.5,
    });
  });

  it('leave room for what was not seen, where all are right', () => {
    expect(proportion(100, 100)).toMatchObject({ share: 1, high: 1, low: expect.closeTo(0.963, 3) });
  });
});

describe('tables', () => {
  it('line up with Han characters, which are two columns wide', () => {
    expect(table(['a', 'b'], [['区政府', '1']])).toBe('| a      |   b |\n| ------ | --: |\n| 区政府 |   1 |');
  });

  it('never round a figure up to 1', () => {
    expect([figure(1), figure(0.9999), figure(0.98765), figure(Number.NaN)]).toEqual([
      '1.000',
      '0.999',
      '0.988',
      '–',
    ]);
  });
});
