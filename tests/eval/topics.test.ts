import { expect, it } from 'vitest';
import figures from '../../functions/publish/site/data/topics.json' with { type: 'json' };
import { TOPICS } from '../../functions/shared/topics.ts';
import judged from './topics.json' with { type: 'json' };
import { measureTopics } from './topics.ts';

const CODES = new Set(TOPICS.map(({ code }) => code));
const FIXTURES = ['tests/fixtures/first-reading'];

it('is judged by codes that there are, each decision once', () => {
  const seen = new Set<string>();
  for (const { decisions } of judged.sets)
    for (const { page, decision, areas, also = [] } of decisions) {
      for (const code of [...areas, ...also]) expect(CODES).toContain(code);
      expect(areas.filter((code) => also.includes(code))).toEqual([]);
      expect(seen).not.toContain(`${page} ${decision}`);
      seen.add(`${page} ${decision}`);
    }
  expect(seen.size).toBe(380);
});

it('says of the subject areas what is published, and is no worse than it was', () => {
  const sets = measureTopics(FIXTURES);
  expect(sets.map(({ name }) => name)).toEqual(['second', 'third']);
  const [second, third] = sets.map(({ now }) => now);
  if (second === undefined || third === undefined) throw new Error('not measured');
  expect(figures).toMatchObject({ decisions: 110, assigned: third.assigned });
  expect(figures.precision).toBeCloseTo(third.right / third.assigned, 4);
  expect(figures.coverage).toBeCloseTo(third.covered / third.due, 4);
  expect(third.right / third.assigned).toBeGreaterThanOrEqual(0.95);
  expect(third.covered / third.due).toBeGreaterThanOrEqual(0.71);
  expect(second.right / second.assigned).toBeGreaterThanOrEqual(0.97);
  expect(second.covered / second.due).toBeGreaterThanOrEqual(0.88);
});
