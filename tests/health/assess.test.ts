// The state machine as a table: what is known of a source, and what is said of it.
import { describe, expect, it } from 'vitest';
import { stateKey } from '../../functions/discover/discover.ts';
import { assess, type Evidence } from '../../functions/health/assess.ts';
import type { FillRates, SourceFacts } from '../../functions/health/facts.ts';
import type { ListState, SourceState } from '../../functions/shared/crawl/source-state.ts';
import type { List, Source } from '../../schemas/generated/source.ts';
import type { State } from '../../schemas/generated/status.ts';
import { statusOf } from './status.ts';

const list: List = { kind: 'html', url: 'https://www.yunze.example/cwhy/' };
const other: List = { kind: 'html', url: 'https://www.yunze.example/old/' };
const source: Source = {
  id: 'yunze',
  name: '云泽县人民政府',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: ['云泽县人民政府'],
  crawl: { enabled: true, lists: [list] },
};
const read: ListState = { usualEntries: 20, entries: 20, toRead: [], complete: true, walked: 60 };
const state = (more: Partial<SourceState> = {}, of: Partial<ListState> = {}): SourceState => ({
  source: 'yunze',
  lists: { [stateKey(list)]: { ...read, ...of } },
  lastRunAt: '2024-09-02T08:00:00.000Z',
  lastSuccessAt: '2024-09-02T08:00:00.000Z',
  nextDueAt: '2024-09-02T14:00:00.000Z',
  failures: 0,
  version: 3,
  ...more,
});

/** Days a week apart, the last one given. */
const weekly = (last: string, count = 20) => every(7, last, count);
const every = (gap: number, last: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(last) - (count - 1 - i) * gap * 86_400_000).toISOString().slice(0, 10),
  );
const facts = (days: readonly string[], more: Partial<SourceFacts> = {}): SourceFacts => ({
  readAt: '2024-09-02T08:00:00.000Z',
  meetings: 20,
  gaps: [],
  ledger: { waiting: 0, fetched: 20, gone: 0, missing: 0, refused: 0, unfetched: [], days },
  ...more,
});
const rates = (more: Partial<FillRates> = {}): FillRates => ({
  heldOn: 1,
  number: 0.9,
  decisions: 0.95,
  attendance: 0.9,
  ...more,
});
const error = (code: string, failures: number): Partial<SourceState> => ({
  failures,
  lastError: { at: '2024-09-02T08:00:00.000Z', code, message: 'https://www.yunze.example/cwhy/ fails' },
});

const assessed = (more: Partial<Evidence> = {}) =>
  assess({
    source,
    state: state(),
    facts: facts(weekly('2024-08-30')),
    quarantined: { count: 0, pages: [] },
    waitingForReview: 0,
    before: undefined,
    now: new Date('2024-09-02T09:00:00Z'),
    ...more,
  });

interface Case {
  readonly what: string;
  readonly given: Partial<Evidence>;
  readonly state: State;
  readonly says?: RegExp;
}

