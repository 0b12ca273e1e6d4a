import { expect, test } from 'vitest';
import { contentOf } from '../../../functions/parse/attendance/content.ts';
import { flowOf } from '../../../functions/parse/attendance/flow.ts';
import { read } from '../../../functions/parse/reading.ts';

/** Where nothing reaches across in a list that is made of these lines of a page. */
function endsIn(text: string, ...rows: readonly number[]): readonly number[] {
  const reading = read(text);
  const flow = flowOf(
    reading,
    rows.flatMap((row) => reading.lines[row] ?? []),
  );
  return contentOf(flow, { start: 0, end: flow.text.length }).ends;
}

test('nothing reaches across lines of the page that are not in the list', () => {
  expect(endsIn('周\n另一段话\n明', 0, 2)).toEqual([1, 2]);
  expect(endsIn('周\n\n明', 0, 2)).toEqual([2]);
  expect(endsIn('周\n明', 0, 1)).toEqual([2]);
});
