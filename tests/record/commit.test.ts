import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absorb, carriedWithdrawal, changesPublication, headWith } from '../../functions/record/commit.ts';
import { join, type Known, NOTHING, sightingOf } from '../../functions/record/known.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { type Head, isHeld } from '../../functions/shared/head.ts';

const MEETING = 'qingshi/2024/3';

/** A sighting in few words: at a place, on a day, read by a parser, a content. */
interface Sighting {
  readonly place: string;
  readonly day: number;
  readonly parser: string;
  readonly content: string;
  /** The bytes; those of the place and the day where none are told. */
  readonly page?: string;
  /** Days after which the page came to us. */
  readonly wait?: number;
}

/** Approval of the page that a place showed on a day. */
interface Approval {
  readonly approved: Pick<Sighting, 'place' | 'day' | 'page'>;
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

const pageOf = ({ place, day, page }: Pick<Sighting, 'place' | 'day' | 'page'>) =>
  page ?? `page of ${place} on day ${day}`;
const instant = (day: number) => new Date(Date.UTC(2024, 2, day)).toISOString();

const seen = (sighting: Sighting): Partial<Known> => {
  const { place, day, parser, content, wait = 0 } = sighting;
  const takenInAt = wait > 0 ? instant(day + wait) : undefined;
  return {
    schemaVersion: 2,
    places: sightingOf(
      place,
      {
        documentKey: `documents/qingshi/2024/3/${content}-${day}-${parser}-${pageOf(sighting)}.json`,
        contentHash: content,
        sha256: pageOf(sighting),
        observedAt: instant(day),
        parser,
        rank: RANKS[content] ?? '00000.0',
        source: 'qingshi',
        ...(DOUBTFUL.has(content) && { needsReview: true }),
        ...(content !== 'd' && { published: `2024-03-1${content.charCodeAt(0) % 10}` }),
        ...(content !== 'c' && { heldOn: `2024-03-0${content.charCodeAt(0) - 96}` }),
      },
      takenInAt,
    ),
  };
};

const place = fc.constantFrom('https://a.example/', 'https://b.example/', 'file:application/pdf');
const day = fc.integer({ min: 1, max: 6 });
const PARSERS = ['1.9.0', '1.10.0', '2.0.0'];
/** A page is fetched again and read by several parsers; what a parser reads in it is always the same. */
const sighting: fc.Arbitrary<Sighting> = fc
  .record({
    place,
    day,
    parser: fc.constantFrom(...PARSERS),
    bytes: fc.constantFrom('p', 'q', 'r'),
    wait: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ bytes, parser, ...where }) => {
    const page = `${bytes} at ${where.place}`;
    const content = 'abcdxy'.charAt(Number.parseInt(sha256(`${page} by ${parser}`).slice(0, 4), 16) % 6);
    return { ...where, parser, page, content };
  });
const approval: fc.Arbitrary<Approval> = sighting.map((approved) => ({ approved }));

const knownBy = (one: Sighting | Approval): Partial<Known> =>
  'approved' in one
    ? { approved: [pageOf(one.approved)], approvedAt: { [pageOf(one.approved)]: instant(one.approved.day) } }
    : seen(one);

function mergeAll(events: readonly (Sighting | Approval)[], start?: Head): Head | undefined {
  let head = start;
  for (const one of events) {
    const merged = headWith(head, MEETING, knownBy(one));
    if (merged !== 'unchanged') head = merged;
  }
  return head;
}

/** The head without what tells of the order of arrival. */
function essence(head: Head | undefined) {
  if (head === undefined) return undefined;
  const { rev: _, ...rest } = head;
  return rest;
}

