import { expect, it } from 'vitest';
import { firstReading } from './blind.ts';
import { generatedCases, measure } from './cases.ts';
import { accuracyPage, summaryTable } from './page.ts';

it('what is read for the first time leads every table, and says whether it has been seen since', async () => {
  const set = generatedCases(2, 1, false);
  const measured = [{ name: set.name, results: await measure(set) }];
  const first = firstReading('spring set', '2026-03-01', measured);

  expect(first).toMatchObject({
    pages: 2,
    governments: 2,
    seenSince: false,
    fields: { form: { f1: 1, right: 2 } },
  });
  const [, , leading] = summaryTable(measured, [first]).split('\n');
  expect(leading).toContain('**Read for the first time** (spring set, 2026-03-01)');
  const page = accuracyPage(measured, [{ ...first, seenSince: true }]);
  expect(page.indexOf('### spring set')).toBeLessThan(page.indexOf('## Minutes invented by a program'));
  expect(page).toContain('They have been looked at since');
  expect(page).toMatch(/<details><summary>On generated pages<\/summary>\n\n\| rule/);
});
