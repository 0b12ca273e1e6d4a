import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Claimed, claimOf, doubtful, leadsTo } from '../../functions/record/claim.ts';

const held = { source: 'qingshi', series: '常务会议', heldOn: '2024-03-08' };

describe('what a document claims', () => {
  test('is the government, the kind of meeting and the day, with the number where it is told', () => {
    const claim = { source: 'qingshi', kind: '常务会议', day: '2024-03-08' };

    expect(claimOf(held)).toEqual(claim);
    expect(claimOf({ ...held, number: 3 })).toEqual({ ...claim, number: 3 });
  });

  test.each([
    ['常务会', '常务会议'],
    ['常务（扩大）会议', '常务会议'],
    ['常务扩大会议', '常务会议'],
    ['县长办公会', '政府办公会议'],
    ['市长办公会议', '政府办公会议'],
    ['主任办公会', '主任办公会议'],
    ['党组（扩大）会议', '党组会议'],
  ])('%s is the kind %s', (series, kind) => {
    expect(claimOf({ ...held, series })?.kind).toBe(kind);
  });

  test('is nothing without a day, a kind or a government', () => {
    const { heldOn, series, source } = held;

    expect(claimOf({ source, series })).toBeUndefined();
    expect(claimOf({ source, heldOn })).toBeUndefined();
    expect(claimOf({ ...held, source: 'unknown' })).toBeUndefined();
    expect(claimOf({ ...held, series: `常务${'长'.repeat(2000)}会议` })).toBeUndefined();
    expect(claimOf({ ...held, series: '常务#会议' })).toBeUndefined();
  });

  test('is nothing where several such meetings may be held on a day and no number tells them apart', () => {
    expect(claimOf({ ...held, series: '专题会议' })).toBeUndefined();
    expect(claimOf({ ...held, series: '专题会议', number: 5 })).toMatchObject({ number: 5 });
  });
});

const claims = (...all: Claimed[]) => Object.fromEntries(all.map((one, i) => [String(i), one]));
const seen = { observedAt: '2024-03-09T00:00:00.000Z', parser: '1.0.0' };
const numbered = (meeting: string, number: number): Claimed => ({ ...seen, meeting, number });
const unnumbered = (meeting: string): Claimed => ({ ...seen, meeting });

describe('where a claim leads', () => {
  test.each([
    ['to nothing where nothing is known', undefined, [], 'none'],
    ['to the meeting of its number', 17, [numbered('a', 17), numbered('b', 18)], { meeting: 'a' }],
    ['to none with another number', 19, [numbered('a', 17)], 'none'],
    ['to the one meeting without a number', 17, [unnumbered('a')], { meeting: 'a' }],
    ['past a meeting that has got another number', 18, [unnumbered('a'), numbered('a', 17)], 'none'],
    ['without a number to the only meeting', undefined, [numbered('a', 17)], { meeting: 'a' }],
    ['without a number to nobody knows which', undefined, [numbered('a', 17), numbered('b', 18)], 'several'],
    [
      'to nobody knows which of two that bear its number',
      17,
      [numbered('a', 17), numbered('b', 17)],
      'several',
    ],
  ] as const)('%s', (_, number, others, leads) => {
    expect(leadsTo(number === undefined ? {} : { number }, claims(...others))).toEqual(leads);
  });

  test('without a number is doubtful as soon as there are two numbers', () => {
    const report = unnumbered('a');

    expect(doubtful(claims(report, numbered('a', 17)))).toEqual([]);
    expect(doubtful(claims(report, numbered('a', 17), numbered('b', 18)))).toEqual([['0', report]]);
  });

  test('makes the same meetings of the same pages, in whatever order they come', () => {
    const page = fc.record({
      address: fc.integer({ min: 1, max: 6 }),
      number: fc.option(fc.constantFrom(17, 18, 19), { nil: undefined }),
    });
    const pages = fc.uniqueArray(page, { selector: ({ address }) => address, maxLength: 6 });
    fc.assert(
      fc.property(
        pages.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(meetingsOf(shuffled)).toEqual(meetingsOf(all));
        },
      ),
    );
  });
});

/** Which pages are sure to be about one meeting, when they come in this order; the identifiers do not matter. */
function meetingsOf(pages: readonly { readonly address: number; readonly number: number | undefined }[]) {
  let known: Readonly<Record<string, Claimed>> = {};
  for (const { address, number } of pages) {
    const leads = leadsTo(number === undefined ? {} : { number }, known);
    const meeting = typeof leads === 'object' ? leads.meeting : `meeting of ${address}`;
    known = { ...known, [address]: { ...seen, meeting, ...(number !== undefined && { number }) } };
  }
  const unsure = new Set(doubtful(known).map(([address]) => address));
  const sure = Object.entries(known).filter(([address]) => !unsure.has(address));
  const meetings = [...new Set(sure.map(([, { meeting }]) => meeting))];
  return meetings
    .map((meeting) => sure.flatMap(([address, claim]) => (claim.meeting === meeting ? [address] : [])).sort())
    .sort();
}
