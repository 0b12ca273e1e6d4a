import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approve, type Candidate, changedPublication, merge } from '../../functions/record/commit.ts';
import { type Head, isHeld } from '../../functions/shared/head.ts';

const AT = '2024-08-01T00:00:00.000Z';

/** A sighting in few words: at a place, on a day, read by a parser, a content. */
interface Sighting {
  readonly place: string;
  readonly day: number;
  readonly parser: string;
  readonly content: string;
}

/** Approval of the page that a place showed on a day. */
interface Approval {
  readonly approved: Pick<Sighting, 'place' | 'day'>;
}

/** Contents that say that they need a review. */
const DOUBTFUL = new Set(['x', 'y']);

/** What a content tells is a property of the content: so are its rank and its day. */
const RANKS: Readonly<Record<string, string>> = {
  a: '00003.4',
  b: '00003.4',
  c: '00001.4',
  d: '00007.4',
  x: '00005.4',
  y: '00009.4',
};

const pageOf = ({ place, day }: Pick<Sighting, 'place' | 'day'>) => `page of ${place} on day ${day}`;

const candidate = ({ place, day, parser, content }: Sighting): Candidate => ({
  meeting: 'qingshi/2024/3',
  place,
  schemaVersion: 1,
  version: {
    documentKey: `documents/qingshi/2024/3/${content}-${day}-${parser}-${place}.json`,
    contentHash: content,
    sha256: pageOf({ place, day }),
    observedAt: new Date(Date.UTC(2024, 2, day)).toISOString(),
    parser,
    rank: RANKS[content] ?? '00000.0',
    source: 'qingshi',
    ...(DOUBTFUL.has(content) && { needsReview: true }),
    ...(content !== 'd' && { published: `2024-03-1${content.charCodeAt(0) % 10}` }),
    ...(content !== 'c' && { heldOn: `2024-03-0${content.charCodeAt(0) - 96}` }),
  },
});

const sighting: fc.Arbitrary<Sighting> = fc.record({
  place: fc.constantFrom('https://a.example/', 'https://b.example/', 'file:application/pdf'),
  day: fc.integer({ min: 1, max: 6 }),
  parser: fc.constantFrom('1.9.0', '1.10.0', '2.0.0'),
  content: fc.constantFrom('a', 'b', 'c', 'd', 'x', 'y'),
});
const approval: fc.Arbitrary<Approval> = fc.record({
  approved: fc.record({
    place: fc.constantFrom('https://a.example/', 'https://b.example/', 'file:application/pdf'),
    day: fc.integer({ min: 1, max: 6 }),
  }),
});

function mergeAll(events: readonly (Sighting | Approval)[], start?: Head): Head | undefined {
  let head = start;
  for (const one of events) {
    const merged = next(head, one);
    if (merged !== 'unchanged') head = merged;
  }
  return head;
}

function next(head: Head | undefined, one: Sighting | Approval): Head | 'unchanged' {
  if (!('approved' in one)) return merge(head, candidate(one), AT);
  if (head === undefined) throw new Error('Nothing is known that could be approved');
  return approve(head, pageOf(one.approved), AT);
}

/** The head without what tells of the order of arrival. */
function essence(head: Head | undefined) {
  if (head === undefined) return undefined;
  const { rev: _, pendingRevisions: __, undrainedSince: ___, ...rest } = head;
  return rest;
}

