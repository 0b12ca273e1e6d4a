import { describe, expect, it } from 'vitest';
import { Inventor, LAYOUTS } from './invented-lists.ts';
import { attendanceOf, compare, emptyScore, f1 } from './measure.ts';

const LISTS = 12;
/** Names and places of these lists are put together at random; run together, some can be read in two ways. */
const FLOOR = 0.98;

describe('reads people and bodies of invented lists', () => {
  it.each(LAYOUTS)('%s', (layout) => {
    const score = emptyScore();
    for (let seed = 1; seed <= LISTS; seed++) {
      const list = new Inventor(seed * 7919).inLayout(layout);
      compare(list, attendanceOf(list.text, list.opening), score);
    }
    const { right, wrong } = score.bodies;
    expect(f1(score.people), score.errors.join('\n')).toBeGreaterThanOrEqual(FLOOR);
    expect(right / Math.max(1, right + wrong), score.errors.join('\n')).toBeGreaterThanOrEqual(
      right + wrong > 0 ? FLOOR : 0,
    );
    expect(score.sure.wrong, score.errors.join('\n')).toBeLessThanOrEqual(
      Math.ceil(0.005 * (score.sure.right + score.sure.wrong)),
    );
  });
});