const cases: readonly Case[] = [
  { what: 'all is in order', given: {}, state: 'well' },
  { what: 'it was never looked at', given: { state: undefined }, state: 'never-run' },
  {
    what: 'its schedule is switched off',
    given: { source: { ...source, crawl: { enabled: false, lists: [list] } } },
    state: 'off',
  },
  {
    what: 'it is fed from files',
    given: { source: { id: 'yunze', name: '云泽县人民政府', timeZone: 'Asia/Shanghai' }, state: undefined },
    state: 'files',
  },
  { what: 'one timeout', given: { state: state(error('timeout', 1)) }, state: 'well' },
  { what: 'two of them', given: { state: state(error('timeout', 2)) }, state: 'well' },
  {
    what: 'three of them',
    given: { state: state(error('timeout', 3)) },
    state: 'failing',
    says: /没有在规定时间内答复/,
  },
  {
    what: 'the list is gone',
    given: { state: state(error('list-gone', 1)) },
    state: 'failing',
    says: /不存在/,
  },
  {
    what: 'robots.txt forbids it',
    given: { state: state(error('disallowed', 1)) },
    state: 'failing',
    says: /robots/,
  },
  { what: 'a reason without words', given: { state: state(error('odd', 1)) }, state: 'failing', says: /odd/ },
  {
    what: 'nobody has looked for two days',
    given: { state: state({ nextDueAt: '2024-08-31T08:00:00.000Z' }) },
    state: 'overdue',
    says: /2024年8月31日/,
  },
  { what: 'the newest are 21 days old', given: { facts: facts(weekly('2024-08-12')) }, state: 'well' },
  {
    what: 'they are 22 days old',
    given: { facts: facts(weekly('2024-08-11')) },
    state: 'silent',
    says: /每7天/,
  },
  {
    what: 'the configuration knows better',
    given: {
      source: { ...source, crawl: { enabled: true, lists: [list], cadenceDays: 30 } },
      facts: facts(weekly('2024-08-11')),
    },
    state: 'well',
  },
  {
    what: 'the history is too short to tell',
    given: { facts: facts(weekly('2023-01-02', 5)) },
    state: 'well',
  },
  {
    what: 'twenty entries became nine',
    given: { state: state({}, { entries: 9 }) },
    state: 'shrunk',
    says: /9条.*20条/,
  },
  { what: 'twenty entries became ten', given: { state: state({}, { entries: 10 }) }, state: 'well' },
  {
    what: 'a short list became shorter',
    given: { state: state({}, { usualEntries: 3, entries: 1 }) },
    state: 'well',
  },
  {
    what: 'a list that is not configured any more shrank',
    given: {
      state: state({ lists: { [stateKey(list)]: read, [stateKey(other)]: { ...read, entries: 1 } } }),
    },
    state: 'well',
  },
  {
    what: 'hardly any attendance is found any more',
    given: {
      facts: facts(weekly('2024-08-30'), { fill: { newest: rates({ attendance: 0.2 }), before: rates() } }),
    },
    state: 'thinner',
    says: /参会人员的占20%.*90%/,
  },
  {
    what: 'there never was much attendance',
    given: {
      facts: facts(weekly('2024-08-30'), {
        fill: { newest: rates({ attendance: 0 }), before: rates({ attendance: 0.4 }) },
      }),
    },
    state: 'well',
  },
  {
    what: 'the history is still being read',
    given: {
      state: state(
        {},
        { complete: false, total: 60, toRead: [{ url: 'https://www.yunze.example/2', page: 2, before: 20 }] },
      ),
    },
    state: 'incomplete',
    says: /60条，已读20条/,
  },
  {
    what: 'the list has more than was seen',
    given: { state: state({}, { total: 100 }) },
    state: 'incomplete',
  },
  {
    what: 'the list has more, but old ones are not wanted',
    given: {
      source: { ...source, crawl: { enabled: true, lists: [list], since: '2024-01-01' } },
      state: state({}, { total: 100 }),
    },
    state: 'well',
  },
  {
    what: 'weekly became fortnightly',
    given: { facts: facts([...weekly('2024-06-14', 14), ...every(14, '2024-08-30', 5)]) },
    state: 'slower',
    says: /每14天.*每7天/,
  },
  {
    what: 'what was recorded is not published',
    given: { stuckSince: '2024-09-01T03:00:00.000Z', state: state(error('list-gone', 1)) },
    state: 'stuck',
    says: /2024年9月1日以来/,
  },
  {
    what: 'files are dropped, and what was recorded of them is not published',
    given: {
      source: { id: 'yunze', name: '云泽县人民政府', timeZone: 'Asia/Shanghai' },
      state: undefined,
      stuckSince: '2024-09-01T03:00:00.000Z',
    },
    state: 'stuck',
  },
  {
    what: 'a meeting waits for a person for 14 days',
    given: {
      facts: facts(weekly('2024-08-30'), { waitingSince: '2024-08-19T10:00:00.000Z' }),
      waitingForReview: 1,
    },
    state: 'well',
  },
  {
    what: 'two meetings wait for longer',
    given: {
      facts: facts(weekly('2024-08-30'), { waitingSince: '2024-08-19T08:00:00.000Z' }),
      waitingForReview: 2,
    },
    state: 'unreviewed',
    says: /2次会议待复核，最早的自2024年8月19日起/,
  },
  {
    what: 'what waited was approved meanwhile',
    given: { facts: facts(weekly('2024-08-30'), { waitingSince: '2024-08-01T08:00:00.000Z' }) },
    state: 'well',
  },
];

