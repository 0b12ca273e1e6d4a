import { describe, expect, it } from 'vitest';
import type { Claim } from './fields/confidence.ts';
import { bootstrap, calibration } from './summary.ts';
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

it('puts every statement into one bin of the calibration', () => {
  const claims = [0, 0.55, 0.9, 0.949, 0.95, 0.98, 1].map(
    (confidence): Claim => ({ of: 'person', confidence, exists: true, exact: confidence > 0.9, words: '' }),
  );
  const bins = calibration(claims);
  expect(bins.map(({ from, claims: count }) => [from, count])).toEqual([
    [0, 1],
    [0.5, 1],
    [0.9, 2],
    [0.95, 1],
    [0.98, 2],
  ]);
  expect(bins[2]).toMatchObject({ exists: 1, exact: 0.5 });
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
