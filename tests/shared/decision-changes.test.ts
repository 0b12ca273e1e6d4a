import { describe, expect, it } from 'vitest';
import { decisionChanges, saidIn } from '../../functions/shared/decision-changes.ts';
import type { Head, Version } from '../../functions/shared/head.ts';
import { smallMeeting } from '../publish/small-meeting.ts';

const meeting = smallMeeting('yunze/2024/7', {
  number: 7,
  heldOn: '2024-05-05',
  decisions: [{ subjects: ['《渡口管理办法》'] }, { subjects: ['《渔港管理办法》'] }],
}).document;
const [first, second] = meeting.decisions.map(({ id }) => id);
const MARCH = '2024-03-01T00:00:00.000Z';
const APRIL = '2024-04-01T00:00:00.000Z';
const MAY = '2024-05-01T00:00:00.000Z';

const saying = (subject: string, heldOn = '2024-05-05') =>
  saidIn({
    ...meeting,
    heldOn,
    decisions: meeting.decisions.map((one, index) => (index === 1 ? { ...one, subjects: [subject] } : one)),
  });

/** A head that was first seen in March, and whose page has said these things since those days. */
function headOf(pages: readonly [since: string, said: string][], more: Partial<Head> = {}): Head {
  const version = (said: string): Version => ({
    documentKey: said,
    contentHash: said,
    sha256: said,
    observedAt: MARCH,
    parser: '1.0.0',
    rank: '1',
    source: 'yunze',
    said,
  });
  const seen = pages.map(([since, said]) => [
    `${since}${said}`,
    { firstSeenAt: since, lastSeenAt: since, reading: version(said) },
  ]);
  return {
    meeting: meeting.id,
    source: 'yunze',
    rev: 1,
    places: { place: { place: 'a', pages: Object.fromEntries(seen) } },
    current: version(pages.at(-1)?.[1] ?? ''),
    firstSeenAt: MARCH,
    schemaVersion: 2,
    ...more,
  };
}

const changes = (head: Head) => decisionChanges(head, meeting.decisions, meeting);

describe('when decisions changed', () => {
  it('is not said of what is as it was first', () => {
    expect(changes(headOf([[MARCH, saying('甲')]]))).toEqual({});
    expect(
      changes(
        headOf([
          [MARCH, saying('甲')],
          [APRIL, saying('甲')],
        ]),
      ),
    ).toEqual({});
  });

  it('is said of the one that is worded otherwise, since it is', () => {
    const head = headOf([
      [MARCH, saying('甲')],
      [MAY, saying('乙')],
      [APRIL, saying('乙')],
    ]);
    expect(changes(head)).toEqual({ [second ?? '']: APRIL });
  });

  it('is said of all where the meeting was held on another day', () => {
    const head = headOf([
      [MARCH, saying('甲')],
      [APRIL, saying('甲', '2024-05-06')],
    ]);
    expect(changes(head)).toEqual({ [first ?? '']: APRIL, [second ?? '']: APRIL });
  });

  it('is said of those that a correction touches', () => {
    const correction = (patch: Readonly<Record<string, unknown>>) => ({
      patch,
      by: '编辑',
      why: '误读',
      at: MAY,
    });
    const corrected = (patch: Readonly<Record<string, unknown>>) =>
      changes(headOf([[MARCH, saying('甲')]], { corrections: [correction(patch)] }));
    expect(corrected({ decisions: { [second ?? '']: { kind: 'defer' } } })).toEqual({ [second ?? '']: MAY });
    expect(corrected({ attendance: { 文渊: null } })).toEqual({});
    expect(
      corrected({
        decisions: meeting.decisions.map((one) => (one.id === second ? { ...one, kind: 'defer' } : one)),
      }),
    ).toEqual({ [second ?? '']: MAY });
    expect(corrected({ decisions: meeting.decisions })).toEqual({});
    expect(corrected({ heldOn: '2024-05-06' })).toEqual({ [first ?? '']: MAY, [second ?? '']: MAY });
  });

  it('is not known of what an earlier release has written', () => {
    const head = headOf([[MARCH, saying('甲')]]);
    const { said: _, ...current } = head.current;
    expect(changes({ ...head, current })).toBeUndefined();
  });
});
