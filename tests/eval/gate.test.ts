import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, generatedCases, measure, type Result } from './cases.ts';
import { gate, readFloors } from './gate.ts';

const FLOORS = 'tests/eval/floor.json';

describe('the gate', () => {
  const set = generatedCases(3, 1, false);
  const cases: readonly Case[] = [...set.cases];
  let results: readonly Result[] = [];
  beforeAll(async () => {
    results = await measure({ name: set.name, cases });
  });

  it('opens where every figure lies on its floor or above', () => {
    const { holds, lines } = gate('here', results, { here: { items: 0, meeting: 0.5 } });
    expect(holds).toBe(true);
    expect(lines).toHaveLength(2);
  });

  it('closes where one figure has fallen, and says which', async () => {
    const unreadable = await measure({
      name: 'here',
      cases: cases.map((one) => ({ ...one, bytes: new Uint8Array([33]) })),
    });
    const { holds, lines } = gate('here', unreadable, { here: { decisions: 0.9, meeting: 0 } });
    expect(holds).toBe(false);
    expect(lines.filter((line) => line.startsWith('LOW'))).toEqual(['LOW here decisions: 0.000 (floor 0.9)']);
  });

  it('closes where a figure could not be measured', () => {
    expect(gate('here', [], { here: { items: 0 } }).holds).toBe(false);
  });

  it('does not let a set through for which no floors are kept', () => {
    expect(() => gate('elsewhere', results, { here: { items: 0 } })).toThrow('no floors for elsewhere');
  });

  it('has floors for what is invented', () => {
    expect(Object.keys(readFloors(FLOORS))).toEqual(
      expect.arrayContaining(['generated', 'generated-damaged']),
    );
  });
});