describe('the join of versions', () => {
  test('ends in the same head in whatever order they come', () => {
    fc.assert(
      fc.property(
        sighting,
        fc.array(fc.oneof({ arbitrary: sighting, weight: 4 }, approval), { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (first, all, random) => {
          const shuffled = all
            .map((one) => ({ one, order: random.next().value }))
            .sort((x, y) => x.order - y.order)
            .map(({ one }) => one);

          // Only what has a head can be approved, so that one sighting always comes first.
          expect(essence(mergeAll([first, ...shuffled]))).toEqual(essence(mergeAll([first, ...all, first])));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('takes any two of them in either order on top of any head', () => {
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 6 }), sighting, sighting, (before, one, other) => {
        const head = mergeAll(before);

        expect(essence(mergeAll([one, other], head))).toEqual(essence(mergeAll([other, one], head)));
      }),
    );
  });

  test('takes each of them once: what is known already is unchanged', () => {
    fc.assert(
      fc.property(fc.array(sighting, { minLength: 1, maxLength: 8 }), (all) => {
        const head = mergeAll(all);

        for (const one of all) expect(merge(head, candidate(one), AT)).toBe('unchanged');
      }),
    );
  });

  test('raises the revision by one with every change, and stands in the outbox for what changed', () => {
    fc.assert(
      fc.property(fc.array(sighting, { minLength: 1, maxLength: 8 }), sighting, (before, next) => {
        const known = mergeAll(before);
        const head: Head | undefined = known && { ...known, pendingRevisions: [] };
        const merged = merge(head, candidate(next), AT);
        if (head === undefined || merged === 'unchanged') return;

        const published = ({ current, waiting, firstSeenAt, modifiedAt, published: on }: Head) => ({
          current,
          waiting,
          firstSeenAt,
          modifiedAt,
          on,
        });
        const same = JSON.stringify(published(merged)) === JSON.stringify(published(head));
        expect(merged.rev).toBe(head.rev + 1);
        expect(changedPublication(merged)).toBe(!same);
        expect(merged.pendingRevisions).toHaveLength(same ? 0 : 1);
        expect(merged.undrainedSince).toBe(AT);
      }),
    );
  });

  test('never says that it changed before it was first seen', () => {
    fc.assert(
      fc.property(fc.array(sighting, { minLength: 1, maxLength: 12 }), (all) => {
        const head = mergeAll(all);

        expect(head?.modifiedAt === undefined || head.modifiedAt >= head.firstSeenAt).toBe(true);
      }),
    );
  });
});

describe('what is published', () => {
  const a = 'https://a.example/';
  const b = 'https://b.example/';
  const dayOf = (time: string | undefined) => time?.slice(0, 10);

  test.each<[string, Sighting[], { content: string; modified?: string }]>([
    [
      'the first state has not been modified',
      [{ place: a, day: 1, parser: '1.0.0', content: 'a' }],
      { content: 'a' },
    ],
    [
      'an edited page shows its newest state, modified when that was first seen',
      [
        { place: a, day: 1, parser: '1.0.0', content: 'a' },
        { place: a, day: 3, parser: '1.0.0', content: 'b' },
        { place: a, day: 5, parser: '1.0.0', content: 'b' },
      ],
      { content: 'b', modified: '2024-03-03' },
    ],
    [
      'an edit that tells less is an edit all the same',
      [
        { place: a, day: 1, parser: '1.0.0', content: 'd' },
        { place: a, day: 3, parser: '1.0.0', content: 'c' },
      ],
      { content: 'c', modified: '2024-03-03' },
    ],
    [
      'a page that goes back to its first state shows that, modified after the state in between',
      [
        { place: a, day: 1, parser: '1.0.0', content: 'a' },
        { place: a, day: 3, parser: '1.0.0', content: 'b' },
        { place: a, day: 5, parser: '1.0.0', content: 'a' },
      ],
      { content: 'a', modified: '2024-03-03' },
    ],
    [
      'the newer parser decides about one and the same page',
      [
        { place: a, day: 1, parser: '1.10.0', content: 'b' },
        { place: a, day: 1, parser: '1.9.0', content: 'a' },
      ],
      { content: 'b', modified: '2024-03-01' },
    ],
    [
      'a second address that tells more takes over when it is seen',
      [
        { place: a, day: 1, parser: '1.0.0', content: 'c' },
        { place: b, day: 4, parser: '1.0.0', content: 'd' },
      ],
      { content: 'd', modified: '2024-03-04' },
    ],
    [
      'a second address that tells less changes nothing',
      [
        { place: a, day: 1, parser: '1.0.0', content: 'd' },
        { place: b, day: 4, parser: '1.0.0', content: 'c' },
      ],
      { content: 'd' },
    ],
    [
      'where the better address loses its facts, the other one takes over from then on',
      [
        { place: a, day: 1, parser: '1.0.0', content: 'd' },
        { place: b, day: 2, parser: '1.0.0', content: 'a' },
        { place: a, day: 5, parser: '1.0.0', content: 'c' },
      ],
      { content: 'a', modified: '2024-03-05' },
    ],
    [
      'of two addresses that tell as much, the first by name is shown',
      [
        { place: b, day: 1, parser: '1.0.0', content: 'a' },
        { place: a, day: 1, parser: '1.0.0', content: 'b' },
      ],
      { content: 'b' },
    ],
  ])('%s', (_, sightings, expected) => {
    const head = mergeAll(sightings);

    expect(head?.current.contentHash).toBe(expected.content);
    expect(dayOf(head?.modifiedAt)).toBe(expected.modified);
    expect(dayOf(head?.firstSeenAt)).toBe('2024-03-01');
  });

  test('a page that went back is modified later than the state that it left', () => {
    const sightings: Sighting[] = [
      { place: a, day: 1, parser: '1.0.0', content: 'a' },
      { place: a, day: 3, parser: '1.0.0', content: 'b' },
    ];
    const left = mergeAll(sightings)?.modifiedAt ?? '';
    const back =
      mergeAll([...sightings, { place: a, day: 5, parser: '1.0.0', content: 'a' }])?.modifiedAt ?? '';

    expect(back > left).toBe(true);
  });
});

describe('what waits for review', () => {
  const a = 'https://a.example/';
  const b = 'https://b.example/';
  const on = (day: number, content: string, place = a): Sighting => ({
    place,
    day,
    parser: '1.0.0',
    content,
  });
  const approved = (day: number, place = a): Approval => ({ approved: { place, day } });

  test.each<[string, (Sighting | Approval)[], { shown?: string; waits?: string; modified?: string }]>([
    ['is not published where there is nothing else', [on(1, 'x')], { waits: 'x' }],
    ['is published when its page is approved', [on(1, 'x'), approved(1)], { shown: 'x' }],
    ['leaves published what the page showed before', [on(1, 'a'), on(3, 'x')], { shown: 'a', waits: 'x' }],
    [
      'leaves published what came before, also when it tells more',
      [on(1, 'c'), on(3, 'y')],
      { shown: 'c', waits: 'y' },
    ],
    [
      'takes its place when it is approved',
      [on(1, 'a'), on(3, 'x'), approved(3)],
      { shown: 'x', modified: '2024-03-03' },
    ],
    ['is forgotten when the page is mended', [on(1, 'x'), on(3, 'a')], { shown: 'a' }],
    ['is of no interest where another address tells more', [on(1, 'd', b), on(3, 'x')], { shown: 'd' }],
    ['waits where another address tells less', [on(1, 'c', b), on(3, 'x')], { shown: 'c', waits: 'x' }],
    [
      'is approved for its page, and not for the next one',
      [on(1, 'x'), approved(1), on(3, 'y')],
      { shown: 'x', waits: 'y' },
    ],
    ['stays approved when the page comes again', [on(1, 'x'), approved(1), on(3, 'x')], { shown: 'x' }],
    [
      'stays approved when a better parser reads the page',
      [on(1, 'x'), approved(1), { ...on(1, 'y'), parser: '1.1.0' }],
      { shown: 'y', modified: '2024-03-01' },
    ],
  ])('%s', (_, events, expected) => {
    const head = mergeAll(events);
    if (head === undefined) throw new Error('There is no head');

    expect({
      shown: isHeld(head) ? undefined : head.current.contentHash,
      waits: head.waiting?.contentHash,
      modified: head.modifiedAt?.slice(0, 10),
    }).toEqual({ shown: undefined, waits: undefined, modified: undefined, ...expected });
  });

  test('never takes back what has been published', () => {
    const events = fc.array(fc.oneof({ arbitrary: sighting, weight: 4 }, approval), { maxLength: 12 });
    fc.assert(
      fc.property(sighting, events, (first, all) => {
        const head = mergeAll([first, ...all]);
        const later = mergeAll(all, head);
        if (head === undefined || later === undefined) throw new Error('There is no head');

        expect(isHeld(head) || !isHeld(later)).toBe(true);
      }),
    );
  });
});

describe('the reason of a revision', () => {
  test('tells edit, parser, address and late arrival apart', () => {
    const reasons = mergeAll([
      { place: 'https://b.example/', day: 2, parser: '1.0.0', content: 'a' },
      { place: 'https://b.example/', day: 4, parser: '1.0.0', content: 'b' },
      { place: 'https://b.example/', day: 4, parser: '1.1.0', content: 'c' },
      { place: 'https://a.example/', day: 4, parser: '1.1.0', content: 'd' },
      { place: 'https://a.example/', day: 1, parser: '1.1.0', content: 'd' },
    ])?.pendingRevisions.map(({ reason }) => reason);

    expect(reasons).toEqual(['first', 'page-changed', 'parser', 'address-added', 'late-arrival']);
  });
});