describe('a source', () => {
  it.each(cases)('$what: $state', ({ given, state: expected, says }) => {
    const status = assessed(given);
    expect(status.state).toBe(expected);
    if (says !== undefined) expect(status.problems[0]?.message).toMatch(says);
    expect(status.problems.length > 0).toBe(!['well', 'never-run', 'off', 'files'].includes(expected));
  });

  it('names the command that mends it, wherever a person can do something', () => {
    const remedyOf = (given: Partial<Evidence>) => assessed(given).problems[0]?.remedy;
    expect(remedyOf({ state: state(error('list-gone', 1)) })).toBe('open-minutes sources check yunze');
    expect(remedyOf({ stuckSince: '2024-09-01T03:00:00.000Z' })).toBe('open-minutes publish --all');
    const waitingSince = '2024-08-01T08:00:00.000Z';
    const waiting = facts(weekly('2024-08-30'), { waitingSince });
    expect(remedyOf({ facts: waiting, waitingForReview: 1 })).toBe('open-minutes review');
    expect(remedyOf({ state: state({}, { total: 100 }) })).toBeUndefined();
  });

  it('tells everything that is wrong, the worst first', () => {
    const status = assessed({
      state: state(error('list-gone', 2), { entries: 2 }),
      facts: facts(weekly('2024-01-01')),
    });
    expect(status.state).toBe('failing');
    expect(status.problems.map(({ code }) => code)).toEqual(['failing', 'silent', 'shrunk']);
  });
});

describe('what is said over time', () => {
  it('keeps since when it is so, and what was before', () => {
    const before = statusOf({ state: 'well' });
    const failing = assessed({ state: state(error('list-gone', 1)), before });
    expect(failing).toMatchObject({ state: 'failing', before: 'well', since: '2024-09-02' });
    const now = new Date('2024-09-05T09:00:00Z');
    const nextDueAt = '2024-09-05T10:00:00.000Z';
    const still = assessed({ state: state({ ...error('list-gone', 1), nextDueAt }), before: failing, now });
    expect(still).toMatchObject({ state: 'failing', before: 'well', since: '2024-09-02' });
    const recovered = assessed({ state: state({ nextDueAt }), before: still, now });
    expect(recovered).toMatchObject({ state: 'well', before: 'failing', since: '2024-09-05' });
    expect(recovered.lastError).toBeUndefined();
  });

  it('does not change while nothing happens', () => {
    const first = assessed();
    const later = assessed({ before: first, now: new Date('2024-09-02T13:00:00Z') });
    expect(later).toEqual(first);
  });

  it('does not change with every look of a day, nor with every failure', () => {
    const first = assessed({ state: state(error('list-gone', 6)) });
    expect(first.lastError?.failures).toBe(5);
    expect(assessed({ state: state(error('list-gone', 9)), before: first })).toEqual({
      ...first,
    });
  });

  it('keeps the reason while a host is only left in peace', () => {
    const first = assessed({ state: state(error('server-error', 5)) });
    const paused = assessed({ state: state(error('host-paused', 6)), before: first });
    expect(paused.lastError?.code).toBe('server-error');
  });

  it('gives days in the time zone of the source', () => {
    expect(assessed({ state: state({ lastSuccessAt: '2024-09-01T17:00:00.000Z' }) }).lastSuccessOn).toBe(
      '2024-09-02',
    );
  });
});
