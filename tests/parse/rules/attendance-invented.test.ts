import { describe, expect, it } from 'vitest';
import { listed, type Seat, seatsOf, told } from './attending.ts';
import { type Expected, Inventor, LAYOUTS } from './invented-lists.ts';

const LISTS = 12;
/** Names and places of these lists are put together at random; run together, some can be read in two ways. */
const FLOOR = 0.975;
const SURE = 0.9;
/** Of the sure ones so many in a hundred may be wrong. */
const WRONG = 0.005;

const bodies = (text: string | undefined): string => (text ?? '').split('、').sort().join('、');

/** What was read of lists against what was written. */
class Score {
  hit = 0;
  miss = 0;
  extra = 0;
  rightBodies = 0;
  wrongBodies = 0;
  sure = 0;
  sureAndWrong = 0;
  readonly faults: string[] = [];

  add(expected: readonly Expected[], got: readonly Seat[]): void {
    const left = [...got];
    for (const want of expected) {
      const matches = (seat: Seat): boolean => seat.name === want.name && seat.role === want.role;
      const sameBody = (seat: Seat): boolean => bodies(seat.organization) === bodies(want.organization);
      const exact = left.findIndex((seat) => matches(seat) && sameBody(seat));
      const at = exact >= 0 ? exact : left.findIndex(matches);
      const [seat] = at < 0 ? [] : left.splice(at, 1);
      if (seat === undefined) {
        this.miss++;
        this.faults.push(`missed ${want.role} ${want.organization ?? '-'} ${want.name}`);
        continue;
      }
      this.hit++;
      if (want.organization === undefined) continue;
      if (sameBody(seat)) this.rightBodies++;
      else {
        this.wrongBodies++;
        this.faults.push(`body of ${want.name}: ${want.organization}, read ${seat.organization ?? '-'}`);
      }
    }
    this.extra += left.length;
    const names = new Set(expected.map(({ name }) => name));
    for (const { confidence, name } of got) {
      if (confidence < SURE) continue;
      this.sure++;
      if (!names.has(name)) this.sureAndWrong++;
    }
    for (const { role, name } of left) this.faults.push(`invented ${role} ${name}`);
  }
}

describe('reads people and bodies of invented lists', () => {
  it.each(LAYOUTS)('%s', (layout) => {
    const score = new Score();
    for (let seed = 1; seed <= LISTS; seed++) {
      const list = new Inventor(seed * 7919).inLayout(layout);
      score.add(list.expected, seatsOf(list.opening ? told(list.text) : listed(list.text)));
    }
    const { hit, miss, extra, rightBodies, wrongBodies, sure, sureAndWrong, faults } = score;
    const all = 2 * hit + miss + extra;
    expect(all === 0 ? 1 : (2 * hit) / all, faults.join('\n')).toBeGreaterThanOrEqual(FLOOR);
    const withBody = rightBodies + wrongBodies;
    expect(withBody === 0 ? 1 : rightBodies / withBody, faults.join('\n')).toBeGreaterThanOrEqual(FLOOR);
    expect(sureAndWrong, faults.join('\n')).toBeLessThanOrEqual(Math.ceil(WRONG * sure));
  });
});