const text = fc.constantFrom('甲', '乙', '丙');
/** Anything that can be known of a meeting. */
const known: fc.Arbitrary<Known> = fc
  .record({
    seen: fc.array(sighting, { maxLength: 5 }),
    approved: fc.array(text, { maxLength: 2 }),
    approvedAt: fc.dictionary(text, day.map(instant), { maxKeys: 2 }),
    doubted: fc.array(text, { maxLength: 2 }),
    aliases: fc.array(text, { maxLength: 2 }),
    corrections: fc.array(
      fc.record({ patch: fc.record({ title: text }), by: text, why: text, at: day.map(instant) }),
      { maxLength: 3 },
    ),
    withdrawals: fc.array(
      fc.record({
        withdrawn: fc.boolean(),
        by: text,
        why: text,
        at: day.map(instant),
        answers: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 3 },
    ),
    absences: fc.dictionary(text, day.map(instant), { maxKeys: 2 }),
    unitedWith: fc.option(text, { nil: undefined }),
  })
  .map(({ seen: sightings, ...more }) =>
    sightings.reduce(
      (all, one) => join(all, { ...NOTHING, ...seen(one) }),
      join(NOTHING, { ...NOTHING, ...more }),
    ),
  );

describe('what is known of a meeting is a join', () => {
  test('commutative', () => {
    fc.assert(
      fc.property(known, known, (one, other) => {
        expect(join(one, other)).toEqual(join(other, one));
      }),
      { numRuns: 500 },
    );
  });

  test('associative', () => {
    fc.assert(
      fc.property(known, known, known, (one, other, third) => {
        expect(join(join(one, other), third)).toEqual(join(one, join(other, third)));
      }),
      { numRuns: 500 },
    );
  });

  test('idempotent, and above both', () => {
    fc.assert(
      fc.property(known, known, (one, other) => {
        const both = join(one, other);
        expect(join(one, one)).toEqual(one);
        expect(join(both, one)).toEqual(both);
        expect(join(both, other)).toEqual(both);
        expect(join(NOTHING, one)).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a meeting that has taken over another one', () => {
  const decisions = fc.array(fc.boolean(), { maxLength: 5 });
  /** A head after these decisions, each of which has seen all before it. */
  const decided = (meeting: string, all: readonly boolean[]): Head => {
    const page: Sighting = { place: `https://${meeting}.example/`, day: 1, parser: '1.0.0', content: 'a' };
    const first = headWith(undefined, meeting, seen(page));
    if (first === 'unchanged') throw new Error('It begins with a page');
    return all.reduce((head, withdrawn) => answered(head, withdrawn), first);
  };
  const answered = (head: Head, withdrawn: boolean): Head => {
    const { rev: answers } = head;
    const withdrawal = { withdrawn, by: '甲', why: head.meeting, at: instant(9 - (answers % 9)), answers };
    const next = headWith(head, head.meeting, { withdrawals: [withdrawal] });
    if (next === 'unchanged') throw new Error('Each of them is another one');
    return next;
  };
  const united = (stays: Head, goes: Head): Head => {
    const whole = absorb(stays, goes, carriedWithdrawal(stays, goes));
    return whole === 'unchanged' ? stays : whole;
  };
  const isWithdrawn = ({ withdrawal }: Head): boolean => withdrawal?.withdrawn === true;

  test('is withdrawn if either of them was, whichever stays, until a later decision', () => {
    fc.assert(
      fc.property(decisions, decisions, (some, others) => {
        const [one, other] = [decided('a/1', some), decided('a/2', others)];
        const both = united(one, other);

        expect(isWithdrawn(both)).toBe(isWithdrawn(one) || isWithdrawn(other));
        expect(isWithdrawn(united(other, one))).toBe(isWithdrawn(both));
        expect(isWithdrawn(answered(both, false))).toBe(false);
        expect(isWithdrawn(answered(answered(both, false), true))).toBe(true);
      }),
    );
  });

  test('takes it over once, in whatever order it takes over several', () => {
    fc.assert(
      fc.property(decisions, decisions, decisions, (some, others, more) => {
        const [one, other, third] = [decided('a/1', some), decided('a/2', others), decided('a/3', more)];
        const both = united(one, other);

        expect(united(both, other)).toBe(both);
        expect(isWithdrawn(united(both, third))).toBe(isWithdrawn(united(one, united(other, third))));
        expect(isWithdrawn(united(both, third))).toBe([one, other, third].some(isWithdrawn));
        for (const known of [one, other]) {
          const again = headWith(both, both.meeting, { withdrawals: known.withdrawals ?? [] });
          expect(again).toBe('unchanged');
        }
      }),
    );
  });
});

describe('the head', () => {
  test('is the same in whatever order things come', () => {
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

          // A head begins with a sighting.
          expect(essence(mergeAll([first, ...shuffled]))).toEqual(essence(mergeAll([first, ...all, first])));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('takes each of them once: what is known already is unchanged', () => {
    fc.assert(
      fc.property(fc.array(sighting, { minLength: 1, maxLength: 8 }), (all) => {
        const head = mergeAll(all);

        for (const one of all) expect(headWith(head, MEETING, seen(one))).toBe('unchanged');
      }),
    );
  });

  test('raises the revision by one with every change, and tells whether it shows', () => {
    fc.assert(
      fc.property(fc.array(sighting, { minLength: 1, maxLength: 8 }), sighting, (before, next) => {
        const head = mergeAll(before);
        const merged = headWith(head, MEETING, seen(next));
        if (head === undefined || merged === 'unchanged') return;

        const published = ({ current, waiting, firstSeenAt, enteredAt, modifiedAt, published: on }: Head) =>
          JSON.stringify({
            current: current.documentKey,
            waiting: waiting?.documentKey,
            firstSeenAt,
            enteredAt,
            modifiedAt,
            on,
          });
        expect(merged.rev).toBe(head.rev + 1);
        expect(changesPublication(head, merged)).toBe(published(merged) !== published(head));
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

  test('grows with what a place shows, not with how often it is seen or read', () => {
    const page = 'the same bytes';
    const place = 'https://a.example/';
    const read = (parser: string, day: number): Sighting => ({ place, day, parser, content: parser, page });
    const head = mergeAll(
      Array.from({ length: 40 }, (_, release) => read(`1.${release}.0`, 1 + (release % 9))),
    );

    expect(Object.values(head?.places ?? {}).flatMap(({ pages }) => Object.values(pages))).toMatchObject([
      { firstSeenAt: instant(1), lastSeenAt: instant(9), reading: { parser: '1.39.0' } },
    ]);
  });

  test('answers later than everything that was decided before rows were made anew', () => {
    const withdrawal = { withdrawn: true, by: '甲', why: '乙', at: instant(1), answers: 40 };
    const head = headWith(undefined, MEETING, {
      ...seen({ place: 'https://a.example/', day: 1, parser: '1.0.0', content: 'a' }),
      withdrawals: [withdrawal],
    });

    expect(head).toMatchObject({ rev: 41, withdrawal });
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
      { content: 'b' },
    ],
    [
      'what a newer parser reads in it otherwise is no change of the page',
      [
        { place: a, day: 1, parser: '1.0.0', content: 'a' },
        { place: a, day: 1, parser: '1.1.0', content: 'b' },
      ],
      { content: 'b' },
    ],
    [
      'a page that differs in bytes alone has not been modified',
      [
        { place: a, day: 1, parser: '1.0.0', content: 'a' },
        { place: a, day: 3, parser: '1.0.0', content: 'a' },
      ],
      { content: 'a' },
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
      { shown: 'y' },
    ],
    [
      'leaves published what an older parser read in the same page without asking',
      [on(1, 'a'), { ...on(1, 'x'), parser: '1.1.0' }],
      { shown: 'a', waits: 'x' },
    ],
    [
      'is forgotten when a still newer parser asks no more',
      [on(1, 'a'), { ...on(1, 'x'), parser: '1.1.0' }, { ...on(1, 'b'), parser: '1.2.0' }],
      { shown: 'b' },
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

describe('when a meeting was first published', () => {
  const one = { place: 'https://a.example/', parser: '2.0.0', content: 'a', page: 'one' };

  test('is when its page came to us, and not when that was written', () => {
    const head = mergeAll([{ ...one, day: 1, wait: 3 }]);
    expect([head?.firstSeenAt, head?.enteredAt]).toEqual([instant(1), instant(4)]);
  });

  test('is the first time, whatever else shows the same', () => {
    const crawled = { ...one, place: 'https://b.example/', page: 'two', day: 2 };
    for (const order of [
      [{ ...one, day: 1, wait: 3 }, crawled],
      [crawled, { ...one, day: 1, wait: 3 }],
    ])
      expect(mergeAll(order)?.enteredAt).toBe(instant(2));
  });

  test('is no other than when it was seen where that was ours', () => {
    expect(mergeAll([{ ...one, day: 1 }])?.enteredAt).toBeUndefined();
  });
});
