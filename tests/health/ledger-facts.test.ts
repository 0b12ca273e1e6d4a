import { describe, expect, it } from 'vitest';
import { ledgerFacts as factsOf } from '../../functions/health/ledger-facts.ts';
import type { LedgerEntry } from '../../functions/shared/crawl/ledger.ts';

const address = (n: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  source: 'yunze',
  url: `https://www.yunze.example/${n}.html`,
  title: `第${n}次常务会议纪要`,
  listedOn: `2024-03-${String(n).padStart(2, '0')}`,
  firstSeenAt: '2024-06-01T08:00:00.000Z',
  fate: 'fetched',
  attempts: 0,
  version: 1,
  ...more,
});
/** In all the time it takes. */
async function ledgerFacts(entries: AsyncIterable<LedgerEntry>) {
  const facts = await factsOf(entries);
  if (facts === undefined) throw new Error('the time was over');
  return facts;
}

async function* of(...entries: readonly LedgerEntry[]) {
  yield* entries;
}

describe('what a ledger comes to', () => {
  it('counts addresses by their fate, and tells the reasons, most frequent first', async () => {
    const facts = await ledgerFacts(
      of(
        address(1),
        address(2, { fate: 'waiting' }),
        address(3, { fate: 'waiting', code: 'timeout' }),
        address(4, { fate: 'refused', code: 'disallowed' }),
        address(5, { fate: 'refused', code: 'disallowed' }),
        address(6, { fate: 'gone', code: 'gone' }),
      ),
    );
    expect(facts).toMatchObject({ waiting: 2, fetched: 1, gone: 1, missing: 0, refused: 2 });
    expect(facts.unfetched.map(({ fate, code, count }) => [fate, code, count])).toEqual([
      ['refused', 'disallowed', 2],
      ['gone', 'gone', 1],
      ['waiting', 'timeout', 1],
    ]);
    expect(facts.unfetched[0]?.examples.map(({ title }) => title)).toEqual([
      '第5次常务会议纪要',
      '第4次常务会议纪要',
    ]);
  });

  it('keeps the days of minutes, each once, and none of their attachments', async () => {
    const facts = await ledgerFacts(
      of(address(7), address(5), address(5), address(9, { attachedTo: 'https://www.yunze.example/7.html' })),
    );
    expect(facts.days).toEqual(['2024-03-05', '2024-03-07']);
  });

  it('takes the days on which minutes were first seen where the list gives none, but not those of the history', async () => {
    const undated = (day: string, count: number) =>
      Array.from({ length: count }, (_, i) => {
        const { listedOn: _listedOn, ...entry } = address(i, { firstSeenAt: `${day}T08:00:00.000Z` });
        return entry;
      });
    const facts = await ledgerFacts(
      of(
        ...undated('2024-06-01', 9),
        ...undated('2024-06-02', 20),
        ...undated('2024-06-10', 1),
        ...undated('2024-06-17', 2),
      ),
    );
    expect(facts.days).toEqual(['2024-06-02', '2024-06-10', '2024-06-17']);
  });

  it('stays small, however much went wrong', async () => {
    const long = Array.from({ length: 3000 }, (_, i) =>
      address(i, {
        url: `https://www.yunze.example/${'x'.repeat(2000)}${i}`,
        title: '字'.repeat(500),
        fate: 'refused',
        code: `c${i % 40}`,
      }),
    );
    const facts = await ledgerFacts(of(...long));
    expect(JSON.stringify(facts).length).toBeLessThan(40_000);
    expect(facts.refused).toBe(3000);
  });
});
